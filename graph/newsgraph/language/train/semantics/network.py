"""The second network in torch: two layers over the first one's vectors, and the heads for roles and coreference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from newsgraph.language.semantics.coreference import FEATURE_ROWS
from newsgraph.language.semantics.layers import AntecedentLayer, RoleLayer
from newsgraph.language.semantics.tree_paths import DISTANCES, SHAPES
from newsgraph.language.semantics.words import ENTITY_CLASSES
from newsgraph.language.train.network import HIDDEN, Dropout, Layer

VECTORS = 4 * HIDDEN
INNER, LAYERS = 768, 2
SENSE, ROLE, PAIR, PRODUCT = 64, 160, 64, 64
# the corpora differ in what they take for a mention: only the first one's opinion is exported
MENTION_STYLES = ("gum", "litbank", "redocred")


@dataclass(frozen=True, slots=True)
class SemanticSizes:
    """Numbers of classes."""

    upos: int
    relations: int
    tags: int
    rolesets: int


class SemanticNetwork(nn.Module):
    """Everything that is said of single words; what is said of pairs is in the tables of the pair layers."""

    def __init__(self, sizes: SemanticSizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.project = nn.Linear(VECTORS, HIDDEN)
        self.upos = nn.Embedding(sizes.upos, HIDDEN)
        self.relation = nn.Embedding(sizes.relations, HIDDEN)
        self.head_relation = nn.Embedding(sizes.relations, HIDDEN)
        self.entity = nn.Embedding(len(ENTITY_CLASSES), HIDDEN)
        for table in (self.upos, self.relation, self.head_relation, self.entity):
            nn.init.normal_(table.weight, std=0.1)
        self.norm = nn.LayerNorm(HIDDEN)
        self.layers = nn.ModuleList(Layer(INNER) for _ in range(LAYERS))
        self.drop, self.drop_vectors, self.drop_pairs = Dropout(0.25), Dropout(0.2), Dropout(0.2)
        self.predicate = nn.Linear(HIDDEN, 1)
        self.sense = nn.Linear(HIDDEN, SENSE)
        self.as_predicate, self.as_word = nn.Linear(HIDDEN, ROLE), nn.Linear(HIDDEN, ROLE)
        self.mention = nn.Linear(HIDDEN, len(MENTION_STYLES))
        self.anaphor, self.antecedent = nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR)
        self.anaphor_product, self.antecedent_product = nn.Linear(HIDDEN, PRODUCT), nn.Linear(HIDDEN, PRODUCT)
        # applied to pairs
        self.senses = nn.Embedding(sizes.rolesets, SENSE)
        paths = SHAPES * (sizes.relations + 1)
        self.inner, self.outer = nn.Embedding(paths, ROLE), nn.Embedding(paths, ROLE)
        self.distance = nn.Embedding(DISTANCES, ROLE)
        self.role = nn.Linear(ROLE, sizes.tags)
        self.features = nn.ModuleList(nn.Embedding(rows, PAIR) for rows in FEATURE_ROWS)
        self.pair = nn.Linear(PAIR, 1, bias=False)
        for table in (self.senses, self.inner, self.outer, self.distance, *self.features):
            nn.init.normal_(table.weight, std=0.1)

    def states(self, vectors: Tensor, classes: Sequence[Tensor], present: Tensor) -> Tensor:
        """``[batch, words, HIDDEN]`` from ``[batch, words, VECTORS]`` and ``[batch, words]`` of each class."""
        upos, relation, head_relation, entity = classes
        bias = ((1.0 - present.float()) * -1e4)[:, None, None, :]
        x = self.project(self.drop_vectors(vectors)) + self.upos(upos) + self.relation(relation)
        x = self.norm(x + self.head_relation(head_relation) + self.entity(entity))
        for layer in self.layers:
            x = layer(x, bias)
        states: Tensor = self.drop(x)
        return states

    def forward(
        self, vectors: Tensor, upos: Tensor, relation: Tensor, head_relation: Tensor, entity: Tensor
    ) -> tuple[Tensor, ...]:
        """What :class:`RoleScores` and :class:`MentionScores` hold of every word, for windows without padding."""
        x = self.states(vectors, (upos, relation, head_relation, entity), torch.ones_like(upos))
        return (
            self.predicate(x)[..., 0], self.sense(x), self.as_predicate(x), self.as_word(x), self.mention(x)[..., 0],
            self.anaphor(x), self.antecedent(x), self.anaphor_product(x), self.antecedent_product(x),
        )  # fmt: skip

    def role_scores(self, predicates: Tensor, words: Tensor, paths: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
        """Role tags of pairs: ``[k, ROLE]`` each and the four parts of their paths ``[k]``."""
        shape, outer, inner, distance = paths
        rows = shape * (self.sizes.relations + 1)
        hidden = predicates + words + self.distance(distance)
        hidden = hidden + self.drop_pairs(self.inner(rows + inner) + self.outer(rows + outer))
        scores: Tensor = self.role(self.drop_pairs(functional.gelu(hidden, approximate="tanh")))
        return scores

    def pair_scores(self, anaphors: Tensor, antecedents: Tensor, features: list[Tensor]) -> Tensor:
        """``[...]`` from ``[..., PAIR]`` each and the pair features ``[...]``."""
        hidden = anaphors + antecedents
        for table, rows in zip(self.features, features, strict=True):
            hidden = hidden + table(rows)
        scores: Tensor = self.pair(self.drop_pairs(functional.gelu(hidden, approximate="tanh")))[..., 0]
        return scores

    def role_layer(self) -> RoleLayer:
        """The tables for roles, as decoding uses them."""
        tables = (self.inner.weight, self.outer.weight, self.distance.weight, self.role.weight, self.role.bias)
        return RoleLayer(self.sizes.relations, *(_array(table) for table in tables))

    def antecedent_layer(self) -> AntecedentLayer:
        """The tables for coreference, as decoding uses them."""
        tables = [table for table in self.features if isinstance(table, nn.Embedding)]
        return AntecedentLayer(tuple(_array(table.weight) for table in tables), _array(self.pair.weight)[0])


def _array(parameter: Tensor) -> NDArray[np.float32]:
    return parameter.detach().numpy().astype(np.float32).copy()
