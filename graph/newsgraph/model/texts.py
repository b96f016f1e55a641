"""What an article says: spans, mentions, values, times, attributions, claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from newsgraph.model.kinds import Certainty, EntityType, MentionKind, Polarity, SourceKind


def short_hash(*parts: str | None, length: int = 12) -> str:
    """Hexadecimal digest of the parts, ``length`` characters; order and boundaries of the parts count.

    >>> short_hash("a", "b") == short_hash("ab")
    False
    """
    joined = "\x1f".join("\x00" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)`` in code points of the article's text, and the text quoted.

    >>> Span.of("Ann left.", 0, 3)
    Span(start=0, end=3, text='Ann')
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` to ``end``."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, or one version of it.

    ``text`` is final: all offsets count in it. ``date`` is the ISO day of publication, or None.
    ``extra`` holds the further keys of the input as (key, value) pairs, sorted.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names, describes or points to something.

    ``span`` is the short phrase that becomes a node's name; ``head`` its head word (for a name: the whole name).
    ``type`` is what the mention itself shows; the entity's type is voted later. ``kind`` tells how it refers.
    """

    article_id: str
    span: Span
    head: Span
    type: EntityType
    kind: MentionKind

    @property
    def id(self) -> str:
        return f"{self.article_id}:{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Value:
    """A literal object: money, a count, a date, a title, a clause's text. ``normal`` is its normal form, if known."""

    type: EntityType
    span: Span
    normal: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When something holds or happened.

    ``edtf`` is an Extended Date/Time Format string (ISO 8601-2, levels 0 and 1) or None with the ``reason`` why not.
    ``start`` and ``end`` are EDTF bounds where the text gives them. ``anchor`` is the ISO day it was resolved against.
    """

    edtf: str | None
    span: Span
    reason: str | None = None
    start: str | None = None
    end: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so. ``source`` is None for an unattributed hedge such as "reportedly".

    ``cue`` is the span that shows it ("said", "according to"); ``via`` the attribution this one is reported by.
    """

    source: Mention | None
    kind: SourceKind
    cue: Span
    direct: bool = False
    via: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A further argument of a claim's clause: preposition (or ""), full phrase, and its mention if it has one."""

    preposition: str
    phrase: Span
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of a claim as the text has it and as the vocabulary knows it.

    ``id`` is the canonical relation ("authorizes") or one made from the lemmas ("campaignFor"); ``lemma`` the text's
    own words in base form ("allow", "campaign for"); ``span`` the words themselves; ``canonical`` tells which.
    """

    id: str
    lemma: str
    span: Span
    canonical: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of one article says so.

    ``content`` is the id of the claim (of the same article) that this one permits, requests, promises or reports.
    ``subject_phrase``, ``object_phrase`` and ``arguments`` keep the full phrases; ``sentence`` the whole sentence.
    ``confidence`` is in [0, 1], rounded to 2 decimals. ``rule`` names the rule that read it.
    """

    article_id: str
    subject: Mention
    relation: Relation
    object: Mention | Value
    sentence: Span
    subject_phrase: Span
    object_phrase: Span
    content: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.FACT
    modality: str | None = None
    attribution: Attribution | None = None
    time: Time | None = None
    place: Mention | None = None
    arguments: tuple[Argument, ...] = ()
    rule: str = ""
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """Hash of what the claim says and where: article, subject, relation and object spans; not of its qualifiers."""
        return claim_id(self.article_id, self.subject.span, self.relation, self.object.span)


def claim_id(article_id: str, subject: Span, relation: Relation, obj: Span) -> str:
    """The id of a claim, known before its qualifiers are."""
    return short_hash(
        article_id,
        f"{subject.start}-{subject.end}",
        relation.id,
        f"{relation.span.start}-{relation.span.end}",
        f"{obj.start}-{obj.end}",
    )


def mentions_of(claims: Iterable[Claim]) -> tuple[Mention, ...]:
    """All mentions that the claims rest on, each once, in order of the text."""
    found: set[Mention] = set()
    for claim in claims:
        found.add(claim.subject)
        if isinstance(claim.object, Mention):
            found.add(claim.object)
        if claim.place is not None:
            found.add(claim.place)
        found.update(argument.mention for argument in claim.arguments if argument.mention is not None)
        attribution = claim.attribution
        while attribution is not None:
            if attribution.source is not None:
                found.add(attribution.source)
            attribution = attribution.via
    return tuple(sorted(found, key=lambda mention: (mention.article_id, mention.span, mention.kind)))
