"""Annotating a document of any length: windows over its words, decoded one by one.

A window holds up to ``WINDOW`` words and begins where a sentence begins. Its last sentence may be cut off, so it is
read again as the beginning of the next window. Where that one begins in the first quarter the window is widened to
``WIDEST`` words, and where it does so still, it is cut: the time stays linear for any text. Each window is scored
alone, and names are settled at the end for all: what is said of a document depends on that document only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsgraph.language.activation import gelu
from newsgraph.language.document_names import document_spans
from newsgraph.language.entity_tags import EntitySpan
from newsgraph.language.features import Features, Featurizer
from newsgraph.language.labelled_arcs import Integers, labelled_tree
from newsgraph.language.lemma_scripts import apply_script
from newsgraph.language.lemmas import LemmaLexicon

WINDOW = 110
WIDEST = 220
LEAST_SHARE = 4  # a window moves on by at least this part of itself
LEMMA_CANDIDATES = 8
BLOCK = 16  # rows
PIECES = 510  # positions that the encoder has, less the two marks at the ends

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the ``n`` words of one window.

    ``upos``, ``xpos``, ``lemma``, ``entity``: ``[n, classes]``; ``sentence``: ``[n, 2]``, second column "begins a
    sentence"; ``arc``: ``[n, n + 1]``, column 0 the artificial root; ``dependent`` ``[n, d]`` and ``head``
    ``[n + 1, d]``: the two halves of a relation's hidden layer; ``vectors``: ``[n, width]``, the encoder's middle and
    last layer, for the second network.
    """

    upos: Floats
    xpos: Floats
    lemma: Floats
    sentence: Floats
    entity: Floats
    arc: Floats
    dependent: Floats
    head: Floats
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Inventory:
    """The names of the classes, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    relation: tuple[str, ...]
    entity: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationLayer:
    """The last layer of the relation classifier, applied once the heads are known."""

    weight: Floats
    bias: Floats

    def __call__(self, hidden: Floats) -> Floats:
        active = gelu(hidden)
        # in small blocks: for larger ones BLAS starts threads, which takes many times longer than the sum itself
        blocks = [active[row : row + BLOCK] @ self.weight.T for row in range(0, len(active), BLOCK)]
        return np.asarray(np.concatenate(blocks) + self.bias, np.float32)


@dataclass(frozen=True, slots=True)
class Decoder:
    """What turns scores into annotations."""

    inventory: Inventory
    relation_layer: RelationLayer
    lexicon: LemmaLexicon


@dataclass(slots=True)
class WordAnnotations:
    """One entry a word; ``heads`` are absolute word indices, a root is its own head.

    ``vectors`` has one array ``[words, width]`` for each window, in order.
    """

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    sentence_starts: list[bool] = field(default_factory=list)
    entities: list[EntitySpan] = field(default_factory=list)
    vectors: list[Floats] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.upos)


Scorer = Callable[[Features], Scores]


def annotate_words(
    words: Sequence[str],
    paragraph_starts: Sequence[bool],
    featurizer: Featurizer,
    scorer: Scorer,
    decoder: Decoder,
) -> WordAnnotations:
    """Every annotation of ``words``, the words of one document. A sentence starts where a paragraph does."""
    result = WordAnnotations()
    names: list[Floats] = []
    position = 0
    while position < len(words):
        for width in (WINDOW, WIDEST):
            end = _window_end(words, position, width, featurizer)
            features = featurizer(words[position:end], paragraph_starts[position:end])
            scores = scorer(features)
            starts = _sentence_starts(scores.sentence, paragraph_starts[position:end])
            whole = end == len(words)
            moves_on = starts[-1] * LEAST_SHARE >= end - position
            if whole or moves_on:
                break
        used = starts[-1] if moves_on and not whole else end - position
        bounds = [*(start for start in starts if start < used), used]
        for start, stop in pairwise(bounds):
            _decode_sentence(words, position, start, stop, scores, decoder, result)
            names.append(scores.entity[start:stop])
        result.vectors.append(scores.vectors[:used])
        position += used
    result.entities.extend(document_spans(words, names, decoder.inventory.entity))
    return result


def _window_end(words: Sequence[str], position: int, width: int, featurizer: Featurizer) -> int:
    end, pieces = position, 0
    while end < len(words) and end - position < width:
        pieces += len(featurizer.pieces(words[end]))
        if pieces > PIECES:
            break
        end += 1
    return end


def _sentence_starts(scores: Floats, paragraph_starts: Sequence[bool]) -> list[int]:
    begins = (scores[:, 1] > scores[:, 0]) | np.asarray(paragraph_starts, bool)
    begins[0] = True
    return [int(index) for index in np.flatnonzero(begins)]


def _lemma_candidates(word: str, best: int, scores: Floats, scripts: tuple[str, ...]) -> Iterator[str]:
    """The lemmas that the network's best scripts make, the one of ``best`` first: few words need another."""
    lemma = apply_script(word, scripts[best])
    if lemma:
        yield lemma
    for index in np.argsort(-scores, kind="stable")[1:LEMMA_CANDIDATES]:
        lemma = apply_script(word, scripts[int(index)])
        if lemma:
            yield lemma


def _decode_sentence(
    words: Sequence[str],
    base: int,
    start: int,
    stop: int,
    scores: Scores,
    decoder: Decoder,
    result: WordAnnotations,
) -> None:
    inventory = decoder.inventory
    here = slice(start, stop)
    result.upos.extend(inventory.upos[index] for index in scores.upos[here].argmax(axis=1).tolist())
    result.xpos.extend(inventory.xpos[index] for index in scores.xpos[here].argmax(axis=1).tolist())
    for index, best in enumerate(scores.lemma[here].argmax(axis=1).tolist(), start):
        word = words[base + index]
        candidates = _lemma_candidates(word, best, scores.lemma[index], inventory.lemma)
        upos, xpos = result.upos[base + index], result.xpos[base + index]
        result.lemmas.append(decoder.lexicon.lemma(word, upos, xpos, candidates))
    result.sentence_starts.extend(index == start for index in range(start, stop))
    arcs = np.concatenate([scores.arc[here, :1], scores.arc[here, start + 1 : stop + 1]], axis=1)

    def relation_scores(words: Integers, heads: Integers) -> Floats:
        rows = np.where(heads == 0, 0, heads + start)
        return decoder.relation_layer(scores.dependent[here][words] + scores.head[rows])

    tree, labels = labelled_tree(arcs, relation_scores, inventory.relation)
    first = base + start
    result.heads.extend(first + (index if head == 0 else head - 1) for index, head in enumerate(tree.tolist()))
    result.relations.extend(inventory.relation[label] for label in labels.tolist())
