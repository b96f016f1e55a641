"""Which entries a name may be of, and how sure that is, before anything but the name is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.model import EntityType, GazetteerEntry
from newsgraph.names import fold, forms_of_given_name, is_given_name, is_title, parse_person, same_given_name
from newsgraph.places import demonym_place
from newsgraph.resolve.gazetteer.index import GazetteerIndex, Respelling, name_key, without_legal_form
from newsgraph.resolve.name_matching import person_names_agree
from newsgraph.resolve.nouns import classes_of

# characters of a name that may be held against names spelt otherwise
LONG_ENOUGH = 8
# letters up to which capitals tell an abbreviation from a word
_ABBREVIATED = 4
# entries that a bare surname is reported to be of; of more it tells nothing
MOST_BEARERS = 3


@dataclass(frozen=True, slots=True)
class Match:
    """An entry, by number, that a name may be of.

    ``score`` in [0, 1] tells how alike the names are, ``sure`` whether the name alone may decide, where one entry fits
    and its type does; ``respelt`` that the names are spelt otherwise.
    """

    number: int
    score: float
    reason: str
    sure: bool
    respelt: bool = False


def matches_of(name: str, kind: EntityType, index: GazetteerIndex) -> tuple[Match, ...]:
    """The entries that a name of this type may be of, by the best of four ways that finds any.

    The same name; a company's name with or without its legal form; a person's name with other initials, more or fewer
    given names or the short form of one; a name spelt otherwise. A surname alone is never sure.
    """
    key = name_key(name)
    if not key:
        return ()
    found = tuple(_exact(name, key, kind, index))
    if not found and kind is EntityType.PERSON:
        found = tuple(_person(name, index))
    elif not found:
        found = tuple(_company(name, key, index))
    return found or tuple(_respelt(name, key, kind, index))


def _exact(name: str, key: str, kind: EntityType, index: GazetteerIndex) -> Iterator[Match]:
    for number in index.exact(key):
        entry = index.entries[number]
        written = [alias for alias in (entry.label, *entry.aliases) if name_key(alias) == key]
        if len(key) <= _ABBREVIATED and not any(_is_abbreviation(alias) == _is_abbreviation(name) for alias in written):
            continue
        weak = _weakness(key, kind, number, index)
        reason = "same name" if entry.label in written else f"same name as its alias {min(written)!r}"
        yield Match(number, 0.6 if weak else 1.0, f"{reason}, {weak}" if weak else reason, weak is None)


def _is_abbreviation(name: str) -> bool:
    return name.replace(".", "").isupper()


def _weakness(key: str, kind: EntityType, number: int, index: GazetteerIndex) -> str | None:
    """Why a name of one word does not tell what it names, or None."""
    if " " in key:
        return None
    if is_title(key) or classes_of(key) or demonym_place(key.capitalize()):
        return "a common word"
    entry = index.entries[number]
    if kind is EntityType.PERSON or entry.type is EntityType.PERSON:
        if is_given_name(key) and not _is_surname_of(key, entry):
            return "a given name alone"
        if any(other != number for full in index.surname_borne(key) for other in index.exact(full)):
            return "a surname that others bear"
    if len(key) < 3 and kind is not entry.type:
        return "two letters"
    return None


def _is_surname_of(key: str, entry: GazetteerEntry) -> bool:
    return any(fold(parse_person(name).surname) == key and " " in name for name in (entry.label, *entry.aliases))


def _company(name: str, key: str, index: GazetteerIndex) -> Iterator[Match]:
    bare = without_legal_form(key)
    numbers = {*index.of_company(bare), *(index.exact(bare) if bare != key else ())}
    for number in sorted(numbers):
        entry = index.entries[number]
        if entry.type in (EntityType.ORG, None) and len(bare) > _ABBREVIATED - 1:
            reason = f"same name as {entry.label!r} but for the legal form"
            yield Match(number, 0.92, reason, " " in bare or bare != key)


def _person(name: str, index: GazetteerIndex) -> Iterator[Match]:
    """Persons of the same surname whose given names agree; of a surname alone, the few who bear it."""
    person = parse_person(name)
    borne = index.surname_borne(name_key(person.surname).rsplit(" ", 1)[-1])
    if not person.given:
        bearers = sorted({number for key in borne for number in index.exact(key)})
        for number in bearers if len(bearers) <= MOST_BEARERS else ():
            yield Match(number, 0.5, f"surname of {index.entries[number].label!r}", False)
        return
    initials = {form[0] for given in person.given for form in forms_of_given_name(given)}
    for key in borne:
        if key[0] not in initials:
            continue
        other = parse_person(key.title())
        if not other.given or not person_names_agree(person, other):
            continue
        spelt_out = any(
            min(len(a.rstrip(".")), len(b.rstrip("."))) > 1 and same_given_name(a, b)
            for a in person.given
            for b in other.given
        )
        for number in index.exact(key):
            label = index.entries[number].label
            if spelt_out:
                yield Match(number, 0.9, f"full name agrees with {label!r}", True)
            else:
                yield Match(number, 0.6, f"initials agree with {label!r}", False)


def _respelt(name: str, key: str, kind: EntityType, index: GazetteerIndex) -> Iterator[Match]:
    if len(key) < LONG_ENOUGH or (kind is EntityType.PERSON and " " not in key):
        return
    for row in index.respelt(key):
        if kind is EntityType.PERSON and is_given_name(row.written) and is_given_name(row.meant):
            continue
        score = round(0.95 * (1 - row.edits / max(len(key), len(row.key))), 2)
        for number in index.exact(row.key):
            label = index.entries[number].label
            yield Match(number, score, _told(row, label), not row.known, respelt=True)


def _told(row: Respelling, label: str) -> str:
    letters = "one letter" if row.edits == 1 else f"{row.edits} letters"
    known = f", but {row.written!r} is a word of other names" if row.known else ""
    return f"spelt like {label!r} but for {letters} ({row.written!r}, {row.meant!r}){known}"
