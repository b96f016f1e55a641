"""What users decided on profiles and a gazetteer's entries, as links that hold whatever the program would decide."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from newsgraph.errors import LedgerError
from newsgraph.model import PROGRAM, Decision, Verdict


@dataclass(frozen=True, slots=True)
class UserLinks:
    """A user's decisions and what they demand of the profiles that are there.

    Attributes:
        rows: The decisions, each once, sorted; those on profiles that are not there, too.
        together: Profile ids that are one thing, a group each.
        apart: Pairs of profile ids that are two things.
    """

    rows: tuple[Decision, ...]
    together: tuple[tuple[str, ...], ...]
    apart: tuple[tuple[str, str], ...]


def user_links(ledger: Iterable[Decision], known: Container[str]) -> UserLinks:
    """The links that a ledger demands between the profiles known; a profile that is not known still joins others.

    The program's own decisions are left out: they are taken anew.

    Raises:
        LedgerError: The user's decisions contradict each other.
    """
    rows = tuple(sorted({row for row in ledger if row.by != PROGRAM}))
    wrong = contradiction_in(rows)
    if wrong:
        said = ", ".join(f"{row.left} and {row.right}: {row.verdict}" for row in wrong)
        raise LedgerError(f"decisions contradict each other: {said}", "ledger", "take one of them back")
    group_of = _groups(rows)
    present = {group: tuple(key for key in group if key in known) for group in set(group_of.values())}

    def one_of(profile: str) -> str | None:
        found = present[group_of[profile]] if profile in group_of else (profile,) if profile in known else ()
        return found[0] if found else None

    pairs = {(one_of(row.left), one_of(row.right)) for row in rows if row.verdict is Verdict.DIFFERENT}
    return UserLinks(
        rows=rows,
        together=tuple(sorted(group for group in present.values() if len(group) > 1)),
        apart=tuple(sorted((left, right) for left, right in pairs if left is not None and right is not None)),
    )


@dataclass(frozen=True, slots=True)
class UserEntries:
    """What a user's decisions demand of the links to a gazetteer, by ids.

    Attributes:
        entry_of: The entry that each of some profiles is.
        excluded: The entries that each of some profiles is not.
        meant: For each entry that merges make one with others, the first of these: it stands for all.
    """

    entry_of: Mapping[str, str] = field(default_factory=dict)
    excluded: Mapping[str, frozenset[str]] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)


def user_entries(ledger: Iterable[Decision], entries: Container[str]) -> UserEntries:
    """What a ledger demands of links to these entries; what holds of a profile holds of all that a user merged with it.

    >>> says = [Decision("one", right, Verdict.SAME, 1.0, (), "ann") for right in ("acme", "two")]
    >>> user_entries(says, {"acme"}).entry_of
    {'one': 'acme', 'two': 'acme'}
    """
    rows = sorted({row for row in ledger if row.by != PROGRAM})
    group_of = _groups(rows)
    meant: dict[str, str] = {}
    entry_of: dict[str, str] = {}
    for group in set(group_of.values()):
        own = [key for key in group if key in entries]
        if own:
            meant.update(dict.fromkeys(own, own[0]))
            entry_of.update((key, own[0]) for key in group if key not in entries)
    excluded: dict[str, frozenset[str]] = {}
    for row in rows:
        if row.verdict is Verdict.DIFFERENT:
            left, right = (group_of.get(key, (key,)) for key in (row.left, row.right))
            for some, others in ((left, right), (right, left)):
                barred = frozenset(key for key in others if key in entries)
                for key in some if barred else ():
                    excluded[key] = excluded.get(key, frozenset()) | barred
    return UserEntries(entry_of, excluded, meant)


def contradiction_in(rows: Iterable[Decision]) -> tuple[Decision, ...]:
    """Rows that cannot all hold: a chain of merges, and the row that parts its ends; () if there is none."""
    ordered = sorted(set(rows))
    group_of = _groups(ordered)
    for row in ordered:
        if row.verdict is not Verdict.DIFFERENT:
            continue
        if row.left == row.right:
            return (row,)
        if row.left in group_of and group_of[row.left] is group_of.get(row.right):
            return (*_chain(ordered, row.left, row.right), row)
    return ()


def _groups(rows: Iterable[Decision]) -> Mapping[str, tuple[str, ...]]:
    """The sorted ids that merges make one, for each id that is in a merge."""
    of: dict[str, set[str]] = {}
    for row in rows:
        if row.verdict is Verdict.SAME:
            small, large = sorted((of.setdefault(row.left, {row.left}), of.setdefault(row.right, {row.right})), key=len)
            if small is not large:
                large |= small
                of.update(dict.fromkeys(small, large))
    frozen = {id(group): tuple(sorted(group)) for group in of.values()}
    return {key: frozen[id(group)] for key, group in of.items()}


def _chain(rows: Iterable[Decision], start: str, end: str) -> tuple[Decision, ...]:
    """The shortest chain of merges from one profile to another that they make one with it."""
    merges: defaultdict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for row in rows:
        if row.verdict is Verdict.SAME:
            merges[row.left].append((row.right, row))
            merges[row.right].append((row.left, row))
    paths: dict[str, tuple[Decision, ...]] = {start: ()}
    queue = deque([start])
    while end not in paths:
        here = queue.popleft()
        for there, row in merges[here]:
            if there not in paths:
                paths[there] = (*paths[here], row)
                queue.append(there)
    return paths[end]
