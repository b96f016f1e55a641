"""What the second network and its decoding know of the words of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsgraph.language.windows import WordAnnotations

Floats = NDArray[np.float32]

WINDOW = 128  # words: sentences are put together up to this many

ENTITY_CLASSES = ("", "PERSON", "ORG", "PLACE", "OTHER")
_CLASS_OF = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "EVENT": "OTHER",
    "PRODUCT": "OTHER", "WORK": "OTHER", "LAW": "OTHER", "MISC": "OTHER",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnnotatedWords:
    """The words of one document with what the first network said of them.

    ``heads`` are indices, a root its own head; ``entities`` are ``(start, end, class)`` in text order, classes of
    ``ENTITY_CLASSES``; ``vectors`` is ``[words, width]``.
    """

    words: Sequence[str]
    lemmas: Sequence[str]
    upos: Sequence[str]
    xpos: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    sentence_starts: Sequence[bool]
    entities: Sequence[tuple[int, int, str]]
    vectors: Floats

    def __len__(self) -> int:
        return len(self.words)

    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as ``[start, end)``."""
        starts = [index for index, begins in enumerate(self.sentence_starts) if begins]
        return list(pairwise([*starts, len(self)])) if starts else []

    def windows(self) -> Iterator[list[tuple[int, int]]]:
        """Runs of whole sentences of at most ``WINDOW`` words, where a sentence is not longer itself."""
        window: list[tuple[int, int]] = []
        for sentence in self.sentences():
            if window and sentence[1] - window[0][0] > WINDOW:
                yield window
                window = []
            window.append(sentence)
        if window:
            yield window


def annotated_words(words: Sequence[str], found: WordAnnotations) -> AnnotatedWords:
    """What the first network found of ``words``, as the second reads it; dates are no entities here."""
    entities = [(e.start, e.end, _CLASS_OF[e.label]) for e in found.entities if e.label in _CLASS_OF]
    return AnnotatedWords(
        words, found.lemmas, found.upos, found.xpos, found.heads, found.relations, found.sentence_starts, entities,
        np.concatenate(found.vectors) if found.vectors else np.zeros((0, 0), np.float32),
    )  # fmt: skip
