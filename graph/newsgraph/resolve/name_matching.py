"""When two names may be names of one thing."""

from __future__ import annotations

import re
from functools import lru_cache

from newsgraph.names import (
    PersonName,
    fold,
    is_acronym_of,
    is_given_name,
    parse_person,
    same_given_name,
    strip_possessive,
    without_corporate_suffix,
)
from newsgraph.places import country, demonym_place, region, settlement

# pairs of spellings of one sound, in the romanisations of Cyrillic, Arabic and German names
_TRANSLITERATIONS = tuple(
    (re.compile(pattern), common)
    for pattern, common in (
        (r"(?:iy|yy|ii|ij|yi|i)\b", "y"),
        (r"(?<=[bcdfghklmnprstvxz])(?:ue)(?=[bcdfghklmnprstvxz])", "u"),
        (r"(?<=[bcdfghklmnprstvxz])(?:oe)(?=[bcdfghklmnprstvxz])", "o"),
        (r"(?<=[bcdfghklmnprstvxz])(?:ae)(?=[bcdfghklmnprstvxz])", "a"),
        (r"tch", "ch"),
        (r"kh", "h"),
        (r"ou", "u"),
        (r"^al (?=\w)", "al"),
        (r"^el (?=\w)", "al"),
    )
)

SHORT_FORM = "short form of the name"


def person_names_agree(left: PersonName, right: PersonName) -> bool:
    """Whether nothing in two persons' names tells them apart; parts that one lacks do not.

    >>> person_names_agree(parse_person("Bill Reyes"), parse_person("William J. Reyes"))
    True
    >>> person_names_agree(parse_person("Ana Reyes"), parse_person("Luis Reyes"))
    False
    """
    if left.suffix and right.suffix and fold(left.suffix) != fold(right.suffix):
        return False
    if is_same_in_other_order(left, right):
        return True
    if not same_surname(left.surname, right.surname):
        # a given name alone is parsed as a surname
        return (not left.given and _among(left.surname, right.given)) or (
            not right.given and _among(right.surname, left.given)
        )
    if not left.given or not right.given or joined_given_names(left) == joined_given_names(right):
        return True
    if same_given_name(left.given[0], right.given[0]):
        return all(same_given_name(a, b) for a, b in zip(left.given, right.given, strict=False))
    return _among(left.given[0], right.given) or _among(right.given[0], left.given)


def joined_given_names(name: PersonName) -> str:
    """The given names as one, with or without hyphens.

    >>> joined_given_names(parse_person("Marie-Claire Dubois")), joined_given_names(parse_person("Marie Claire Dubois"))
    ('marie-claire', 'marie-claire')
    """
    return _joined(name.given)


@lru_cache(maxsize=65536)
def _joined(names: tuple[str, ...]) -> str:
    return "-".join(fold(given).replace("-", " ") for given in names).replace(" ", "-")


def is_same_in_other_order(left: PersonName, right: PersonName) -> bool:
    """Whether two names have the same two words the other way round, and none of them tells by itself what it is.

    >>> is_same_in_other_order(parse_person("Deng Meiling"), parse_person("Meiling Deng"))
    True
    >>> is_same_in_other_order(parse_person("James Thomas"), parse_person("Thomas James"))
    False
    """
    if len(left.given) != 1 or len(right.given) != 1 or left.surname == right.surname:
        return False
    if is_given_name(left.given[0]) or is_given_name(right.given[0]):
        return False
    return fold(left.given[0]) == fold(right.surname) and fold(right.given[0]) == fold(left.surname)


def _among(word: str, given: tuple[str, ...]) -> bool:
    return any(fold(word) == fold(name) for name in given)


def same_surname(left: str, right: str) -> bool:
    """Whether two surnames are one, in whatever spelling; particles may be left out.

    >>> same_surname("van den Berg", "Berg"), same_surname("Muñoz", "Munoz")
    (True, True)
    """
    a, b = fold(left), fold(right)
    if a == b or _transliterated(a) == _transliterated(b):
        return bool(a)
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and longer.endswith(f" {shorter}") and _particles_only(longer[: -len(shorter)])


def spelling_key(surname: str) -> str:
    """The last word of a surname without what writers of one name differ in; equal for surnames that may be one.

    >>> spelling_key("Zelenskyy") == spelling_key("Zelenskiy"), spelling_key("van den Berg")
    (True, 'berg')
    """
    return _transliterated(fold(surname)).rsplit(" ", 1)[-1]


@lru_cache(maxsize=65536)
def _transliterated(folded: str) -> str:
    """A folded surname with the letters that transliterations choose differently made one, without its marks."""
    word = folded.replace("-", " ").replace("'", "")
    for written, common in _TRANSLITERATIONS:
        word = written.sub(common, word)
    return word


def _particles_only(words: str) -> bool:
    return bool(words.split()) and parse_person(f"{words}X").surname == f"{words}X"


@lru_cache(maxsize=65536)
def plain_name(name: str) -> str:
    """A name folded, without article and possessive mark.

    >>> plain_name("The Hallam Trust’s")
    'hallam trust'
    """
    return fold(strip_possessive(name)).removeprefix("the ").strip()


@lru_cache(maxsize=65536)
def is_place_name(name: str) -> bool:
    """Whether a name is that of a known place, or its demonym."""
    return bool(country(name) or settlement(name) or region(name) or demonym_place(name))


@lru_cache(maxsize=65536)
def organisation_names_match(left: str, right: str) -> str | None:
    """Why two names of organisations or things may be names of one, or None.

    >>> organisation_names_match("Harwell", "Harwell Shipping plc")
    'same name without the company form'
    >>> organisation_names_match("Larkfield", "Larkfield Youth Orchestra")
    'short form of the name'
    >>> organisation_names_match("Kenya", "Kenya Tea Board") is None
    True
    """
    a, b = plain_name(left), plain_name(right)
    if not a or not b:
        return None
    if a == b:
        return "same name"
    if is_acronym_of(left, right) or is_acronym_of(right, left):
        return "acronym"
    if fold(without_corporate_suffix(left)) == fold(without_corporate_suffix(right)) and not is_place_name(left):
        return "same name without the company form"
    short, long = sorted((a, b), key=lambda name: len(name.split()))
    original = left if short == a else right
    parts, whole = short.split(), long.split()
    if is_place_name(original) or demonym_place(original) is not None or len(short) < 3 or len(parts) == len(whole):
        return None
    if whole[: len(parts)] == parts or (len(parts) > 1 and whole[-len(parts) :] == parts):
        return SHORT_FORM
    return None
