"""Literals and links: typed times and numbers, addresses that point at a quoted sentence."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from pyoxigraph import NamedNode

from newsgraph.export.rdf.namespaces import EDTF, XSD
from newsgraph.model import EntityType

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"[0-9]{4}")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]+\.[0-9]+")
_NOT_IN_IRI = frozenset(' <>"{}|^`\\')
_NUMBERS = frozenset({EntityType.CARDINAL, EntityType.ORDINAL, EntityType.PERCENT})
# how many words of a long sentence's start and end are enough to find it
_ENDS = 6


def valid(value: str) -> str:
    """The text with U+FFFD for lone surrogates, which no RDF form can hold."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def time(edtf: str) -> tuple[str, str]:
    """Text and datatype of a time: a day, month or year with its XSD type, else an Extended Date/Time Format literal
    (ISO 8601-2).

    >>> [time(when)[1].rsplit("/")[-1] for when in ("2024-05-30", "2024-05", "2024", "2024-21")]
    ['XMLSchema#date', 'XMLSchema#gYearMonth', 'XMLSchema#gYear', 'EDTF']
    """
    if _DAY.fullmatch(edtf) and _is_day(edtf):
        return edtf, f"{XSD}date"
    if _MONTH.fullmatch(edtf):
        return edtf, f"{XSD}gYearMonth"
    if _YEAR.fullmatch(edtf):
        return edtf, f"{XSD}gYear"
    return edtf, EDTF


def value(label: str, normal: str | None, kind: EntityType) -> tuple[str, str]:
    """Text and datatype of a value: its normal form, typed where its kind allows, else its own words."""
    if normal is None:
        return label, f"{XSD}string"
    if kind is EntityType.DATE:
        return time(normal)
    if kind in _NUMBERS and _INTEGER.fullmatch(normal):
        return normal, f"{XSD}integer"
    if kind in _NUMBERS and _DECIMAL.fullmatch(normal):
        return normal, f"{XSD}decimal"
    return normal, f"{XSD}string"


def address(url: str | None) -> str | None:
    """The IRI of a web address; None for what is no absolute http address. Escaped is what IRIs forbid, and what does
    not print: line separators, say, which rdflib takes for an IRI's end."""
    if url is None or not re.match(r"(?i)https?://[^/\s]", url):
        return None
    escaped = "".join(
        quote(character) if character in _NOT_IN_IRI or not character.isprintable() else character
        for character in valid(url.strip())
    )
    try:
        return NamedNode(escaped).value
    except ValueError:
        return None


def sentence_address(page: str, sentence: str) -> str:
    """The page at the place where it has the sentence, by a text fragment (WICG Scroll To Text Fragment).

    >>> sentence_address("https://example.org/a", "It rained - again.")
    'https://example.org/a#:~:text=It%20rained%20%2D%20again.'
    """
    words = valid(sentence).split()
    parts = [words] if len(words) <= 2 * _ENDS else [words[:_ENDS], words[-_ENDS:]]
    wanted = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)
    return f"{page}{'' if '#' in page else '#'}:~:text={wanted}"


def _is_day(edtf: str) -> bool:
    try:
        date.fromisoformat(edtf)
    except ValueError:
        return False
    return True
