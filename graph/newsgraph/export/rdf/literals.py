"""Literals and links: typed times and numbers, addresses that point at a quoted sentence."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from newsgraph.export.rdf.namespaces import EDTF, XSD
from newsgraph.model import EntityType

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_INTEGER = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?\d+\.\d+")
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f]")
_NUMBERS = frozenset({EntityType.CARDINAL, EntityType.ORDINAL, EntityType.PERCENT})
# how many words of a long sentence's start and end are enough to find it
_ENDS = 6


def text(value: str) -> Literal:
    """A plain literal; a lone surrogate, which no RDF form can hold, becomes U+FFFD."""
    return Literal(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def boolean(value: bool) -> Literal:
    return Literal(value)


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(f"{XSD}integer"))


def decimal(value: float) -> Literal:
    """With two decimals, as all scores have."""
    return Literal(f"{value:.2f}", datatype=NamedNode(f"{XSD}decimal"))


def time(edtf: str) -> Literal:
    """A day, month or year with its XSD type, else an Extended Date/Time Format literal (ISO 8601-2).

    >>> [str(time(when).datatype.value.rsplit("/")[-1]) for when in ("2024-05-30", "2024-05", "2024", "2024-21")]
    ['XMLSchema#date', 'XMLSchema#gYearMonth', 'XMLSchema#gYear', 'EDTF']
    """
    if _DAY.fullmatch(edtf) and _is_day(edtf):
        return Literal(edtf, datatype=NamedNode(f"{XSD}date"))
    if _MONTH.fullmatch(edtf):
        return Literal(edtf, datatype=NamedNode(f"{XSD}gYearMonth"))
    if _YEAR.fullmatch(edtf):
        return Literal(edtf, datatype=NamedNode(f"{XSD}gYear"))
    return Literal(text(edtf).value, datatype=NamedNode(EDTF))


def value(label: str, normal: str | None, kind: EntityType) -> Literal:
    """A value in its normal form, typed where its kind allows, else in its own words."""
    if normal is None:
        return text(label)
    if kind is EntityType.DATE:
        return time(normal)
    if kind in _NUMBERS and _INTEGER.fullmatch(normal):
        return Literal(normal, datatype=NamedNode(f"{XSD}integer"))
    if kind in _NUMBERS and _DECIMAL.fullmatch(normal):
        return Literal(normal, datatype=NamedNode(f"{XSD}decimal"))
    return text(normal)


def address(url: str | None) -> NamedNode | None:
    """The IRI of a web address, its forbidden characters escaped; None for what is no absolute http address."""
    if url is None or not re.match(r"(?i)https?://[^/\s]", url):
        return None
    escaped = _NOT_IN_IRI.sub(lambda match: quote(match.group()), text(url.strip()).value)
    try:
        return NamedNode(escaped)
    except ValueError:
        return None


def sentence_address(page: NamedNode, sentence: str) -> NamedNode:
    """The page at the place where it has the sentence, by a text fragment (WICG Scroll To Text Fragment).

    >>> sentence_address(NamedNode("https://example.org/a"), "It rained - again.").value
    'https://example.org/a#:~:text=It%20rained%20%2D%20again.'
    """
    words = text(sentence).value.split()
    parts = [words] if len(words) <= 2 * _ENDS else [words[:_ENDS], words[-_ENDS:]]
    wanted = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)
    return NamedNode(f"{page.value}{'' if '#' in page.value else '#'}:~:text={wanted}")


def _is_day(edtf: str) -> bool:
    try:
        date.fromisoformat(edtf)
    except ValueError:
        return False
    return True
