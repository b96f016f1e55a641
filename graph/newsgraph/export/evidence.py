"""Claims as rows: each phrase with the entity it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from newsgraph.export.rows import ArgumentRow, AttributionRow, ClaimRow, MentionRow, PartRow, iri
from newsgraph.knowledge_graph import KnowledgeGraph, QuotedSentence
from newsgraph.model import Attribution, Claim, Mention, Span, Time, Value

Clean = Callable[[str], str]


class EvidenceRows:
    """Makes rows of claims and mentions; ``clean`` is put to every text."""

    def __init__(self, graph: KnowledgeGraph, base: str, clean: Clean) -> None:
        self._graph, self._base, self._clean = graph, base, clean

    @cached_property
    def _quoted(self) -> dict[str, dict[Span, QuotedSentence]]:
        found: defaultdict[str, dict[Span, QuotedSentence]] = defaultdict(dict)
        for row in self._graph.parts.sentences:
            found[row.article_id][row.span] = row
        return found

    def claim(self, claim_id: str, statement: str, content: str | None) -> ClaimRow:
        """The row of a claim that is evidence for ``statement``; ``content`` is the claim it points to, if written."""
        claim, local = self._graph.claims[claim_id], f"c{claim_id}"
        quoted = self._quoted[claim.article_id][claim.sentence]
        relation, review = claim.relation, self._graph.review_of.get(claim_id)
        return ClaimRow(
            id=claim_id,
            local=local,
            iri=iri(self._base, "claim", local),
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
        profile = self._graph.profile_of(mention)
        entity = None if profile is None else self._graph.entity_of_profile(profile)
        return PartRow(
            entity=None if entity is None else entity.id,
            label=self._clean(mention.span.text if entity is None else entity.label),
            type=mention.type if entity is None else entity.type,
            span=self._span(mention.span),
            kind=mention.kind,
            profile=profile,
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
        clean = self._clean(span.text)
        return span if clean is span.text else Span(span.start, span.end, clean)


def sources_and_place(claim: Claim) -> Iterator[Mention]:
    """The mentions of who says so, at whatever remove, and of where it holds."""
    if claim.place is not None:
        yield claim.place
    attribution = claim.attribution
    while attribution is not None:
        if attribution.source is not None:
            yield attribution.source
        attribution = attribution.via
