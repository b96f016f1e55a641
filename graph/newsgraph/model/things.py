"""What the graph is made of: profiles, decisions, entities, statements, and the analysis of one article."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsgraph.model.kinds import EntityType, Judgement, Standing, Verdict
from newsgraph.model.texts import Article, Claim, Mention, short_hash


@dataclass(frozen=True, slots=True)
class Profile:
    """One thing as one article shows it: a cluster of mentions.

    ``names`` counts its proper names in this article (text as written, sorted by name); ``label`` is the fullest;
    ``nominals`` counts its describing phrases. ``roles`` are phrases such as "president of Ukraine". ``link`` is an id
    from a table of known things (``country:UA``), ``country`` an ISO 3166-1 alpha-2 code it belongs to, if known.
    ``neighbours`` are the labels of named things it shares a claim with, sorted.
    """

    article_id: str
    article_date: str | None
    label: str
    type: EntityType
    mentions: tuple[Mention, ...]
    names: tuple[tuple[str, int], ...] = ()
    nominals: tuple[tuple[str, int], ...] = ()
    roles: tuple[str, ...] = ()
    link: str | None = None
    country: str | None = None
    neighbours: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of the article and the start of the first mention."""
        first = min(mention.span for mention in self.mentions)
        return short_hash(self.article_id, str(first.start), str(first.end))

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Sort key: by article date (undated last), article id, first mention."""
        first = min(mention.span for mention in self.mentions)
        return (self.article_date or "9999-99-99", self.article_id, first.start, first.end)


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A thing that the user knows: an entry of their gazetteer.

    ``id`` is the user's own, an IRI or any other; ``links`` are further ids of the same thing. ``type`` is None where
    the gazetteer does not say, ``country`` an ISO 3166-1 alpha-2 code.
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    type: EntityType | None = None
    country: str | None = None
    links: tuple[str, ...] = ()


# who takes the decisions that every build takes anew
PROGRAM = "newsgraph"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """Why two profiles are one thing, or not. ``score`` in [0, 1], 2 decimals; ``by`` names who or what decided.

    ``right`` may be the id of a gazetteer's entry that ``left`` is, or may be.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: str = PROGRAM


@dataclass(frozen=True, slots=True, order=True)
class Review:
    """What a reader holds of a claim, given by its id; ``by`` names who."""

    claim: str
    judgement: Judgement
    reasons: tuple[str, ...] = ()
    by: str = "user"


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing across all articles. ``id`` is a local name: ASCII, starts with a letter, readable slug and short hash.

    ``aliases`` counts the names other articles use; ``links`` are IRIs of the same thing elsewhere; ``candidates`` are
    ids of a gazetteer's entries that it may be, undecided, with scores in [0, 1]; ``replaces`` are ids of entities that
    were merged into this one.
    """

    id: str
    label: str
    type: EntityType
    profiles: tuple[str, ...]
    aliases: tuple[tuple[str, int], ...] = ()
    links: tuple[str, ...] = ()
    country: str | None = None
    replaces: tuple[str, ...] = ()
    candidates: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What resolving gives: entities, the entity of each profile, and every decision taken."""

    entities: tuple[Entity, ...]
    entity_of: tuple[tuple[str, str], ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact, gathered from claims.

    ``object`` is an entity id, or a value's text where ``object_is_value``. ``content`` is the id of the statement it
    permits, requests, promises or reports; ``occurrence`` the resolved day (EDTF) of an event. ``sources`` counts
    independent source groups; ``confidence`` is the best of its claims; ``reviewed`` counts those a reader accepted.
    """

    id: str
    subject: str
    relation: str
    object: str
    object_type: EntityType
    object_is_value: bool
    standing: Standing
    claims: tuple[str, ...]
    content: str | None = None
    occurrence: str | None = None
    sources: int = 1
    confidence: float = 1.0
    reviewed: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an input could not give: where, what is wrong, what to do; ``fatal`` if the article was left out."""

    where: str
    what: str
    remedy: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        cure = f" ({self.remedy})" if self.remedy else ""
        return f"{self.where}: {self.what}{cure}"


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one article yields, by itself: the pure function of article and settings that may be cached."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    profiles: tuple[Profile, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
