"""The user's own entities: CSV, JSON Lines, or a SKOS thesaurus in RDF.

Columns or keys: ``id`` or ``iri``, ``label``, ``aliases``, ``type``, ``country``, ``links``; the first two are needed,
others than these are passed over. Several names or links in a CSV cell are separated by ``;`` or ``|``, in JSON they
are a list. Rows of one id are one entry. A file that is wrong somewhere is refused as a whole: a gazetteer that is only
partly there would link names to the wrong entries.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsgraph.errors import GazetteerError
from newsgraph.model import EntityType, GazetteerEntry
from newsgraph.places import country_of_code
from newsgraph.read.thesaurus import RDF_SUFFIXES, thesaurus_rows

FIELDS = ("id", "label", "aliases", "type", "country", "links")
_ALSO = {"iri": "id", "uri": "id", "name": "label", "alias": "aliases", "altlabel": "aliases"}
_SEPARATORS = re.compile("[;|]")
_DELIMITERS = ",;\t|"
# what other vocabularies call the types; of an IRI the last part counts
_TYPE_NAMES = {
    **{kind.value.lower(): kind for kind in EntityType},
    "people": EntityType.PERSON, "human": EntityType.PERSON, "politician": EntityType.PERSON,
    "per": EntityType.PERSON, "organization": EntityType.ORG, "organisation": EntityType.ORG,
    "company": EntityType.ORG, "corporation": EntityType.ORG, "governmentorganization": EntityType.ORG,
    "newsmediaorganization": EntityType.ORG, "formalorganization": EntityType.ORG, "agency": EntityType.ORG,
    "country": EntityType.GPE, "city": EntityType.GPE, "state": EntityType.GPE,
    "administrativearea": EntityType.GPE, "place": EntityType.LOC, "location": EntityType.LOC,
    "facility": EntityType.FAC, "building": EntityType.FAC, "creativework": EntityType.WORK,
    "legislation": EntityType.LAW,
}  # fmt: skip
TYPES = frozenset(_TYPE_NAMES.values()) & {
    EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC, EntityType.EVENT,
    EntityType.PRODUCT, EntityType.LAW, EntityType.WORK, EntityType.NORP,
}  # fmt: skip


@dataclass(slots=True)
class _Gathered:
    """What the rows of one id say."""

    label: str
    where: str
    names: dict[str, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    type: EntityType | None = None
    country: str | None = None


def read_gazetteer(files: Iterable[str | Path]) -> tuple[GazetteerEntry, ...]:
    """The entries of one or more files, by id; the order of files and rows does not matter.

    Raises:
        GazetteerError: A file cannot be read, or a row of it not used; the message names file and line.
    """
    found: dict[str, _Gathered] = {}
    for file in files:
        path = Path(file)
        reader = _READERS.get(path.suffix.lower())
        if reader is None:
            raise GazetteerError(
                f"has the suffix {path.suffix!r}", str(path), f"a gazetteer is one of {', '.join(sorted(_READERS))}"
            )
        try:
            for where, values in reader(path):
                _add(found, where, values)
        except OSError as error:
            what = f"cannot be read: {error.strerror or error}"
            raise GazetteerError(what, str(path), "check the path and its permissions") from error
    if not found:
        raise GazetteerError("holds no entry", "gazetteer", "give each entity a row with id and label")
    return tuple(_entry(key, found[key]) for key in sorted(found))


def _entry(key: str, row: _Gathered) -> GazetteerEntry:
    aliases = tuple(sorted(name for name in row.names if name != row.label))
    return GazetteerEntry(key, row.label, aliases, row.type, row.country, tuple(sorted(row.links)))


def _add(found: dict[str, _Gathered], where: str, values: Mapping[str, Any]) -> None:
    """Put a row to what is known of its id."""
    key, label = _text(values, "id", where), _text(values, "label", where)
    if not key:
        raise GazetteerError("has no id", where, "give an IRI or another id under 'id' or 'iri'")
    if not label:
        raise GazetteerError("has no label", where, "give the entity's name under 'label'")
    row = found.setdefault(key, _Gathered(label, where))
    if row.label != label:
        what = f"calls {key} {label!r}, but {row.where} calls it {row.label!r}"
        raise GazetteerError(what, where, "give one label, the other names as aliases")
    row.names.update(dict.fromkeys(_texts(values, "aliases", where)))
    row.links.update(dict.fromkeys(_texts(values, "links", where)))
    kind = _type(_text(values, "type", where), where)
    if kind is not None and row.type not in (None, kind):
        raise GazetteerError(f"says {kind} of {key}, but {row.where} says {row.type}", where, "give one type")
    row.type = kind or row.type
    code = _text(values, "country", where)
    country = country_of_code(code) if code else None
    if code and country is None:
        raise GazetteerError(f"country {code!r} is not known", where, "give its ISO 3166-1 code, such as DE or DEU")
    row.country = country.id if country else row.country


def _type(given: str, where: str) -> EntityType | None:
    """The type that a word or the last part of an IRI names.

    >>> str(_type("https://schema.org/Organization", "")), _type("", "")
    ('ORG', None)
    """
    if not given:
        return None
    kind = _TYPE_NAMES.get(re.split("[/#:]", given)[-1].lower())
    if kind is None or kind not in TYPES:
        remedy = f"write one of {', '.join(sorted(TYPES))}, or leave it empty"
        raise GazetteerError(f"type {given!r} is not known", where, remedy)
    return kind


def _text(values: Mapping[str, Any], name: str, where: str) -> str:
    value = values.get(name)
    if value is not None and not isinstance(value, str):
        raise GazetteerError(f"{name} is {type(value).__name__}, not a string", where, "write it as one string")
    return " ".join((value or "").split())


def _texts(values: Mapping[str, Any], name: str, where: str) -> Iterator[str]:
    value = values.get(name) or ()
    parts = _SEPARATORS.split(value) if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise GazetteerError(f"{name} is no list of strings", where, "write a list of strings, or one string")
    for part in parts:
        if text := " ".join(part.split()):
            yield text


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            try:
                yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise GazetteerError("is not UTF-8", f"{path}, line {number}", "save it as UTF-8") from error


def _csv_rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    lines = _lines(path)
    header = next(lines, "")
    delimiter, columns = _columns(header)
    missing = [name for name in ("id", "label") if name not in columns]
    if missing:
        what = f"has no column {' and no column '.join(map(repr, missing))}; its columns: {', '.join(columns)[:200]}"
        raise GazetteerError(what, str(path), f"name the columns in the first row: {','.join(FIELDS)}")
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 2
    try:
        for cells in rows:
            where, start = f"{path}, line {start}", rows.line_num + 2
            if len(cells) > len(columns):
                what = f"has {len(cells)} cells for {len(columns)} columns"
                raise GazetteerError(what, where, "quote cells that hold the separator")
            if any(cells):
                yield where, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        what = f"is no row of a CSV file: {error}"
        raise GazetteerError(what, f"{path}, line {start}", "quote cells and double the quotes in them") from error


def _columns(header: str) -> tuple[str, list[str]]:
    """The separator and the names of the columns, as the separator with which id and label are among them has them."""
    read: list[tuple[str, list[str]]] = []
    for delimiter in _DELIMITERS:
        names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
        read.append((delimiter, [_ALSO.get(name, name) for name in names]))
    return next((row for row in read if {"id", "label"} <= set(row[1])), read[0])


def _json_rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(_lines(path), 1):
        where = f"{path}, line {number}"
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GazetteerError(f"is no JSON: {error}", where, "write one JSON object a line") from error
        if not isinstance(value, dict):
            raise GazetteerError("is JSON, but no object", where, 'write an object: {"id": "...", "label": "..."}')
        yield where, {_ALSO.get(name.lower(), name.lower()): value for name, value in value.items()}


def _rdf_rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for row in thesaurus_rows(path):
        local = {re.split("[/#:]", name)[-1].lower() for name in row.types}
        kinds = {_TYPE_NAMES[name] for name in local if name in _TYPE_NAMES} & TYPES
        # a concept of several types is of none that names could be held against
        kind = str(min(kinds)) if len(kinds) == 1 else ""
        yield row.where, {"id": row.id, "label": row.label, "aliases": row.aliases, "type": kind, "links": row.links}


_READERS: dict[str, Callable[[Path], Iterator[tuple[str, Mapping[str, Any]]]]] = {
    ".csv": _csv_rows,
    ".tsv": _csv_rows,
    ".jsonl": _json_rows,
    **dict.fromkeys(RDF_SUFFIXES, _rdf_rows),
}
