"""Many texts through a pipeline."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ANNOTATOR = "newsgraph_annotator"

log = logging.getLogger("newsgraph")


def docs_of(nlp: Language, texts: Iterable[str]) -> Iterator[Doc | None]:
    """The Doc of each text, in order; None where a text breaks the pipeline, and the others go on.

    The packaged pipeline annotates several texts side by side. Others are given one text at a time: what they say of
    it may depend on the rest of a batch.
    """
    if ANNOTATOR not in nlp.pipe_names:
        for text in texts:
            yield _doc_alone(nlp, text)
        return
    # spaCy's annotation says that a handler never returns; its documentation, that it may
    nlp.set_error_handler(_log_broken)  # type: ignore[arg-type]
    asked = 0

    def numbered() -> Iterator[tuple[Doc, int]]:
        nonlocal asked
        for asked, text in enumerate(texts, 1):
            try:
                yield nlp.make_doc(text), asked
            except Exception as error:
                _log_broken("tokenizer", nlp.tokenizer, [], error)

    done = 0
    # what breaks is left out of the stream
    for doc, number in nlp.pipe(numbered(), as_tuples=True):
        for _ in range(done + 1, number):
            yield None
        yield doc
        done = number
    for _ in range(done, asked):
        yield None


def _log_broken(name: str, component: object, docs: list[Doc], error: Exception) -> None:
    log.debug("%s failed", name, exc_info=error)


def _doc_alone(nlp: Language, text: str) -> Doc | None:
    try:
        return nlp(text)
    except Exception as error:
        _log_broken("pipeline", nlp, [], error)
        return None
