"""Claims as rows: each phrase with the entity it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from newsgraph.export.rows import ArgumentRow, AttributionRow, MentionRow, PartRow
from newsgraph.knowledge_graph import KnowledgeGraph, QuotedSentence
from newsgraph.model import Attribution, Certainty, Claim, Mention, Polarity, Review, Span, Time, Value

Clean = Callable[[str], str]


class EvidenceRows:
    """Makes rows of claims and mentions; ``clean`` is put to every text."""

    def __init__(self, graph: KnowledgeGraph, clean: Clean) -> None:
        self._graph, self.clean = graph, clean

    @cached_property
    def _quoted(self) -> dict[str, dict[tuple[int, int], QuotedSentence]]:
        found: defaultdict[str, dict[tuple[int, int], QuotedSentence]] = defaultdict(dict)
        for row in self._graph.parts.sentences:
            found[row.article_id][row.span.start, row.span.end] = row
        return found

    def claim(self, claim_id: str, statement: str, content: str | None) -> ClaimRow:
        """The row of a claim that is evidence for ``statement``; ``content`` is the claim it points to, if written."""
        return ClaimRow(self, self._graph.claims[claim_id], claim_id, statement, content)

    def mention(self, mention: Mention) -> MentionRow:
        """The row of a mention."""
        return MentionRow(self.clean(mention.article_id), self.part(mention))

    def part(self, mention: Mention) -> PartRow:
        """A mention with the entity it means."""
        profile = self._graph.profile_of(mention)
        entity = None if profile is None else self._graph.entity_of_profile(profile)
        return PartRow(
            entity=None if entity is None else entity.id,
            label=self.clean(mention.span.text if entity is None else entity.label),
            type=mention.type if entity is None else entity.type,
            span=self.span(mention.span),
            kind=mention.kind,
            profile=profile,
        )

    def value(self, value: Value) -> PartRow:
        """A value as a phrase that means no entity."""
        normal = None if value.normal is None else self.clean(value.normal)
        return PartRow(None, self.clean(value.span.text), value.type, self.span(value.span), normal=normal)

    def attribution(self, row: Attribution | None) -> AttributionRow | None:
        """Who says so, and who reports that."""
        if row is None:
            return None
        source = None if row.source is None else self.part(row.source)
        return AttributionRow(source, row.kind, self.span(row.cue), row.direct, self.attribution(row.via))

    def span(self, span: Span) -> Span:
        """The span with its text made clean."""
        clean = self.clean(span.text)
        return span if clean is span.text else Span(span.start, span.end, clean)

    def quoted(self, claim: Claim) -> QuotedSentence:
        """The claim's sentence with the text around it."""
        return self._quoted[claim.article_id][claim.sentence.start, claim.sentence.end]

    def review(self, claim_id: str) -> Review | None:
        """What a reader holds of the claim."""
        return self._graph.review_of.get(claim_id)


class ClaimRow:
    """A claim: one sentence of one article says so. What it says is worked out when asked for, since no format asks
    for all of it.

    Attributes:
        id, local: Its id, and the end of its IRI.
        statement: The statement it is evidence for.
        content: The id of another claim, or None.
    """

    __slots__ = ("_claim", "_rows", "content", "id", "local", "statement")

    def __init__(self, rows: EvidenceRows, claim: Claim, claim_id: str, statement: str, content: str | None) -> None:
        self._rows, self._claim = rows, claim
        self.id, self.local, self.statement, self.content = claim_id, f"c{claim_id}", statement, content

    @property
    def article(self) -> str:
        """The article's id."""
        return self._rows.clean(self._claim.article_id)

    @property
    def subject(self) -> PartRow:
        return self._rows.part(self._claim.subject)

    @property
    def relation(self) -> str:
        return self._claim.relation.id

    @property
    def lemma(self) -> str:
        return self._rows.clean(self._claim.relation.lemma)

    @property
    def relation_span(self) -> Span:
        return self._rows.span(self._claim.relation.span)

    @property
    def canonical(self) -> bool:
        """Whether the relation is in the vocabulary."""
        return self._claim.relation.canonical

    @property
    def object(self) -> PartRow:
        found = self._claim.object
        return self._rows.value(found) if isinstance(found, Value) else self._rows.part(found)

    @property
    def subject_phrase(self) -> Span:
        return self._rows.span(self._claim.subject_phrase)

    @property
    def object_phrase(self) -> Span:
        return self._rows.span(self._claim.object_phrase)

    @property
    def arguments(self) -> tuple[ArgumentRow, ...]:
        rows = self._rows
        return tuple(
            ArgumentRow(
                rows.clean(row.preposition),
                rows.span(row.phrase),
                None if row.mention is None else rows.part(row.mention),
            )
            for row in self._claim.arguments
        )

    @property
    def sentence(self) -> Span:
        return self._rows.span(self._claim.sentence)

    @property
    def around(self) -> tuple[str, str]:
        """The text before the sentence, and after it."""
        quoted = self._rows.quoted(self._claim)
        return self._rows.clean(quoted.prefix), self._rows.clean(quoted.suffix)

    @property
    def polarity(self) -> Polarity:
        return self._claim.polarity

    @property
    def certainty(self) -> Certainty:
        return self._claim.certainty

    @property
    def modality(self) -> str | None:
        found = self._claim.modality
        return None if found is None else self._rows.clean(found)

    @property
    def attribution(self) -> AttributionRow | None:
        return self._rows.attribution(self._claim.attribution)

    @property
    def time(self) -> Time | None:
        found = self._claim.time
        return None if found is None else replace(found, span=self._rows.span(found.span))

    @property
    def place(self) -> PartRow | None:
        found = self._claim.place
        return None if found is None else self._rows.part(found)

    @property
    def rule(self) -> str:
        return self._claim.rule

    @property
    def confidence(self) -> float:
        return round(self._claim.confidence, 2)

    @property
    def reviewed_by(self) -> str | None:
        """A reader who accepted it."""
        review = self._rows.review(self.id)
        return None if review is None else self._rows.clean(review.by)


def sources_and_place(claim: Claim) -> Iterator[Mention]:
    """The mentions of who says so, at whatever remove, and of where it holds."""
    if claim.place is not None:
        yield claim.place
    attribution = claim.attribution
    while attribution is not None:
        if attribution.source is not None:
            yield attribution.source
        attribution = attribution.via
