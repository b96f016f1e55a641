"""The rows of the projection: what an exporter sees of a graph, flat and sorted, each row whole by itself.

Text in rows, article ids too, is safe for XML unless the format asks for it exact (see ``projection.Rows``). ``local``
(where it differs from ``id``: ``local_name(article id, "a")``) and the end of ``iri`` are of ASCII letters, digits,
``-`` and ``_`` only. Rows are named tuples: millions are made, and a frozen dataclass takes ten times as long to make.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple, TypeVar

from newsgraph.errors import ExportError
from newsgraph.model import (
    Certainty,
    EntityType,
    MentionKind,
    Polarity,
    SourceKind,
    Span,
    Standing,
    short_hash,
)

DEFAULT_BASE = "https://newsgraph.example/"

# RFC 3987 leaves out what would break out of <...>
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\x00-\x20<>\"{}|\\^`\ud800-\udfff#?]+/")

Member = TypeVar("Member", bound=StrEnum)
Thing = Literal["entity", "value", "statement", "article"]


def _members(of: type[Member], given: Collection[Member | str] | None, what: str) -> frozenset[Member] | None:
    if given is None:
        return None
    names = {given} if isinstance(given, str) else set(map(str, given))
    odd = names.difference(map(str, of))
    if odd:
        raise ExportError(f"there is no {what} {min(odd)!r}", "options", f"take some of {', '.join(of)}")
    return frozenset(map(of, names))


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to write of a graph, and how.

    Attributes:
        standings: Statements of these standings only; None for all.
        min_confidence: Statements of at least this confidence.
        types: Statements whose entities are all of these types; None for all.
        values: Whether statements about values (money, counts, titles) are written.
        evidence: Whether claims, quoted sentences and articles are written.
        base: The IRI that the graph's own IRIs start with; ends in ``/``.
        with_text: Whether formats that can hold it get the articles' full text.
        license: Address of the licence that the graph is given away under, for formats that can tell it.

    Raises:
        ExportError: There is no such standing or type, or ``base`` is not an absolute IRI that ends in ``/``.

    >>> ExportOptions(standings=["asserted"], types=["PERSON", "ORG"]).standings
    frozenset({<Standing.ASSERTED: 'asserted'>})
    """

    standings: Collection[Standing | str] | None = None
    min_confidence: float = 0.0
    types: Collection[EntityType | str] | None = None
    values: bool = True
    evidence: bool = True
    base: str = DEFAULT_BASE
    with_text: bool = False
    license: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "standings", _members(Standing, self.standings, "standing"))
        object.__setattr__(self, "types", _members(EntityType, self.types, "type"))
        if not _BASE.fullmatch(self.base):
            what = f"base {self.base!r} is not an absolute IRI that ends in /"
            raise ExportError(what, "options", f"give one such as {DEFAULT_BASE}")


class EntityRow(NamedTuple):
    """An entity. ``aliases`` are its names other than the label, the most frequent first. ``candidates`` are ids in the
    user's gazetteer of what it may be, undecided, with scores. ``node`` is False for one
    that takes part in no statement and is there because a claim names it as source or place."""

    id: str
    iri: str
    label: str
    type: EntityType
    aliases: tuple[str, ...]
    links: tuple[str, ...]
    country: str | None
    replaces: tuple[str, ...]
    mentions: int
    articles: int
    node: bool
    candidates: tuple[tuple[str, float], ...] = ()


class ValueRow(NamedTuple):
    """The value that is the object of one statement; never shared. ``normal`` is its normal form, if known."""

    id: str
    iri: str
    label: str
    type: EntityType
    normal: str | None
    statement: str


class RelationRow(NamedTuple):
    """A relation that statements use. ``label`` reads between subject and object. Canonical ones are in the
    vocabulary; the others come from the text's own words."""

    id: str
    label: str
    canonical: bool
    symmetric: bool
    statements: int


class StatementRow(NamedTuple):
    """A statement with the summary of its evidence.

    ``object`` is the id of an entity, or of a value row where ``object_is_value``. ``label`` reads as the statement
    stands ("will authorize, officials say"), ``sentence`` with what its ends are called, ``relation_label`` whatever
    the standing ("authorizes"). ``said_by`` names the sources ("officials"), ``times`` are EDTF strings, ``first`` and
    ``last`` the days of the articles. ``content`` is the id of another statement row. ``reviewed`` counts the claims
    that a reader accepted. Many-valued fields are sorted, ``quotes`` in the order of the claims.
    """

    id: str
    iri: str
    subject: str
    relation: str
    relation_label: str
    canonical: bool
    symmetric: bool
    object: str
    object_is_value: bool
    label: str
    sentence: str
    standing: Standing
    content: str | None
    occurrence: str | None
    sources: int
    confidence: float
    reviewed: int
    polarities: tuple[Polarity, ...]
    certainties: tuple[Certainty, ...]
    modalities: tuple[str, ...]
    said_by: tuple[str, ...]
    times: tuple[str, ...]
    places: tuple[str, ...]
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    quotes: tuple[str, ...]


class PartRow(NamedTuple):
    """A phrase of a claim: its words, and the entity it means (None for a value, or for what means none).

    ``label`` is the entity's label, else the words; ``profile`` the id of the article's own profile; ``kind`` is None
    and ``normal`` may be set for a value.
    """

    entity: str | None
    label: str
    type: EntityType
    span: Span
    kind: MentionKind | None = None
    profile: str | None = None
    normal: str | None = None


class AttributionRow(NamedTuple):
    """Who says so; ``via`` is who reports that."""

    source: PartRow | None
    kind: SourceKind
    cue: Span
    direct: bool
    via: AttributionRow | None


class ArgumentRow(NamedTuple):
    """A further argument of the clause: preposition (or ""), full phrase, and what it means, if known."""

    preposition: str
    phrase: Span
    part: PartRow | None


class MentionRow(NamedTuple):
    """A place where an article names, describes or points to an entity."""

    article: str
    part: PartRow


class ArticleRow(NamedTuple):
    """An article's metadata; ``text`` only where the options ask for it. ``group`` names its group of reprints."""

    id: str
    local: str
    iri: str
    title: str | None
    date: str | None
    outlet: str | None
    url: str | None
    author: str | None
    group: str
    text: str | None
    extra: tuple[tuple[str, str], ...]


def iri(base: str, thing: Thing, local: str) -> str:
    """The IRI of a piece of data.

    >>> iri(DEFAULT_BASE, "entity", "kenya-0f3a")
    'https://newsgraph.example/entity/kenya-0f3a'
    """
    return f"{base}{thing}/{local}"


def local_name(name: str, prefix: str) -> str:
    """The name itself where it is a local name (ASCII, starts with a letter), else one made from it and a hash.

    >>> local_name("ferry-strike-1", "a"), local_name("Fähre 7", "a")
    ('ferry-strike-1', 'a-fahre-7-86b9ba2b')
    """
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,99}", name):
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return "-".join(part for part in (prefix, slug, short_hash(name, length=8)) if part)
