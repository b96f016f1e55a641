"""The training material in one form, whatever corpus it comes from."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgraph.language.entity_tags import LABELS

ALL_LABELS = frozenset(LABELS)
NOTHING_OPEN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PartialEntity:
    """A mention, words ``[start, end)``, with every label that its corpus leaves possible."""

    start: int
    end: int
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tree:
    """The treebank layers of a sentence; heads count from 1, 0 is the root."""

    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a corpus.

    ``open_labels`` are the labels that the corpus does not annotate: where it says "outside", a mention of these may
    stand. ``hidden`` words say nothing about entities. ``starts_known`` is False where the boundary is not that of a
    sentence.
    """

    document: str
    words: tuple[str, ...]
    starts_paragraph: bool
    entities: tuple[PartialEntity, ...] = ()
    open_labels: frozenset[str] = ALL_LABELS
    hidden: frozenset[int] = frozenset()
    tree: Tree | None = None
    starts_known: bool = True


def read_gzip(path: Path) -> str:
    """The text of a gzip file in UTF-8."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return stream.read()


def without_overlaps(entities: Iterable[PartialEntity]) -> tuple[PartialEntity, ...]:
    """The longest entities first, none over another, in text order."""
    taken: set[int] = set()
    kept = []
    for entity in sorted(entities, key=lambda e: (e.start - e.end, e.start, sorted(e.labels))):
        span = range(entity.start, entity.end)
        if span and taken.isdisjoint(span):
            taken.update(span)
            kept.append(entity)
    return tuple(sorted(kept, key=lambda e: e.start))


def documents(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences grouped by neighbouring equal document."""
    current: list[Sentence] = []
    for sentence in sentences:
        if current and sentence.document != current[-1].document:
            yield current
            current = []
        current.append(sentence)
    if current:
        yield current


def chunks(sentences: Sequence[Sentence], most_words: int) -> Iterator[list[Sentence]]:
    """Runs of whole sentences of one document, of at most ``most_words`` words where a sentence is not longer."""
    for document in documents(sentences):
        current: list[Sentence] = []
        size = 0
        for sentence in document:
            if current and size + len(sentence.words) > most_words:
                yield current
                current, size = [], 0
            current.append(sentence)
            size += len(sentence.words)
        yield current
