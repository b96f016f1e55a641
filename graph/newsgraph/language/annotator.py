"""The spaCy component that sets tags, lemmas, trees, sentences and names, all from one pass of one network."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import raise_error
from spacy.vocab import Vocab

from newsgraph.errors import ModelError
from newsgraph.language.entity_types import refine_entities
from newsgraph.language.layout import paragraph_starts
from newsgraph.language.scoring import OnnxScorer, Weights
from newsgraph.language.semantics.decoding import Semantics
from newsgraph.language.semantics.on_doc import set_semantics
from newsgraph.language.semantics.words import annotated_words
from newsgraph.language.windows import WordAnnotations, annotate_words

Annotations = tuple[WordAnnotations, Semantics | None]
ErrorHandler = Callable[[str, Any, list[Doc], Exception], Any]
AHEAD = 2  # Docs a thread, waiting or done: enough to keep all threads at work

_MORPHOLOGY = {
    "NN": "Number=Sing",
    "NNP": "Number=Sing",
    "NNS": "Number=Plur",
    "NNPS": "Number=Plur",
    "VB": "VerbForm=Inf",
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBG": "Tense=Pres|VerbForm=Part",
    "VBN": "Tense=Past|VerbForm=Part",
    "VBP": "Tense=Pres|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "MD": "VerbForm=Fin",
    "JJR": "Degree=Cmp",
    "JJS": "Degree=Sup",
    "RBR": "Degree=Cmp",
    "RBS": "Degree=Sup",
}


class Annotator:
    """Sets ``pos_``, ``tag_``, ``lemma_``, ``morph`` (from the tag), ``head``, ``dep_``, sentence starts and ``ents``.

    With ``semantics`` also ``doc._.frames`` and the span groups ``coref_clusters_1`` ... of ``doc.spans``, by a second
    network that reads the first one's vectors.

    A Doc's annotations depend on its own text only: it is annotated alone, window by window, by one thread.
    ``nlp.pipe`` annotates ``threads`` Docs side by side.
    """

    def __init__(self, vocab: Vocab, name: str, threads: int, semantics: bool) -> None:
        self.vocab, self.name, self.threads, self.semantics = vocab, name, threads, semantics
        self.weights: Weights | None = None
        self._on_error: ErrorHandler = raise_error

    def use(self, weights: Weights, scorer: OnnxScorer | None = None) -> None:
        """Takes ``weights`` as its own, and the ``scorer`` made of them, if it is there."""
        self.weights = weights
        self._decoder = weights.decoder()
        self._featurizer = weights.featurizer()
        self._scorer = scorer or weights.scorer()
        self._semantics = weights.semantics() if self.semantics else None

    def __call__(self, doc: Doc) -> Doc:
        """Annotates ``doc`` in place."""
        positions = _positions(doc)
        return _annotated(doc, positions, self._found(*_words(doc, positions)))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Annotates a stream of Docs in place, in order, a few ahead of the one asked for.

        Other threads see the words only: the Docs and their vocabulary are touched by the caller's thread alone.
        ``batch_size`` is spaCy's; nothing depends on it.
        """
        with ThreadPoolExecutor(self.threads, "annotator") as pool:
            waiting: deque[tuple[Doc, list[int], Future[Annotations]]] = deque()
            for doc in stream:
                positions = _positions(doc)
                waiting.append((doc, positions, pool.submit(self._found, *_words(doc, positions))))
                if len(waiting) > AHEAD * self.threads:
                    yield from self._finished(*waiting.popleft())
            while waiting:
                yield from self._finished(*waiting.popleft())

    def set_error_handler(self, error_handler: ErrorHandler) -> None:
        """What :meth:`pipe` calls for a Doc that breaks; by default the error is raised."""
        self._on_error = error_handler

    def _finished(self, doc: Doc, positions: list[int], found: Future[Annotations]) -> Iterator[Doc]:
        try:
            annotated = _annotated(doc, positions, found.result())
        except Exception as error:
            self._on_error(self.name, self, [doc], error)
        else:
            yield annotated

    def _found(self, words: list[str], starts: list[bool]) -> Annotations:
        if self.weights is None:
            raise ModelError("the annotator has no weights", self.name, "use newsgraph.language.load or spacy.load")
        found = annotate_words(words, starts, self._featurizer, self._scorer, self._decoder)
        meant = self._semantics(annotated_words(words, found)) if self._semantics else None
        found.vectors.clear()  # larger than all the rest
        return found, meant

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the weights into the folder ``path``."""
        if self.weights is not None:
            self.weights.write(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Annotator:
        """Reads the weights from the folder ``path``."""
        self.use(Weights.read(Path(path)))
        return self


@Language.factory(
    "newsgraph_annotator",
    assigns=[f"token.{layer}" for layer in ("pos", "tag", "lemma", "morph", "dep", "head")]
    + ["doc.sents", "doc.ents", "doc._.frames", "doc.spans"],
    default_config={"threads": 2, "semantics": True},
)
def make_annotator(nlp: Language, name: str, threads: int, semantics: bool) -> Annotator:
    """The component without weights: they come by ``from_disk``."""
    return Annotator(nlp.vocab, name, threads, semantics)


def _positions(doc: Doc) -> list[int]:
    return [token.i for token in doc if not token.is_space]


def _words(doc: Doc, positions: list[int]) -> tuple[list[str], list[bool]]:
    """The words at ``positions``, and for each whether a paragraph starts with it."""
    return [doc[index].text for index in positions], paragraph_starts(doc.text, [doc[index].idx for index in positions])


def _annotated(doc: Doc, positions: list[int], annotations: Annotations) -> Doc:
    found, meant = annotations
    _set_words(doc, positions, found)
    if meant is not None:
        set_semantics(doc, positions, meant)
    spans = [
        Span(doc, positions[entity.start], positions[entity.end - 1] + 1, entity.label) for entity in found.entities
    ]
    doc.set_ents(refine_entities(doc, spans))
    return doc


def _set_words(doc: Doc, positions: list[int], found: WordAnnotations) -> None:
    """Writes the word annotations; a white-space token hangs on the word before it, leading ones on the first word."""
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    size = len(doc)
    if size == 0:
        return
    columns = {attribute: np.zeros(size, np.uint64) for attribute in ("POS", "TAG", "LEMMA", "MORPH", "DEP")}
    heads = np.zeros(size, np.int64)
    spaces = np.ones(size, bool)
    spaces[positions] = False
    features = {tag: morphology.add(_MORPHOLOGY.get(tag, "")) for tag in set(found.xpos)}
    for word, index in enumerate(positions):
        columns["POS"][index] = strings.add(found.upos[word])
        columns["TAG"][index] = strings.add(found.xpos[word])
        columns["LEMMA"][index] = strings.add(found.lemmas[word])
        columns["MORPH"][index] = features[found.xpos[word]]
        dependency = "ROOT" if found.heads[word] == word else found.relations[word]
        columns["DEP"][index] = strings.add(dependency)
        heads[index] = positions[found.heads[word]] - index
    last_word = positions[0] if positions else 0
    for index in range(size):
        if spaces[index]:
            columns["POS"][index], columns["TAG"][index] = strings.add("SPACE"), strings.add("_SP")
            columns["LEMMA"][index], columns["DEP"][index] = strings.add(doc[index].text), strings.add("dep")
            columns["MORPH"][index] = morphology.add("")
            heads[index] = last_word - index
        else:
            last_word = index
    values: Any = np.stack([*columns.values(), heads.astype(np.uint64)], axis=1)
    doc.from_array([*columns, "HEAD"], values)
