"""How a word stands to a predicate in the dependency tree, as small integers.

The way from a predicate to a word goes up some steps to their nearest common ancestor and down to the word (the path
feature of Gildea & Jurafsky 2002, its parts kept apart so that rare paths share what they have with common ones).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

MOST_STEPS = 3  # steps up from the predicate that are told apart
SHAPES = 3 * (MOST_STEPS + 1)  # by steps up: the ancestor itself, a child of it, further down
_DISTANCES = np.asarray([1, 2, 3, 4, 6, 9, 15])
DISTANCES = 2 * len(_DISTANCES) + 1


@dataclass(frozen=True, slots=True)
class TreePaths:
    """For ``p`` predicates and ``n`` words of a sentence, ``[p, n]`` each.

    ``shape``: below ``SHAPES``. ``outer``: 1 + the relation by which the predicate's side hangs on the common ancestor;
    ``inner``: 1 + the relation by which the word's side does; 0 where there is none. ``distance``: side and number of
    words between, below ``DISTANCES``.
    """

    shape: Integers
    outer: Integers
    inner: Integers
    distance: Integers


def tree_paths(heads: Sequence[int], relations: Sequence[int], predicates: Sequence[int]) -> TreePaths:
    """The paths from each of ``predicates`` to every word; ``heads`` are indices, a root its own head."""
    size = len(heads)
    order = _heads_first(heads)
    shape, outer, inner = (np.zeros((len(predicates), size), np.int64) for _ in range(3))
    for row, predicate in enumerate(predicates):
        chain = [predicate]
        while heads[chain[-1]] != chain[-1]:
            chain.append(heads[chain[-1]])
        level = {word: index for index, word in enumerate(chain)}
        up, branch = [0] * size, [-1] * size
        for word in order:
            if word in level:
                up[word] = level[word]
                depth = 0
            else:
                head = heads[word]
                up[word] = up[head]
                branch[word] = word if head in level else branch[head]
                depth = 1 if head in level else 2
                inner[row, word] = 1 + relations[branch[word]]
            shape[row, word] = 3 * min(up[word], MOST_STEPS) + depth
            if up[word]:
                outer[row, word] = 1 + relations[chain[up[word] - 1]]
    return TreePaths(shape, outer, inner, _distances(predicates, size))


def _heads_first(heads: Sequence[int]) -> list[int]:
    children: list[list[int]] = [[] for _ in heads]
    waiting: list[int] = []
    for word, head in enumerate(heads):
        (waiting if head == word else children[head]).append(word)
    order = []
    while waiting:
        word = waiting.pop()
        order.append(word)
        waiting.extend(children[word])
    return order


def _distances(predicates: Sequence[int], size: int) -> Integers:
    offset = np.arange(size)[None] - np.asarray(predicates, np.int64)[:, None]
    bucket = np.searchsorted(_DISTANCES, np.abs(offset), side="right")
    return np.where(offset == 0, 0, bucket + np.where(offset > 0, len(_DISTANCES), 0))
