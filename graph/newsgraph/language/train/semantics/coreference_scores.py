"""How well clusters agree with annotated ones: the CoNLL score of the shared tasks of 2011 and 2012.

MUC (Vilain et al. 1995), B3 (Bagga & Baldwin 1998) and CEAF with phi4 (Luo 2005) as Pradhan et al. 2014 define them for
found mentions; the score is the mean of the three F1.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[Set[Hashable]]


@dataclass(slots=True)
class _Tally:
    hits: float = 0.0
    total: float = 0.0

    def rate(self) -> float:
        return self.hits / self.total if self.total else 0.0


@dataclass(slots=True)
class CoreferenceScores:
    """Counts over documents; figures are percentages."""

    recall: dict[str, _Tally] = field(default_factory=lambda: {name: _Tally() for name in ("MUC", "B3", "CEAF")})
    precision: dict[str, _Tally] = field(default_factory=lambda: {name: _Tally() for name in ("MUC", "B3", "CEAF")})

    def add(self, gold: Clusters, found: Clusters) -> None:
        """Counts one document; clusters of one mention are left out on both sides."""
        gold, found = ([set(c) for c in side if len(c) > 1] for side in (gold, found))
        for name, link in (("MUC", _muc), ("B3", _b_cubed)):
            for tally, of, against in ((self.recall[name], gold, found), (self.precision[name], found, gold)):
                hits, total = link(of, against)
                tally.hits += hits
                tally.total += total
        shared = _ceaf(gold, found)
        for tally, size in ((self.recall["CEAF"], len(gold)), (self.precision["CEAF"], len(found))):
            tally.hits += shared
            tally.total += size

    def f(self, name: str) -> float:
        """F1 of one measure."""
        recall, precision = self.recall[name].rate(), self.precision[name].rate()
        return 200 * recall * precision / (recall + precision) if recall + precision else 0.0

    def conll(self) -> float:
        """The mean of the three."""
        return sum(self.f(name) for name in ("MUC", "B3", "CEAF")) / 3


def _muc(of: Clusters, against: Clusters) -> tuple[float, float]:
    where = {mention: number for number, cluster in enumerate(against) for mention in cluster}
    hits = total = 0.0
    for cluster in of:
        parts = {where[mention] for mention in cluster if mention in where}
        alone = sum(mention not in where for mention in cluster)
        hits += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return hits, total


def _b_cubed(of: Clusters, against: Clusters) -> tuple[float, float]:
    where = {mention: cluster for cluster in against for mention in cluster}
    hits = total = 0.0
    for cluster in of:
        hits += sum(len(cluster & where[mention]) / len(cluster) for mention in cluster if mention in where)
        total += len(cluster)
    return hits, total


def _ceaf(gold: Clusters, found: Clusters) -> float:
    if not gold or not found:
        return 0.0
    likeness = np.asarray([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    rows, columns = linear_sum_assignment(-likeness)
    return float(likeness[rows, columns].sum())
