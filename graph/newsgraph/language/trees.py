"""Dependency trees from arc scores: the best tree with exactly one root, exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(scores: NDArray[np.floating]) -> Heads:
    """Heads of the highest-scoring tree with one root word.

    ``scores[d, h]`` is the score of word ``h`` (1-based; 0 is the artificial root) as the head of word ``d`` (0-based):
    shape ``[n, n + 1]``. Returns ``n`` heads in the same numbering. Chu-Liu/Edmonds; a constant taken from the root
    column that outweighs every other difference leaves one root arc (Stanojević & Cohen 2021, section 2).
    """
    size = scores.shape[0]
    if size == 0:
        return np.zeros(0, np.int64)
    weights = np.full((size + 1, size + 1), -np.inf)
    weights[1:] = scores
    np.fill_diagonal(weights, -np.inf)
    greedy: Heads = weights[1:].argmax(axis=1)
    if np.count_nonzero(greedy == 0) == 1 and _find_cycle(np.concatenate([[0], greedy])) is None:
        return greedy
    finite = weights[np.isfinite(weights)]
    weights[1:, 0] -= 1.0 + (finite.max() - finite.min()) * (size + 1)
    tree: Heads = _maximum_arborescence(weights)[1:]
    return tree


def _find_cycle(heads: Heads) -> list[int] | None:
    """One cycle of the head function (node 0 is the root), or None."""
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return None


def _maximum_arborescence(weights: Scores) -> Heads:
    """Heads of the maximum spanning arborescence from node 0; ``weights[dependent, head]``; entry 0 is 0."""
    heads: Heads = weights.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    ring = np.asarray(cycle)
    outside = np.ones(len(weights), bool)
    outside[ring] = False
    rest = np.flatnonzero(outside)
    # the cycle becomes one node, the last: its arcs in are worth what they add over the cycle arc that they replace
    size = len(rest)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = weights[np.ix_(rest, rest)]
    out_of_ring = weights[np.ix_(rest, ring)]
    into_ring = weights[np.ix_(ring, rest)] - weights[ring, heads[ring]][:, None]
    smaller[:size, size] = out_of_ring.max(axis=1)
    smaller[size, :size] = into_ring.max(axis=0)
    smaller[0] = -np.inf
    solved = _maximum_arborescence(smaller)
    result: Heads = heads.copy()
    for index in range(1, size):
        head = int(solved[index])
        result[rest[index]] = ring[out_of_ring[index].argmax()] if head == size else rest[head]
    entry = int(solved[size])
    broken = ring[into_ring[:, entry].argmax()]
    result[broken] = rest[entry]
    return result
