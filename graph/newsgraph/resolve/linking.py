"""Profiles joined to clusters one by one, in order, every decision with score and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgraph.model import Decision, Verdict
from newsgraph.resolve.blocking import Blocks
from newsgraph.resolve.clusters import Kind
from newsgraph.resolve.features import THRESHOLD, Score, score_of
from newsgraph.resolve.name_matching import person_names_agree
from newsgraph.resolve.partition import Partition
from newsgraph.resolve.views import View

# how much better a surname's best bearer must be than the next
MARGIN = 0.1
# the score at which more than a name speaks for two profiles being one
SURE_OF_SHARED_NAME = 0.9
# of the pairs that are not joined, so many are kept for each profile, the likeliest
KEPT = 3
_UNCLEAR = "another bearer of the name fits as well"
_OTHER_FITS = "another fits better"
_SHARED = "several entries of the gazetteer bear the name"


class _Pair(NamedTuple):
    """An earlier profile, by its place, that the one looked at may be, and how likely."""

    place: int
    scored: Score

    @property
    def score(self) -> float:
        return self.scored.value


class Linking:
    """The linking of profiles that no table knows.

    Args:
        views: The profiles, see ``blocking.in_order``.
        partition: What is joined and forbidden already; it grows.
    """

    def __init__(self, views: Sequence[View], partition: Partition) -> None:
        self._views = [view for view in views if view.profile.link is None]
        self._partition = partition
        self._blocks = Blocks(self._views)
        self._last_of_day = _ends_of_days(self._views)
        self._given: Counter[str] = Counter()
        self._surnames: Counter[str] = Counter()
        self._persons = 0
        self._unclear: set[str] = set()

    def decisions(self) -> Iterator[Decision]:
        """Join the profiles, one after the other, and say why or why not."""
        for place, view in enumerate(self._views):
            self._expect_namesakes(view)
            made = tuple(self._link(place, view))
            if not any(decision.verdict is Verdict.SAME for decision in made):
                self._count(view)
            yield from made

    def _link(self, place: int, view: View) -> Iterator[Decision]:
        pairs = self._scored(place, view)
        fitting = [pair for pair in pairs if pair.score >= THRESHOLD]
        unclear = self._is_unclear(view, fitting)
        if unclear:
            self._unclear.add(view.id)
        apart: list[Decision] = []
        joined = False
        for pair in pairs:
            left = self._views[pair.place]
            if self._partition.together(left.id, view.id):
                continue
            if pair.score < THRESHOLD:
                but: str | None = None
            elif joined:
                but = _OTHER_FITS
            elif unclear or self._has_rival(place, view, pair):
                but = _UNCLEAR
            elif pair.score < SURE_OF_SHARED_NAME and (left.is_shared or view.is_shared):
                but = _SHARED
            else:
                but = self._partition.join(left.id, view.id)
                if but is None:
                    joined = True
                    yield Decision(left.id, view.id, Verdict.SAME, pair.score, pair.scored.reasons)
                    continue
            if len(apart) < KEPT:
                reasons = (*pair.scored.reasons, but) if but else pair.scored.reasons
                apart.append(Decision(left.id, view.id, Verdict.DIFFERENT, pair.score, reasons))
        yield from apart

    def _scored(self, place: int, view: View) -> list[_Pair]:
        found: list[_Pair] = []
        for other in self._blocks.before(place):
            left = self._views[other]
            if left.profile.article_id == view.profile.article_id or (left.entry and view.entry):
                continue  # decided in the article, or by the gazetteer
            if (scored := score_of(left, view)) is not None:
                found.append(_Pair(other, scored))
        # by place already, and sorting keeps that among equals
        return sorted(found, key=_likelihood, reverse=True)

    def _is_unclear(self, view: View, fitting: Sequence[_Pair]) -> bool:
        """Whether a surname alone fits two persons about as well who cannot be one."""
        if view.kind is not Kind.PERSON or view.full_names or not fitting:
            return False
        full = [(pair, self._views[pair.place]) for pair in fitting if self._views[pair.place].full_names]
        if not full:
            return False
        best, bearer = full[0]
        return any(best.score - pair.score < MARGIN and not _agree(other, bearer) for pair, other in full[1:])

    def _has_rival(self, place: int, view: View, pair: _Pair) -> bool:
        """Whether an earlier surname alone, to which a full name would be joined, fits another person about as well."""
        short = self._views[pair.place]
        if view.kind is not Kind.PERSON or not view.full_names or short.full_names:
            return False
        if short.id in self._unclear:
            return True
        for other in self._blocks.full_names_of(pair.place, self._last_of_day[place]):
            rival = self._views[other]
            if _agree(rival, view) or rival.profile.article_id == short.profile.article_id:
                continue
            found = score_of(short, rival)
            if found is not None and found.value >= max(THRESHOLD, pair.score - MARGIN):
                return True
        return False

    def _expect_namesakes(self, view: View) -> None:
        """How many others of the profile's name are to be expected among the persons before it, from its parts."""
        for given, surname in view.parts if self._persons else ():
            view.namesakes = max(view.namesakes, self._given[given] * self._surnames[surname] / self._persons)

    def _count(self, view: View) -> None:
        """Count the name of a person who was not there before."""
        for given, surname in view.parts:
            self._given[given] += 1
            self._surnames[surname] += 1
            self._persons += 1


def _likelihood(pair: _Pair) -> float:
    return pair.score


def _ends_of_days(views: Sequence[View]) -> list[int]:
    """For each place the first place of a later day."""
    ends = [len(views)] * len(views)
    for place in range(len(views) - 2, -1, -1):
        same = views[place].order[0] == views[place + 1].order[0]
        ends[place] = ends[place + 1] if same else place + 1
    return ends


def _agree(left: View, right: View) -> bool:
    return all(person_names_agree(a, b) for a in left.full_names for b in right.full_names)
