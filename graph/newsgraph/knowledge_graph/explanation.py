"""Why the graph says what it says: the names of an entity and the decisions behind them, the sentences behind a
statement and who said so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsgraph.model import (
    PROGRAM,
    Attribution,
    Claim,
    Decision,
    Entity,
    Judgement,
    Mention,
    Profile,
    Review,
    Statement,
    Verdict,
)

if TYPE_CHECKING:
    from newsgraph.knowledge_graph.graph import KnowledgeGraph

# of pairs that were left apart, those scored so high are near misses; so many are shown
NEAR, MOST_NEAR = 0.25, 5


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name of the entity and how often it stands in the articles."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """The thing as one article shows it; the id is what a ledger names it by."""

    profile: Profile
    title: str | None
    outlet: str | None

    def __str__(self) -> str:
        row = self.profile
        where = ", ".join(part for part in (self.outlet, row.article_date, self.title) if part)
        return f"p{row.id} {row.label}: article {row.article_id}" + (f" ({where})" if where else "")


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """Why two profiles were held to be one thing, or not; ``left`` and ``right`` are labels with the profiles' ids."""

    left: str
    right: str
    decision: Decision

    def __str__(self) -> str:
        row = self.decision
        why = "; ".join(row.reasons) or "no reason given"
        return f"{self.left} | {self.right}: {row.verdict} ({row.score:.2f}, by {row.by}): {why}"


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A sentence that says so: its words, the article, and who says it there (None: the article itself)."""

    quote: str
    title: str | None
    outlet: str | None
    date: str | None
    url: str | None
    said_by: str | None
    claim: Claim
    review: Review | None = None

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.outlet, self.date, self.title) if part) or self.claim.article_id
        speaker = f"; said by {self.said_by}" if self.said_by else ""
        time = self.claim.time
        when = f"; time: {time.edtf or time.span.text}" if time is not None else ""
        review = f"; {self.review.judgement} by {self.review.by}" if self.review else ""
        details = f"{where}{speaker}{when}; confidence {self.claim.confidence:.2f}; c{self.claim.id}{review}"
        return f'"{" ".join(self.quote.split())}" ({details})'


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement as a short sentence, and its evidence. ``content`` is the sentence of what it permits or reports."""

    sentence: str
    content: str | None
    statement: Statement
    evidence: tuple[EvidenceLine, ...]

    def __str__(self) -> str:
        row = self.statement
        sources = "1 source" if row.sources == 1 else f"{row.sources} sources"
        day = f", {row.occurrence}" if row.occurrence else ""
        reviewed = f", {row.reviewed} of {len(row.claims)} claims reviewed" if row.reviewed else ""
        facts = f"{row.standing}{day}, {sources}, confidence {row.confidence:.2f}{reviewed}"
        lines = [f"{self.sentence} [{facts}; {row.id}]"]
        if self.content is not None:
            lines.append(f"    content: {self.content}")
        lines.extend(f"    {line}" for line in self.evidence)
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say about an entity, or about one statement (then ``entity`` is None).

    ``near_misses`` are pairs of one of the entity's profiles with another's that were left apart, the likeliest first;
    ``rejected`` is what a user says was misread; ``notes`` tell what the articles leave open about the entity.
    """

    entity: Entity | None
    statements: tuple[StatementLine, ...]
    names: tuple[NameLine, ...] = ()
    profiles: tuple[ProfileLine, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    near_misses: tuple[DecisionLine, ...] = ()
    rejected: tuple[EvidenceLine, ...] = ()
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.told()

    def told(self, graph: str = "GRAPH") -> str:
        """The explanation in lines of text; ``graph`` is what the commands that it shows call the graph."""
        return "\n".join(self._lines(graph))

    def _lines(self, graph: str) -> Iterator[str]:
        if self.entity is not None:
            yield f"{self.entity.label} ({self.entity.type}, {self.entity.id})"
            yield "  names: " + ", ".join(f"{line.name} ({line.count})" for line in self.names)
            if self.entity.links:
                yield "  links: " + ", ".join(self.entity.links)
            if self.entity.candidates:
                may_be = (f"{entry} ({score:.2f})" for entry, score in self.entity.candidates)
                yield "  may be, undecided: " + ", ".join(may_be)
            yield from (f"  {note}" for note in self.notes)
            if self.entity.replaces:
                yield "  replaces: " + ", ".join(self.entity.replaces)
            yield "  profiles, one for each article:"
            yield from (f"    {profile}" for profile in self.profiles)
            if self.decisions:
                yield "  why these names are one thing, or not:"
                yield from (f"    {line}" for line in self.decisions)
            if self.near_misses:
                yield "  near misses, left apart:"
                for line in self.near_misses:
                    yield f"    {line}"
                    left, right = line.decision.left, line.decision.right
                    yield f"      to make them one: newsgraph merge {graph} p{left} p{right}"
            yield f"  statements: {len(self.statements)}"
        margin = "" if self.entity is None else "  "
        for row in self.statements:
            yield from (f"{margin}{line}" for line in str(row).splitlines())
        if self.rejected:
            yield f"{margin}rejected: {len(self.rejected)}"
            yield from (f"{margin}    {line}" for line in self.rejected)


def explanation_of(graph: KnowledgeGraph, about: str | Statement) -> Explanation:
    """Why the graph has an entity, or a statement. Raises GraphError if no or more than one thing is called so."""
    if isinstance(about, Statement):
        return Explanation(None, (_statement_line(graph, about),))
    if graph.has_statement(about):
        return Explanation(None, (_statement_line(graph, graph.statement(about)),))
    entity = graph.entity(about)
    statements = [
        row
        for row in graph.statements()
        if entity.id == row.subject or (entity.id == row.object and not row.object_is_value)
    ]
    return Explanation(
        entity,
        tuple(_statement_line(graph, row) for row in statements),
        names=_names(graph, entity),
        profiles=tuple(_profile_line(graph, graph.profiles[key]) for key in entity.profiles),
        decisions=_decisions(graph, entity),
        near_misses=_near_misses(graph, entity),
        rejected=_rejected(graph, entity),
        notes=_notes(graph, entity),
    )


def source_name(graph: KnowledgeGraph, attribution: Attribution | None) -> str | None:
    """Who says so, with those it is reported by: "the minister, via the Harbour Post"; None for the article's voice."""
    names: list[str] = []
    while attribution is not None:
        names.append(_called(graph, attribution.source) if attribution.source else _cue(attribution))
        attribution = attribution.via
    return ", via ".join(names) or None


def _called(graph: KnowledgeGraph, mention: Mention) -> str:
    name = graph.name_of(mention)
    return name if name == mention.span.text else f"{name} ({mention.span.text!r})"


def _names(graph: KnowledgeGraph, entity: Entity) -> tuple[NameLine, ...]:
    counts: Counter[str] = Counter()
    for key in entity.profiles:
        for mention in graph.profiles[key].mentions:
            counts[mention.span.text] += 1
    return tuple(NameLine(name, count) for name, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _decisions(graph: KnowledgeGraph, entity: Entity) -> tuple[DecisionLine, ...]:
    """The decisions that hold its profiles together, those that a gazetteer leaves open, and those by which a user
    keeps others away."""
    return tuple(
        _decision_line(graph, row)
        for row in _on(graph, entity)
        if row.verdict is not Verdict.DIFFERENT or row.by != PROGRAM
    )


def _notes(graph: KnowledgeGraph, entity: Entity) -> tuple[str, ...]:
    """What an article leaves open about the thing, with the article."""
    return tuple(
        f"{reason} ({graph.profiles[key].article_id})"
        for key in entity.profiles
        for reason in graph.profiles[key].reasons
        if reason.startswith("left open: ")
    )


def _near_misses(graph: KnowledgeGraph, entity: Entity) -> tuple[DecisionLine, ...]:
    own = set(entity.profiles)
    apart = [
        row
        for row in _on(graph, entity)
        if row.verdict is Verdict.DIFFERENT and row.by == PROGRAM and row.score >= NEAR
        # what one of its pairs did not show, another did
        and not {row.left, row.right} <= own
    ]
    ranked = sorted(apart, key=lambda row: (-row.score, row))
    return tuple(_decision_line(graph, row) for row in ranked[:MOST_NEAR])


def _on(graph: KnowledgeGraph, entity: Entity) -> Iterator[Decision]:
    own = set(entity.profiles)
    return (row for row in graph.decisions if row.left in own or row.right in own)


def _decision_line(graph: KnowledgeGraph, row: Decision) -> DecisionLine:
    return DecisionLine(_profile_name(graph, row.left), _profile_name(graph, row.right), row)


def _profile_name(graph: KnowledgeGraph, profile_id: str) -> str:
    profile = graph.profiles.get(profile_id)
    if profile is not None:
        return f"{profile.label} (p{profile_id})"
    # a profile of another build, else an entry of the user's gazetteer
    return f"p{profile_id}" if re.fullmatch("[0-9a-f]{12}", profile_id) else profile_id


def _profile_line(graph: KnowledgeGraph, profile: Profile) -> ProfileLine:
    article = graph.articles[profile.article_id]
    return ProfileLine(profile, article.title, article.outlet)


def _rejected(graph: KnowledgeGraph, entity: Entity) -> tuple[EvidenceLine, ...]:
    def is_about(claim: Claim) -> bool:
        ends = (claim.subject, claim.object) if isinstance(claim.object, Mention) else (claim.subject,)
        return entity in [graph.entity_of(end) for end in ends]

    claims = (graph.claims.get(row.claim) for row in graph.review_of.values() if row.judgement is Judgement.REJECTED)
    return tuple(_evidence_line(graph, claim) for claim in claims if claim is not None and is_about(claim))


def _statement_line(graph: KnowledgeGraph, row: Statement) -> StatementLine:
    content = graph.sentence_of(graph.statement(row.content)) if row.content is not None else None
    evidence = tuple(_evidence_line(graph, claim) for claim in graph.evidence(row))
    return StatementLine(graph.sentence_of(row), content, row, evidence)


def _evidence_line(graph: KnowledgeGraph, claim: Claim) -> EvidenceLine:
    article = graph.articles[claim.article_id]
    return EvidenceLine(
        quote=claim.sentence.text,
        title=article.title,
        outlet=article.outlet,
        date=article.date,
        url=article.url,
        said_by=source_name(graph, claim.attribution),
        claim=claim,
        review=graph.review_of.get(claim.id),
    )


def _cue(attribution: Attribution) -> str:
    """The word that shows that someone else says so; of a quotation by nobody named, only its mark is there."""
    words = attribution.cue.text
    return words if any(letter.isalnum() for letter in words) else "a quotation"
