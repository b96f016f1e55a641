"""Profiles in clusters, under must-links and cannot-links that no chain of merges can break."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsgraph.names import PersonName
from newsgraph.resolve.clusters import Kind
from newsgraph.resolve.name_matching import person_names_agree
from newsgraph.resolve.spelling import spelt_alike
from newsgraph.resolve.views import View


@dataclass(slots=True)
class _Side:
    """What profiles that fit one another show of a thing; sides of one profile share the sets of what they show."""

    links: frozenset[str]
    entries: frozenset[str]
    excluded: frozenset[str]
    kinds: frozenset[str]
    genders: frozenset[str]
    full_names: tuple[PersonName, ...]


@dataclass(slots=True)
class _Block:
    """A cluster that grows, and what its profiles rule out.

    It has one side, but for profiles that only a user's word holds together: what fits one side of these fits the
    cluster, so that all of two entities that a user merges comes together.
    """

    members: list[str]
    sides: list[_Side]
    apart: frozenset[str] = frozenset()


class Partition:
    """The clusters of profiles; every merge is checked against all that is known of both sides.

    Args:
        views: All profiles.
        apart: Pairs of profile ids that are two things, whatever else speaks for them.
        together: Profile ids that are one thing, a group each, whatever else speaks against it. No group holds both
            of a pair that is apart, by itself or with other groups.
    """

    def __init__(
        self, views: Sequence[View], apart: Iterable[tuple[str, str]] = (), together: Iterable[Sequence[str]] = ()
    ) -> None:
        self._of: dict[str, str] = {view.id: view.id for view in views}
        self._blocks = {view.id: _Block([view.id], [_side(view)]) for view in views}
        for left, right in apart:
            self._blocks[left].apart |= {right}
            self._blocks[right].apart |= {left}
        for first, *others in together:
            for other in others:
                self._merge(first, other)

    def together(self, left: str, right: str) -> bool:
        """Whether two profiles are in one cluster."""
        return self._of[left] == self._of[right]

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """The profile ids of each cluster, in no particular order."""
        return tuple(tuple(block.members) for block in self._blocks.values())

    def join(self, left: str, right: str, *, forced: bool = False) -> str | None:
        """Make the clusters of two profiles one, or say why they cannot be; ``forced``: a gazetteer says they are."""
        obstacle = self._obstacle(left, right, forced)
        if obstacle is None:
            self._merge(left, right)
        return obstacle

    def _obstacle(self, left: str, right: str, forced: bool) -> str | None:
        a, b = self._blocks[self._of[left]], self._blocks[self._of[right]]
        if a.apart and not a.apart.isdisjoint(b.members):
            return "said to be two things"
        found = [_between(x, y, forced=forced) for x in a.sides for y in b.sides]
        return None if None in found else found[0]

    def _merge(self, left: str, right: str) -> None:
        a, b = self._of[left], self._of[right]
        if a == b:
            return
        keep, gone = (a, b) if len(self._blocks[a].members) >= len(self._blocks[b].members) else (b, a)
        into, block = self._blocks[keep], self._blocks.pop(gone)
        for member in block.members:
            self._of[member] = keep
        into.members += block.members
        into.apart |= block.apart
        for side in block.sides:
            _add(side, into.sides)


def _side(view: View) -> _Side:
    return _Side(
        links=_only(view.link),
        entries=_only(view.entry.id if view.entry else None),
        excluded=view.excluded,
        kinds=_only(view.kind if view.is_named else None),
        genders=_only(view.gender),
        full_names=view.full_names,
    )


@lru_cache(maxsize=65536)
def _only(shown: str | None) -> frozenset[str]:
    return frozenset((shown,) if shown else ())


def _between(a: _Side, b: _Side, *, forced: bool = False) -> str | None:
    """Why two sides cannot be of one thing, or None; a gazetteer keeps its entries apart, whatever the names say."""
    if len(a.entries | b.entries) > 1:
        return "different entries of the gazetteer"
    if not (a.entries.isdisjoint(b.excluded) and b.entries.isdisjoint(a.excluded)):
        return "said not to be that entry of the gazetteer"
    if forced:
        return None
    if a.links and b.links and a.links.isdisjoint(b.links):
        return "different known things"
    if (Kind.PERSON in a.kinds) != (Kind.PERSON in b.kinds):
        return "a person and something else"
    if len(a.genders | b.genders) > 1:
        return "different genders"
    if any(not _may_be_one(x, y) for x in a.full_names for y in b.full_names):
        return "different full names"
    return None


def _may_be_one(left: PersonName, right: PersonName) -> bool:
    return left is right or person_names_agree(left, right) or spelt_alike(left, right)


def _add(side: _Side, sides: list[_Side]) -> None:
    """Unite a side with the first that it fits, or put it beside them."""
    for other in sides:
        if _between(side, other) is None:
            other.links |= side.links
            other.entries |= side.entries
            other.excluded |= side.excluded
            other.kinds |= side.kinds
            other.genders |= side.genders
            other.full_names = tuple(dict.fromkeys((*other.full_names, *side.full_names)))
            return
    sides.append(side)
