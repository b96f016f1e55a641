"""Entities as BIO tags: the tag set, and the best consistent tag sequence under given scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

OUTSIDE = "O"
LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW", "MISC", "DATE")


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """Words ``[start, end)`` named by ``label``."""

    start: int
    end: int
    label: str


def bio_tags(labels: Sequence[str]) -> list[str]:
    """The tags for the labels: ``O``, then ``B-`` and ``I-`` of each."""
    return [OUTSIDE, *(f"{position}-{label}" for label in labels for position in "BI")]


def spans_of_tags(tags: Sequence[str]) -> list[EntitySpan]:
    """The spans of a tag sequence; an ``I-`` that continues nothing begins a span.

    >>> spans_of_tags(["B-ORG", "I-ORG", "O", "B-GPE"])
    [EntitySpan(start=0, end=2, label='ORG'), EntitySpan(start=3, end=4, label='GPE')]
    """
    spans: list[EntitySpan] = []
    start = 0
    label = ""
    for index, tag in enumerate([*tags, OUTSIDE]):
        position, _, here = tag.partition("-")
        if label and (position != "I" or here != label):
            spans.append(EntitySpan(start, index, label))
            label = ""
        if position != OUTSIDE and not label:
            start, label = index, here
    return spans


@lru_cache(maxsize=8)
def _forbidden(labels: tuple[str, ...]) -> NDArray[np.float32]:
    tags = bio_tags(labels)
    penalty = np.zeros((len(tags), len(tags)), np.float32)
    for row, before in enumerate(tags):
        for column, after in enumerate(tags):
            if after.startswith("I-") and before[2:] != after[2:]:
                penalty[row, column] = -np.inf
    return penalty


def log_probabilities(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The logarithms of the chances of each row's columns, from unnormalised scores."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)


def best_spans(scores: NDArray[np.float32], labels: tuple[str, ...]) -> list[EntitySpan]:
    """The spans of the best tag sequence that is well-formed (Viterbi over hard constraints).

    ``scores`` is ``[words, tags]``, unnormalised, columns in the order of :func:`bio_tags`.
    """
    if not len(scores):
        return []
    tags = bio_tags(labels)
    emission = log_probabilities(scores)
    best = emission.argmax(axis=1).tolist()
    if not any(best):
        return []
    transition = _forbidden(labels)
    # the best tag of each word, where these follow one another as they may: nothing can be better
    if all(transition[before, after] == 0 for before, after in pairwise((0, *best))):
        return spans_of_tags([tags[tag] for tag in best])
    total = emission[0] + transition[0]
    back = np.zeros(scores.shape, np.int64)
    for index in range(1, len(scores)):
        paths = total[:, None] + transition
        back[index] = paths.argmax(axis=0)
        total = paths.max(axis=0) + emission[index]
    best = [int(total.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        best.append(int(back[index, best[-1]]))
    return spans_of_tags([tags[tag] for tag in reversed(best)])
