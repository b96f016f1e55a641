"""Claims as rows: each phrase with the entity it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsgraph.export.rows import ArgumentRow, AttributionRow, ClaimRow, MentionRow, PartRow, iri
from newsgraph.knowledge_graph import KnowledgeGraph, QuotedSentence
from newsgraph.model import Attribution, Claim, Mention, Span, Time, Value

Clean = Callable[[str], str]


class EvidenceRows:
    """Makes rows of claims and mentions; ``clean`` is put to every text."""

    def __init__(self, graph: KnowledgeGraph, base: str, clean: Clean) -> None:
        self._graph, self._base, self._clean = graph, base, clean
        self._quoted: dict[tuple[str, Span], QuotedSentence] = {
            (row.article_id, row.span): row for row in graph.parts.sentences
        }

    def claim(self, claim: Claim, statement: str, content: str | None) -> ClaimRow:
        """The row of a claim that is evidence for ``statement``; ``content`` is the claim it points to, if written."""
        quoted = self._quoted[claim.article_id, claim.sentence]
        relation, review = claim.relation, self._graph.review_of.get(claim.id)
        return ClaimRow(
            id=claim.id,
            local=f"c{claim.id}",
            iri=iri(self._base, "claim", f"c{claim.id}"),
            statement=statement,
            article=self._clean(claim.article_id),
            subject=self.part(claim.subject),
            relation=relation.id,
            lemma=self._clean(relation.lemma),
            relation_span=self._span(relation.span),
            canonical=relation.canonical,
            object=self.value(claim.object) if isinstance(claim.object, Value) else self.part(claim.object),
            subject_phrase=self._span(claim.subject_phrase),
            object_phrase=self._span(claim.object_phrase),
            arguments=tuple(
                ArgumentRow(
                    self._clean(row.preposition),
                    self._span(row.phrase),
                    None if row.mention is None else self.part(row.mention),
                )
                for row in claim.arguments
            ),
            sentence=self._span(claim.sentence),
            prefix=self._clean(quoted.prefix),
            suffix=self._clean(quoted.suffix),
            polarity=claim.polarity,
            certainty=claim.certainty,
            modality=None if claim.modality is None else self._clean(claim.modality),
            attribution=self._attribution(claim.attribution),
            time=self._time(claim.time),
            place=None if claim.place is None else self.part(claim.place),
            content=content,
            rule=claim.rule,
            confidence=round(claim.confidence, 2),
            reviewed_by=None if review is None else self._clean(review.by),
        )

    def mention(self, mention: Mention) -> MentionRow:
        """The row of a mention."""
        return MentionRow(self._clean(mention.article_id), self.part(mention))

    def part(self, mention: Mention) -> PartRow:
        """A mention with the entity it means."""
        entity, profile = self._graph.entity_of(mention), self._graph.profile_of(mention)
        return PartRow(
            entity=None if entity is None else entity.id,
            label=self._clean(mention.span.text if entity is None else entity.label),
            type=mention.type if entity is None else entity.type,
            span=self._span(mention.span),
            kind=mention.kind,
            profile=None if profile is None else profile.id,
        )

    def value(self, value: Value) -> PartRow:
        """A value as a phrase that means no entity."""
        normal = None if value.normal is None else self._clean(value.normal)
        return PartRow(None, self._clean(value.span.text), value.type, self._span(value.span), normal=normal)

    def _attribution(self, row: Attribution | None) -> AttributionRow | None:
        if row is None:
            return None
        source = None if row.source is None else self.part(row.source)
        return AttributionRow(source, row.kind, self._span(row.cue), row.direct, self._attribution(row.via))

    def _time(self, row: Time | None) -> Time | None:
        return None if row is None else replace(row, span=self._span(row.span))

    def _span(self, span: Span) -> Span:
        return Span(span.start, span.end, self._clean(span.text))
