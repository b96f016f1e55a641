"""Why the graph says what it says: the names of an entity and the decisions behind them, the sentences behind a
statement and who said so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsgraph.model import Attribution, Claim, Decision, Entity, Mention, Statement

if TYPE_CHECKING:
    from newsgraph.knowledge_graph.graph import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name of the entity and how often it stands in the articles."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """Why two profiles were held to be one thing, or not; ``left`` and ``right`` are labels with their articles."""

    left: str
    right: str
    decision: Decision

    def __str__(self) -> str:
        row = self.decision
        why = "; ".join(row.reasons) or "no reason kept"
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

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.outlet, self.date, self.title) if part) or self.claim.article_id
        speaker = f"; said by {self.said_by}" if self.said_by else ""
        time = self.claim.time
        when = f"; time: {time.edtf or time.span.text}" if time is not None else ""
        return f'"{" ".join(self.quote.split())}" ({where}{speaker}{when}; confidence {self.claim.confidence:.2f})'


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
        lines = [f"{self.sentence} [{row.standing}{day}, {sources}, confidence {row.confidence:.2f}]"]
        if self.content is not None:
            lines.append(f"    content: {self.content}")
        lines.extend(f"    {line}" for line in self.evidence)
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say about an entity, or about one statement (then ``entity`` is None)."""

    entity: Entity | None
    names: tuple[NameLine, ...]
    decisions: tuple[DecisionLine, ...]
    statements: tuple[StatementLine, ...]

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        if self.entity is not None:
            yield f"{self.entity.label} ({self.entity.type}, {self.entity.id})"
            yield "  names: " + ", ".join(f"{line.name} ({line.count})" for line in self.names)
            if self.entity.links:
                yield "  links: " + ", ".join(self.entity.links)
            if self.entity.replaces:
                yield "  replaces: " + ", ".join(self.entity.replaces)
            if self.decisions:
                yield "  why these names are one thing, or not:"
                yield from (f"    {line}" for line in self.decisions)
            yield f"  statements: {len(self.statements)}"
        margin = "" if self.entity is None else "  "
        for row in self.statements:
            yield from (f"{margin}{line}" for line in str(row).splitlines())


def explanation_of(graph: KnowledgeGraph, about: str | Statement) -> Explanation:
    """Why the graph has an entity, or a statement. Raises GraphError if no or more than one thing is called so."""
    if isinstance(about, Statement):
        return Explanation(None, (), (), (_statement_line(graph, about),))
    if graph.has_statement(about):
        return Explanation(None, (), (), (_statement_line(graph, graph.statement(about)),))
    entity = graph.entity(about)
    statements = [
        row
        for row in graph.statements()
        if entity.id == row.subject or (entity.id == row.object and not row.object_is_value)
    ]
    return Explanation(
        entity,
        _names(graph, entity),
        _decisions(graph, entity),
        tuple(_statement_line(graph, row) for row in statements),
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
    own = set(entity.profiles)
    return tuple(
        DecisionLine(_profile_name(graph, row.left), _profile_name(graph, row.right), row)
        for row in graph.decisions
        if row.left in own or row.right in own
    )


def _profile_name(graph: KnowledgeGraph, profile_id: str) -> str:
    profile = graph.profiles.get(profile_id)
    return profile_id if profile is None else f"{profile.label} ({profile.article_id})"


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
    )


def _cue(attribution: Attribution) -> str:
    """The word that shows that someone else says so; of a quotation by nobody named, only its mark is there."""
    words = attribution.cue.text
    return words if any(letter.isalnum() for letter in words) else "a quotation"
