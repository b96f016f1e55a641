"""A table of facts: countries, capitals, cities, regions, international bodies, institutions and their demonyms.

The rows are in ``places.csv``: ``kind`` (country, capital, city, town, region, body, institution), ``id``, ``label``,
``wikidata`` (empty where not certain), ``country`` (ISO 3166-1 alpha-2), ``code3`` (of a country, ISO 3166-1 alpha-3),
and ``aliases``, ``adjectives``, ``people`` separated by semicolons. A *town* shares its name with many others: it is
known to be a settlement, and no more.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from newsgraph.model import EntityType
from newsgraph.names import fold

_COUNTRY, _CITIES, _SETTLEMENTS = ("country",), ("capital", "city"), ("capital", "city", "town")
_REGION, _INSTITUTIONS = ("region",), ("body", "institution")
_PREFIX = {"body": "org", "institution": "org", "capital": "city"}
_TYPES = {"body": EntityType.ORG, "institution": EntityType.ORG}


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the table. ``country`` is the code of the country it is in or belongs to; of a country, its own."""

    kind: str
    id: str
    label: str
    wikidata: str | None
    country: str | None
    code3: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def link(self) -> str:
        """The id by which profiles refer to the row ("country:UA", "org:NATO", "city:kyiv")."""
        return f"{_PREFIX.get(self.kind, self.kind)}:{self.id}"

    @property
    def iri(self) -> str | None:
        """The Wikidata IRI, where certain."""
        return f"http://www.wikidata.org/entity/{self.wikidata}" if self.wikidata else None

    @property
    def links(self) -> tuple[str, ...]:
        """IRIs of what the row names: its Wikidata item, and of a country its code on ISO's own pages."""
        code = self.kind == "country" and self.code3
        iso = (f"https://www.iso.org/obp/ui/#iso:code:3166:{self.id}",) if code else ()
        return (*((self.iri,) if self.iri else ()), *iso)

    @property
    def type(self) -> EntityType:
        """The entity type of what the row names; continents and regions across borders are LOC."""
        if self.kind == "region" and self.country is None:
            return EntityType.LOC
        return _TYPES.get(self.kind, EntityType.GPE)


@lru_cache(maxsize=1)
def _rows() -> tuple[Place, ...]:
    text = resources.files(__package__).joinpath("places.csv").read_text("utf-8")
    return tuple(
        Place(
            kind=row["kind"],
            id=row["id"],
            label=row["label"],
            wikidata=row["wikidata"] or None,
            country=row["id"] if row["kind"] == "country" else row["country"] or None,
            code3=row["code3"] or None,
            aliases=_split(row["aliases"]),
            adjectives=_split(row["adjectives"]),
            people=_split(row["people"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _singular(people: Iterable[str]) -> Iterator[str]:
    for word in people:
        yield word
        if word.endswith("men"):
            yield f"{word[:-2]}an"
        elif word.endswith("s"):
            yield word[:-1]


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Place, ...]]:
    index: dict[str, list[Place]] = {}
    for place in _rows():
        for name in (place.label, *place.aliases):
            index.setdefault(_key(name), []).append(place)
    return {key: tuple(places) for key, places in index.items()}


@lru_cache(maxsize=1)
def _by_demonym() -> dict[str, Place]:
    index: dict[str, Place] = {}
    for place in _rows():
        for word in (*place.adjectives, *_singular(place.people)):
            index.setdefault(fold(word), place)
    return index


@lru_cache(maxsize=1)
def _by_link() -> dict[str, Place]:
    return {place.link: place for place in _rows()}


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Place]:
    return {code: row for row in _rows() if row.kind == "country" for code in (row.id, row.code3) if code}


def _key(name: str) -> str:
    """Short abbreviations keep their case ("US" is no pronoun); other names are looked up without it."""
    bare = name.strip()
    if bare[:4].lower() == "the " and len(bare) > 4:
        bare = bare[4:]
    letters = [c for c in bare if c.isalpha()]
    return bare.replace(".", "") if len(letters) <= 4 and bare.upper() == bare else fold(bare)


def _find(name: str, kinds: tuple[str, ...]) -> Place | None:
    if not name or not any(c.isupper() for c in name):
        return None
    known = _by_name().get(_key(name), ())
    if not known and name.isupper() and len(name) > 2:
        # not an abbreviation of the table: a name in a dateline
        key = fold(name[4:] if name.startswith("THE ") else name)
        known = tuple(place for place in _by_name().get(key, ()) if fold(place.label) == key)
    return next((place for place in known if place.kind in kinds), None)


def country(name: str) -> Place | None:
    """The country of a name or alias, with or without its article.

    >>> country("the United States").id, country("US").id, country("us")
    ('US', 'US', None)
    """
    return _find(name, _COUNTRY)


def country_of_code(code: str) -> Place | None:
    """The country of an ISO 3166-1 code, alpha-2 or alpha-3.

    >>> country_of_code("UKR").label, country_of_code("fr").label
    ('Ukraine', 'France')
    """
    return _by_code().get(code.upper())


def is_country(name: str) -> bool:
    """Whether a name is that of a country."""
    return country(name) is not None


def settlement(name: str) -> Place | None:
    """The capital, city or town of a name.

    >>> settlement("KYIV").country
    'UA'
    """
    return _find(name, _SETTLEMENTS)


def is_settlement(name: str) -> bool:
    """Whether a name is that of a known capital, city or town."""
    return settlement(name) is not None


def region(name: str) -> Place | None:
    """The continent, region or federal state of a name."""
    return _find(name, _REGION)


def institution(name: str) -> Place | None:
    """The international body, or the national institution, of a name.

    >>> institution("the Kremlin").country, institution("Nato").link
    ('RU', 'org:NATO')
    """
    return _find(name, _INSTITUTIONS)


def capital_of(name: str) -> str | None:
    """The code of the country whose capital has this name.

    >>> capital_of("Kyiv"), capital_of("Odesa")
    ('UA', None)
    """
    found = _find(name, ("capital",))
    return found.country if found else None


def demonym_place(word: str) -> Place | None:
    """The country or region of a demonym, adjective or noun, singular or plural.

    >>> demonym_place("Europeans").label
    'Europe'
    """
    return _by_demonym().get(fold(word)) if word[:1].isupper() else None


def demonym_country(word: str) -> str | None:
    """The code of the country of a demonym.

    >>> demonym_country("Ukrainian"), demonym_country("Swedes"), demonym_country("European")
    ('UA', 'SE', None)
    """
    found = demonym_place(word)
    return found.id if found and found.kind == "country" else None


def place_of_link(link: str) -> Place | None:
    """The row that a profile's link refers to.

    >>> place_of_link("country:UA").label
    'Ukraine'
    """
    return _by_link().get(link)


def linked_place(name: str, entity_type: EntityType) -> Place | None:
    """The row a name of this type stands for by itself; None for unknown names, and for towns that share theirs.

    >>> linked_place("Jordan", EntityType.PERSON) is None
    True
    """
    if entity_type is EntityType.ORG:
        return institution(name) or country(name)
    if entity_type in (EntityType.GPE, EntityType.LOC, EntityType.FAC):
        return country(name) or _find(name, _CITIES) or region(name) or institution(name)
    return None
