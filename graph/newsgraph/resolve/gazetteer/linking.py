"""Profiles linked to the entries of a gazetteer: by name, under type and country, and never by guess.

Linking looks at one profile at a time, so that the order of profiles and articles is nothing to it. What the packaged
table knows is looked up by what it stands for there ("Washington" as the United States), not by its words.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsgraph.model import PLACE_TYPES, PROGRAM, Decision, EntityType, GazetteerEntry, Profile, Verdict
from newsgraph.names import parse_person
from newsgraph.places import Place, place_of_link
from newsgraph.resolve.gazetteer.index import GazetteerIndex
from newsgraph.resolve.gazetteer.matching import Match, matches_of
from newsgraph.resolve.ledger import UserEntries, user_entries

log = logging.getLogger("newsgraph")

SAME, ALIKE, UNKNOWN, OTHER = 3, 2, 1, 0
# candidates that are reported, the best first
MOST_CANDIDATES = 5
# types that a name's words do not tell apart well
_BODIES = frozenset((EntityType.ORG, EntityType.GPE, EntityType.FAC, EntityType.PRODUCT))
_TYPE_TOLD = {SAME: "same type", ALIKE: "types go together", UNKNOWN: "type not known", OTHER: "types differ"}
_LESS_FOR_TYPE = {SAME: 0.0, ALIKE: 0.03, UNKNOWN: 0.05, OTHER: 0.5}
_NONE: frozenset[str] = frozenset()
_ITEM = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q\d+)")


@dataclass(frozen=True, slots=True)
class Linking:
    """The entry of each linked profile, the entries that others may be with scores, and why.

    ``excluded`` are the entries that a user says some profiles are not.
    """

    entry_of: Mapping[str, GazetteerEntry] = field(default_factory=dict)
    candidates: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    excluded: Mapping[str, frozenset[str]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()


def link_profiles(profiles: Iterable[Profile], index: GazetteerIndex, ledger: Iterable[Decision] = ()) -> Linking:
    """Links each profile to the one entry that its names, its type and its country leave, or to none.

    Where several entries fit, or one does not fit well enough, the profile stays by itself and the entries are its
    candidates. Every link and every doubt is a decision, with its score and reasons. What a user decided on profiles
    and entries goes before: the decision is then the ledger's own.
    """
    entry_of: dict[str, GazetteerEntry] = {}
    candidates: dict[str, tuple[tuple[str, float], ...]] = {}
    decisions: list[Decision] = []
    users = tuple(row for row in ledger if row.by != PROGRAM)
    said = user_entries(users, index.by_id) if users else UserEntries()
    standing = _standing(said, index)
    by_item = _entries_of_items(index)
    of_place: dict[tuple[str, frozenset[str]], _Outcome] = {}
    for profile in profiles:
        key = profile.id
        if key in said.entry_of:
            entry_of[key] = standing[said.entry_of[key]]
            continue
        barred = said.excluded.get(key, _NONE)
        place = place_of_link(profile.link) if profile.link else None
        if place is not None:
            outcome = of_place.get((place.link, barred))
            if outcome is None:
                outcome = of_place[place.link, barred] = _outcome_of_place(place, index, by_item, barred)
        elif profile.names:
            outcome = _outcome(_names_of(profile), profile.type, profile.country, index, barred)
        else:
            continue
        if outcome.entry is not None:
            entry_of[key] = standing.get(outcome.entry.id, outcome.entry)
        elif outcome.fits:
            candidates[key] = tuple((index.entries[fit.number].id, fit.score) for fit in outcome.fits)
        for decision in _decisions(key, outcome, index):
            decisions.append(decision)
            verdict = "is" if decision.verdict is Verdict.SAME else "may be"
            reasons = "; ".join(decision.reasons)
            log.debug("%s: %s %s %s (%.2f): %s", profile.article_id, profile.label, verdict, decision.right,
                      decision.score, reasons)  # fmt: skip
    log.info("gazetteer: %d profiles linked, %d left open", len(entry_of), len(candidates))
    return Linking(entry_of, candidates, said.excluded, tuple(decisions))


@dataclass(frozen=True, slots=True)
class _Fit:
    """An entry, by number, with all that speaks for it and against it."""

    number: int
    score: float
    reasons: tuple[str, ...]
    type_fit: int
    match: Match
    same_country: bool | None

    @property
    def may_decide(self) -> bool:
        needed = ALIKE if self.match.respelt else UNKNOWN
        return self.match.sure and self.type_fit >= needed and self.same_country is not False


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The entry that is left, or None, and the fits: that of the entry, or those between which it is open."""

    entry: GazetteerEntry | None
    fits: tuple[_Fit, ...]


def _standing(said: UserEntries, index: GazetteerIndex) -> dict[str, GazetteerEntry]:
    """The entry that stands for each that a user made one with others, with the ids and links of all."""
    links: dict[str, dict[str, None]] = {}
    for key, first in sorted(said.meant.items()):
        links.setdefault(first, {}).update(dict.fromkeys((key, *index.by_id[key].links)))
    return {
        key: replace(index.by_id[first], links=tuple(link for link in links[first] if link != first))
        for key, first in said.meant.items()
    }


def _decisions(profile: str, outcome: _Outcome, index: GazetteerIndex) -> Iterator[Decision]:
    verdict = Verdict.UNDECIDED if outcome.entry is None else Verdict.SAME
    for fit in outcome.fits:
        yield Decision(profile, index.entries[fit.number].id, verdict, fit.score, fit.reasons)


def _names_of(profile: Profile) -> list[str]:
    """The names to look up, the fullest first; of a person who is named in full, the full names only."""
    names = sorted((name for name, _ in profile.names), key=lambda name: (-len(name.split()), -len(name), name))
    full = [name for name in names if parse_person(name).given] if profile.type is EntityType.PERSON else []
    return full or names


def _outcome(
    names: Sequence[str], kind: EntityType, country: str | None, index: GazetteerIndex, barred: frozenset[str]
) -> _Outcome:
    found: dict[int, Match] = {}
    for name in names:
        matches: dict[int, Match] = {}
        for match in matches_of(name, kind, index):
            if index.entries[match.number].id in barred:
                continue
            if match.number not in matches or match.score > matches[match.number].score:
                matches[match.number] = match
        # a further name narrows down what the fuller one left open
        both = {number: max(found[number], matches[number], key=_weight) for number in found.keys() & matches.keys()}
        found = both or found or matches
    return _decided([_fit(match, kind, country, index.entries[match.number]) for match in found.values()], index)


def _weight(match: Match) -> tuple[float, str]:
    return match.score, match.reason


def _outcome_of_place(
    place: Place, index: GazetteerIndex, by_item: Mapping[str, tuple[int, ...]], barred: frozenset[str]
) -> _Outcome:
    """A row of the packaged table: the entry that has its Wikidata item, else one that has its names and no other."""
    told = [number for number in by_item.get(place.wikidata or "", ()) if index.entries[number].id not in barred]
    if told:
        matches = [Match(number, 1.0, f"same Wikidata item {place.wikidata}", len(told) == 1) for number in told]
        return _decided([_fit(row, place.type, place.country, index.entries[row.number]) for row in matches], index)
    outcome = _outcome((place.label, *place.aliases), place.type, place.country, index, barred)
    kept = [fit for fit in outcome.fits if not _items(index.entries[fit.number])]
    return outcome if len(kept) == len(outcome.fits) else _decided(kept, index)


def _fit(match: Match, kind: EntityType, country: str | None, entry: GazetteerEntry) -> _Fit:
    type_fit = _type_fit(kind, entry.type)
    same_country = None if country is None or entry.country is None else country == entry.country
    reasons = [match.reason, _TYPE_TOLD[type_fit]]
    if same_country is not None:
        reasons.append(f"both of {country}" if same_country else f"of {country} and of {entry.country}")
    score = match.score - _LESS_FOR_TYPE[type_fit] - (0.3 if same_country is False else 0.0)
    return _Fit(match.number, round(max(score, 0.05), 2), tuple(reasons), type_fit, match, same_country)


def _type_fit(kind: EntityType, entry: EntityType | None) -> int:
    if kind is entry:
        return SAME
    if entry is None:
        return UNKNOWN
    if {kind, entry} <= PLACE_TYPES or {kind, entry} <= _BODIES:
        return ALIKE
    return UNKNOWN if kind is EntityType.THING else OTHER


def _decided(fits: Sequence[_Fit], index: GazetteerIndex) -> _Outcome:
    """What is left when better fits put worse ones out: by type, then by country, then by how alike the names are."""
    left = [fit for fit in fits if fit.may_decide]
    for best in (_of_the_best_type, _of_the_country, _of_the_same_name):
        left = best(left)
    if len(left) == 1:
        return _Outcome(index.entries[left[0].number], (left[0],))
    open_fits = sorted(left or fits, key=lambda fit: (-fit.score, fit.number))[:MOST_CANDIDATES]
    if len(left) > 1:
        shared = f"{len(left)} entries fit"
        open_fits = [
            replace(fit, score=round(fit.score / len(left), 2), reasons=(*fit.reasons, shared)) for fit in open_fits
        ]
    return _Outcome(None, tuple(open_fits))


def _of_the_best_type(fits: list[_Fit]) -> list[_Fit]:
    best = max((fit.type_fit for fit in fits), default=OTHER)
    return [fit for fit in fits if fit.type_fit == best]


def _of_the_country(fits: list[_Fit]) -> list[_Fit]:
    return [fit for fit in fits if fit.same_country] or fits


def _of_the_same_name(fits: list[_Fit]) -> list[_Fit]:
    """The same name puts out names that only agree; of names spelt otherwise, none puts out another."""
    return [fit for fit in fits if fit.match.score >= 1.0] or fits


def _entries_of_items(index: GazetteerIndex) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(index.entries):
        for item in _items(entry):
            found.setdefault(item, []).append(number)
    return {item: tuple(numbers) for item, numbers in found.items()}


def _items(entry: GazetteerEntry) -> tuple[str, ...]:
    """The Wikidata items that an entry says it is."""
    found = (_ITEM.fullmatch(link) for link in (entry.id, *entry.links))
    return tuple(match[1] for match in found if match)
