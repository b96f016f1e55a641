"""What a graph holds, and how parts are put together, merged and chosen: pure functions."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from newsgraph.errors import GraphError, LedgerError
from newsgraph.model import (
    Analysis,
    Article,
    Claim,
    Decision,
    Entity,
    Judgement,
    Mention,
    Profile,
    Resolution,
    Review,
    Span,
    Statement,
    mentions_of,
)

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class QuotedSentence:
    """A sentence that a claim rests on, and up to 32 characters of the article before and after it."""

    article_id: str
    span: Span
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The group of reprints that an article belongs to, and the SHA-256 of its text in UTF-8."""

    article_id: str
    group: str
    sha256: str


@dataclass(frozen=True, slots=True)
class GraphParts:
    """All that a graph holds, each sorted. A user's decisions and reviews are there even where what they are on is not.

    ``left_out`` counts the claims that are evidence for no statement, by reason. An article loaded without its text has
    the text "".
    """

    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    sentences: tuple[QuotedSentence, ...]
    mentions: tuple[Mention, ...]
    profiles: tuple[Profile, ...]
    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]
    entities: tuple[Entity, ...]
    reviews: tuple[Review, ...] = ()
    statements: tuple[Statement, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()


def assembled(analyses: Iterable[Analysis], resolution: Resolution, groups: Mapping[str, str]) -> GraphParts:
    """All parts but the statements, the same for every order of the analyses.

    Raises:
        GraphError: Two analyses of one article differ, or the resolution does not fit the profiles.
    """
    known: dict[str, Analysis] = {}
    for analysis in analyses:
        if known.setdefault(analysis.article.id, analysis) != analysis:
            raise GraphError("two different analyses of one article", analysis.article.id, "analyse it once")
    done = sorted(known.values(), key=lambda row: (row.article.date or "9999-99-99", row.article.id))
    articles = {key: known[key].article for key in sorted(known)}
    mentions = {
        mention: None
        for row in done
        for mention in sorted(
            {*row.mentions, *mentions_of(row.claims), *(m for profile in row.profiles for m in profile.mentions)},
            key=lambda m: (m.span, m.kind, m.head, m.type),
        )
    }
    claims = {claim.id: claim for row in done for claim in sorted(row.claims, key=_claim_order)}
    profiles = {profile.id: profile for row in done for profile in sorted(row.profiles, key=lambda p: p.order)}
    parts = GraphParts(
        articles=tuple(articles.values()),
        origins=tuple(Origin(key, groups.get(key, key), _sha256(row.text)) for key, row in articles.items()),
        sentences=_sentences(claims.values(), articles),
        mentions=tuple(mentions),
        profiles=tuple(profiles.values()),
        claims=tuple(claims.values()),
        decisions=(),
        entities=(),
    )
    return resolved(parts, resolution)


def resolved(parts: GraphParts, resolution: Resolution) -> GraphParts:
    """The parts with the entities and decisions of the resolution. Raises GraphError if it does not fit."""
    entities = tuple(sorted(resolution.entities, key=lambda entity: entity.id))
    members = entity_of_profile(entities)
    profiles = {profile.id for profile in parts.profiles}
    if dict(resolution.entity_of) != members or profiles != members.keys():
        odd = min(profiles ^ members.keys(), default="")
        raise GraphError(f"entities do not fit the profiles {odd}".rstrip(), "resolution", "resolve again")
    return replace(parts, entities=entities, decisions=tuple(sorted(set(resolution.decisions))))


def reviewed(parts: GraphParts, reviews: Iterable[Review]) -> GraphParts:
    """The parts with these reviews. Raises LedgerError if they both accept and reject a claim."""
    rows = tuple(sorted(set(reviews)))
    judged: dict[str, Judgement] = {}
    for row in rows:
        if judged.setdefault(row.claim, row.judgement) is not row.judgement:
            raise LedgerError("is both accepted and rejected", f"claim {row.claim}", "take one of the rows back")
    return replace(parts, reviews=rows)


def entity_of_profile(entities: Iterable[Entity]) -> dict[str, str]:
    """The id of the entity of each profile id."""
    return {profile: entity.id for entity in entities for profile in entity.profiles}


def of_statements(parts: GraphParts, wanted: Collection[str]) -> GraphParts:
    """The statements of these ids with all that proves and names them, and nothing else. A statement's content that
    is not wanted is no longer named."""
    statements = tuple(
        row if row.content in wanted else replace(row, content=None) for row in parts.statements if row.id in wanted
    )
    claim_ids = {key for row in statements for key in row.claims}
    claims = tuple(claim for claim in parts.claims if claim.id in claim_ids)
    used = {_place(mention) for mention in mentions_of(claims)}
    ends = {end for row in statements for end in (row.subject, row.object)}
    touched = {row.id for row in parts.profiles if not used.isdisjoint(map(_place, row.mentions))}
    entities = tuple(row for row in parts.entities if row.id in ends or not touched.isdisjoint(row.profiles))
    members = {profile for row in entities for profile in row.profiles}
    profiles = tuple(profile for profile in parts.profiles if profile.id in members)
    kept = used.union(*(map(_place, row.mentions) for row in profiles))
    article_ids = {row.article_id for row in claims} | {row.article_id for row in profiles}
    quoted = {(claim.article_id, claim.sentence) for claim in claims}
    known = {profile.id for profile in parts.profiles}
    return GraphParts(
        articles=tuple(row for row in parts.articles if row.id in article_ids),
        origins=tuple(row for row in parts.origins if row.article_id in article_ids),
        sentences=tuple(row for row in parts.sentences if (row.article_id, row.span) in quoted),
        mentions=tuple(mention for mention in parts.mentions if _place(mention) in kept),
        profiles=profiles,
        claims=claims,
        # a decision on a gazetteer's entry has no second profile
        decisions=tuple(
            row for row in parts.decisions if row.left in members and (row.right in members or row.right not in known)
        ),
        entities=entities,
        reviews=tuple(row for row in parts.reviews if row.claim in claim_ids),
        statements=statements,
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _place(mention: Mention) -> tuple[str, int, int]:
    return (mention.article_id, mention.span.start, mention.span.end)


def _claim_order(claim: Claim) -> tuple[int, int, int, str]:
    return (claim.sentence.start, claim.subject.span.start, claim.object.span.start, claim.id)


def _sentences(claims: Iterable[Claim], articles: Mapping[str, Article]) -> tuple[QuotedSentence, ...]:
    quoted = sorted({(claim.article_id, claim.sentence) for claim in claims})
    return tuple(
        QuotedSentence(
            article_id,
            span,
            articles[article_id].text[max(0, span.start - CONTEXT) : span.start],
            articles[article_id].text[span.end : span.end + CONTEXT],
        )
        for article_id, span in quoted
    )
