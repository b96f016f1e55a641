"""What the second network takes in beside vectors, and the names of its classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from newsgraph.language.semantics.words import ENTITY_CLASSES, AnnotatedWords

_ENTITY = {name: index for index, name in enumerate(ENTITY_CLASSES)}


@dataclass(frozen=True, slots=True)
class SemanticInventory:
    """Names of the classes; ``of_lemma`` has for each lemma its rolesets, as positions, the commonest first."""

    upos: tuple[str, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    rolesets: tuple[str, ...]
    of_lemma: Mapping[str, tuple[int, ...]]

    def relation_index(self, name: str) -> int:
        """The position of a relation; unknown ones count as ``dep``."""
        index = _positions(self.relations)
        return index.get(name, index["dep"])

    def upos_index(self, name: str) -> int:
        """The position of a word class; unknown ones count as ``X``."""
        index = _positions(self.upos)
        return index.get(name, index["X"])


@lru_cache(maxsize=8)
def _positions(names: tuple[str, ...]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def word_classes(seen: AnnotatedWords, inventory: SemanticInventory) -> NDArray[np.int64]:
    """``[4, words]``: word class, relation, relation of the head, entity class."""
    relations = [inventory.relation_index(name) for name in seen.relations]
    entities = [0] * len(seen)
    for start, end, name in seen.entities:
        entities[start:end] = [_ENTITY[name]] * (end - start)
    return np.asarray(
        [
            [inventory.upos_index(name) for name in seen.upos],
            relations,
            [relations[head] for head in seen.heads],
            entities,
        ],
        np.int64,
    )
