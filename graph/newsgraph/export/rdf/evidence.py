"""Claims as evidence: where the article says so, in which words, who says it, how sure and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic

from newsgraph.export.projection import ArgumentRow, AttributionRow, ClaimRow, PartRow
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.nodes import Description, Term, Terms, described, some
from newsgraph.model import Time


class Evidence(Generic[Term]):
    """Describes claims in the terms of one syntax. What many claims share is made once."""

    def __init__(self, terms: Terms[Term]) -> None:
        self._terms = terms
        named, type_ = terms.named, terms.named["rdf:type"]
        self._types = ((type_, named["oa:SpecificResource"]), (type_, named["ng:Claim"]))
        self._position_type = (type_, named["oa:TextPositionSelector"])
        self._quote_type = (type_, named["oa:TextQuoteSelector"])
        self._polarity, self._certainty = terms.closed("ng:polarity"), terms.closed("ng:certainty")
        self._rule = terms.closed("ng:rule")

    def descriptions(self, row: ClaimRow, page: str | None) -> Iterator[Description[Term]]:
        """The claim, its two selectors (position in Unicode code points; quote) and who reports its speaker, if anyone.

        Args:
            page: The address of its article, if known.
        """
        terms, named, text = self._terms, self._terms.named, self._terms.text
        claim, article = terms.local("claim", row.local), terms.article(row.article)
        position, quote = terms.local("claim", f"{row.local}-position"), terms.local("claim", f"{row.local}-quote")
        has_selector, sentence = named["oa:hasSelector"], row.sentence
        properties = [
            *self._types,
            (named["oa:hasSource"], article),
            (has_selector, position),
            (has_selector, quote),
            (named["prov:wasDerivedFrom"], article),
            self._polarity[row.polarity],
            self._certainty[row.certainty],
        ]
        if row.modality is not None:
            properties.append((named["ng:modality"], text(row.modality)))
        via: list[Description[Term]] = []
        attribution, time, place = row.attribution, row.time, row.place
        if attribution is not None:
            properties += _attribution(attribution, terms)
            properties += _reported_by(attribution, f"{row.local}-via", terms, article, via)
        if time is not None:
            properties += _time(time, terms)
        if place is not None:
            properties += _part(place, "place", terms)
        properties += (
            (named["ng:subjectText"], text(row.subject_phrase.text)),
            (named["ng:relationText"], text(row.relation_span.text)),
            (named["ng:objectText"], text(row.object_phrase.text)),
        )
        properties += dict.fromkeys(
            [(named["ng:argumentText"], text(_argument(argument))) for argument in row.arguments]
        )
        if row.content is not None:
            properties.append((named["ng:content"], terms.local("claim", f"c{row.content}")))
        if page is not None:
            properties.append((named["ng:passage"], terms.iri(literals.sentence_address(page, sentence.text))))
        properties += (self._rule[row.rule], (named["ng:confidence"], terms.decimal(row.confidence)))
        properties += some(named["ng:reviewedBy"], row.reviewed_by, text)
        yield Description(claim, properties, article)
        yield Description(
            position,
            (
                self._position_type,
                (named["oa:start"], terms.offset(sentence.start)),
                (named["oa:end"], terms.offset(sentence.end)),
            ),
            article,
        )
        before, after = row.around
        yield Description(
            quote,
            (
                self._quote_type,
                (named["oa:exact"], text(sentence.text)),
                (named["oa:prefix"], text(before)),
                (named["oa:suffix"], text(after)),
            ),
            article,
        )
        yield from via


def _argument(row: ArgumentRow) -> str:
    phrase = row.phrase.text
    if row.preposition and not phrase.startswith(row.preposition):
        return f"{row.preposition} {phrase}"
    return phrase


def _attribution(row: AttributionRow, terms: Terms[Term]) -> list[tuple[Term, Term]]:
    named = terms.named
    return [
        *([] if row.source is None else _part(row.source, "attributedTo", terms)),
        (named["ng:sourceKind"], terms.text(row.kind)),
        (named["ng:cue"], terms.text(row.cue.text)),
        (named["ng:directSpeech"], terms.boolean(row.direct)),
    ]


def _reported_by(
    row: AttributionRow, local: str, terms: Terms[Term], article: Term, found: list[Description[Term]]
) -> list[tuple[Term, Term]]:
    """The link to who reports this source, whose own description joins ``found``."""
    if row.via is None:
        return []
    named, node = terms.named, terms.local("claim", local)
    further = _reported_by(row.via, f"{local}-via", terms, article, found)
    properties = [(named["rdf:type"], named["ng:Attribution"]), *_attribution(row.via, terms), *further]
    found.append(described(node, properties, article))
    return [(named["ng:via"], node)]


def _time(row: Time, terms: Terms[Term]) -> list[tuple[Term, Term]]:
    named = terms.named
    return [
        *some(named["ng:time"], row.edtf, terms.time),
        *some(named["ng:timeStart"], row.start, terms.time),
        *some(named["ng:timeEnd"], row.end, terms.time),
        (named["ng:timeText"], terms.text(row.span.text)),
        *some(named["ng:timeReason"], row.reason, terms.text),
    ]


def _part(row: PartRow, name: str, terms: Terms[Term]) -> list[tuple[Term, Term]]:
    """The entity that a phrase means, and the phrase."""
    properties = [] if row.entity is None else [(terms.named[f"ng:{name}"], terms.local("ent", row.entity))]
    properties.append((terms.named[f"ng:{name}Text"], terms.text(row.span.text)))
    return properties
