"""MUC, B3 and CEAF over clusters of mentions, written from their definitions; a mention is any hashable key.

MUC: Vilain et al. 1995. B3: Bagga and Baldwin 1998. CEAF with the entity similarity phi4: Luo 2005. Their mean of F1 is
the CoNLL score (Pradhan et al. 2014). Where the two sides have different mentions, a mention of one side that the other
lacks counts as in no cluster there: it recalls nothing, and nothing of it is precise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

import networkx

Cluster = frozenset[Hashable]
Clusters = Sequence[Cluster]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A sum of what was right and of what could be; ratios of several texts add up before they are divided."""

    right: float = 0.0
    possible: float = 0.0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.right + other.right, self.possible + other.possible)

    @property
    def value(self) -> float:
        """In [0, 1]; 0 where nothing could be right."""
        return self.right / self.possible if self.possible else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of a measure."""

    precision: Ratio = Ratio()
    recall: Ratio = Ratio()

    def __add__(self, other: Score) -> Score:
        return Score(self.precision + other.precision, self.recall + other.recall)

    @property
    def f1(self) -> float:
        """The harmonic mean, in [0, 1]."""
        p, r = self.precision.value, self.recall.value
        return 2 * p * r / (p + r) if p + r else 0.0


def without_singletons(clusters: Iterable[Iterable[Hashable]]) -> list[Cluster]:
    """The clusters with two mentions or more."""
    return [cluster for cluster in map(frozenset, clusters) if len(cluster) > 1]


def muc(key: Clusters, response: Clusters) -> Score:
    """Links: what it takes to join the parts into which the other side cuts a cluster."""
    return Score(_links(response, key), _links(key, response))


def _links(clusters: Clusters, other: Clusters) -> Ratio:
    of = _index(other)
    right = sum(len(c) - len({of.get(m, ("alone", m)) for m in c}) for c in clusters)
    return Ratio(right, sum(len(c) - 1 for c in clusters))


def b_cubed(key: Clusters, response: Clusters) -> Score:
    """Mentions: the share of each one's cluster that the other side has with it."""
    return Score(_shares(response, key), _shares(key, response))


def _shares(clusters: Clusters, other: Clusters) -> Ratio:
    of = _index(other)
    right = 0.0
    for cluster in clusters:
        parts = Counter(of[mention] for mention in cluster if mention in of)
        right += sum(count * count for count in parts.values()) / len(cluster)
    return Ratio(right, sum(len(cluster) for cluster in clusters))


def ceaf_e(key: Clusters, response: Clusters) -> Score:
    """Entities: the best one-to-one alignment of clusters by phi4, twice the mentions in common over those of both."""
    of = _index(response)
    shared: Counter[tuple[int, int]] = Counter()
    for number, cluster in enumerate(key):
        shared.update((number, of[mention]) for mention in cluster if mention in of)
    pairs: networkx.Graph[tuple[str, int]] = networkx.Graph()
    for (left, right), count in sorted(shared.items()):
        similarity = 2 * count / (len(key[left]) + len(response[right]))
        pairs.add_edge(("key", left), ("response", right), weight=similarity)
    total = 0.0
    for part in networkx.connected_components(pairs):
        piece = pairs.subgraph(part)
        total += sum(piece.edges[edge]["weight"] for edge in networkx.max_weight_matching(piece))
    return Score(Ratio(total, len(response)), Ratio(total, len(key)))


def mentions_found(key: Clusters, response: Clusters) -> Score:
    """Mentions in clusters, whatever the cluster."""
    a, b = set(_index(key)), set(_index(response))
    return Score(Ratio(len(a & b), len(b)), Ratio(len(a & b), len(a)))


def _index(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


MEASURES: dict[str, Callable[[Clusters, Clusters], Score]] = {"MUC": muc, "B3": b_cubed, "CEAF-e": ceaf_e}


def conll(scores: Iterable[Score]) -> float:
    """The CoNLL score: the mean of the F1 of the three measures, in [0, 1]."""
    values = [score.f1 for score in scores]
    return sum(values) / len(values)
