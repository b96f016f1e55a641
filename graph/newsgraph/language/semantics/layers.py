"""The last layers of the second network, which work on pairs and are applied once the pairs are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsgraph.language.activation import gelu
from newsgraph.language.semantics.tree_paths import TreePaths

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RoleLayer:
    """Scores role tags for pairs of a predicate and a word.

    ``inner`` and ``outer``: ``[shapes * (relations + 1), hidden]``; ``distance``: ``[distances, hidden]``; ``weight``:
    ``[tags, hidden]``; ``bias``: ``[tags]``.
    """

    relations: int
    inner: Floats
    outer: Floats
    distance: Floats
    weight: Floats
    bias: Floats

    def __call__(self, predicates: Floats, words: Floats, paths: TreePaths) -> Floats:
        """``[p, hidden]`` and ``[n, hidden]`` to ``[p, n, tags]``."""
        rows = paths.shape * (self.relations + 1)
        hidden = predicates[:, None] + words[None] + self.distance[paths.distance]
        hidden = hidden + self.inner[rows + paths.inner] + self.outer[rows + paths.outer]
        # one predicate at a time: for larger products BLAS starts threads, which takes longer than the sum itself
        return np.stack([gelu(row) @ self.weight.T + self.bias for row in hidden])


@dataclass(frozen=True, slots=True)
class AntecedentLayer:
    """Scores pairs of a mention and an earlier one.

    ``features``: for each pair feature ``[rows, hidden]``; ``weight``: ``[hidden]``.
    """

    features: tuple[Floats, ...]
    weight: Floats

    def __call__(self, halves: Floats, features: Sequence[Integers]) -> Floats:
        """``[pairs, hidden]``, the sum of a pair's halves, with ``[pairs]`` of each feature to ``[pairs]``."""
        hidden = halves
        for table, rows in zip(self.features, features, strict=True):
            hidden = hidden + table[rows]
        return np.asarray(gelu(hidden) @ self.weight, np.float32)
