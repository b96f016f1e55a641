"""Profiles in clusters, under must-links and cannot-links that no chain of merges can break."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsgraph.model import Decision, Verdict
from newsgraph.names import PersonName
from newsgraph.resolve.clusters import Kind
from newsgraph.resolve.name_matching import person_names_agree
from newsgraph.resolve.spelling import spelt_alike
from newsgraph.resolve.views import View


@dataclass(slots=True)
class _Block:
    """A cluster that grows, and what its profiles rule out."""

    members: list[str]
    links: set[str]
    entries: set[str]
    kinds: set[Kind]
    genders: set[str]
    full_names: list[PersonName]
    apart: set[str] = field(default_factory=set)


class Partition:
    """The clusters of profiles; every merge is checked against all that is known of both sides.

    Args:
        views: All profiles.
        apart: Pairs of profile ids that are two things, whatever else speaks for them.
    """

    def __init__(self, views: Sequence[View], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._of: dict[str, str] = {view.id: view.id for view in views}
        self._blocks = {view.id: _block(view) for view in views}
        for left, right in apart:
            if left in self._of and right in self._of:
                self._blocks[left].apart.add(right)
                self._blocks[right].apart.add(left)

    def together(self, left: str, right: str) -> bool:
        """Whether two profiles are in one cluster."""
        return self._of[left] == self._of[right]

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """The profile ids of each cluster, in no particular order."""
        return tuple(tuple(block.members) for block in self._blocks.values())

    def obstacle(self, left: str, right: str, *, forced: bool = False) -> str | None:
        """Why the clusters of two profiles cannot be one, or None. A user's word counts more than what names
        say, and their gazetteer keeps its entries apart."""
        a, b = self._blocks[self._of[left]], self._blocks[self._of[right]]
        if any(self._of.get(other) == self._of[right] for other in a.apart):
            return "said to be two things"
        if len(a.entries | b.entries) > 1:
            return "different entries of the gazetteer"
        if forced:
            return None
        if a.links and b.links and a.links.isdisjoint(b.links):
            return "different known things"
        if (Kind.PERSON in a.kinds) != (Kind.PERSON in b.kinds):
            return "a person and something else"
        if len(a.genders | b.genders) > 1:
            return "different genders"
        if any(not (person_names_agree(x, y) or spelt_alike(x, y)) for x in a.full_names for y in b.full_names):
            return "different full names"
        return None

    def merge(self, left: str, right: str) -> None:
        """Make the clusters of two profiles one; the caller has asked for obstacles."""
        a, b = self._of[left], self._of[right]
        if a == b:
            return
        keep, gone = (a, b) if len(self._blocks[a].members) >= len(self._blocks[b].members) else (b, a)
        into, block = self._blocks[keep], self._blocks.pop(gone)
        for member in block.members:
            self._of[member] = keep
        into.members += block.members
        into.links |= block.links
        into.entries |= block.entries
        into.kinds |= block.kinds
        into.genders |= block.genders
        into.full_names = list(dict.fromkeys((*into.full_names, *block.full_names)))
        into.apart |= block.apart


def _block(view: View) -> _Block:
    return _Block(
        members=[view.id],
        links={view.link} if view.link else set(),
        entries={view.entry.id} if view.entry else set(),
        kinds={view.kind} if view.is_named else set(),
        genders={view.gender} if view.gender else set(),
        full_names=list(view.full_names),
    )


def decided(ledger: Iterable[Decision], verdict: Verdict) -> tuple[Decision, ...]:
    """The rows of a ledger that someone else than the program decided so, sorted; repeated rows once."""
    return tuple(sorted({row for row in ledger if row.by != "newsgraph" and row.verdict is verdict}))
