"""Claims as evidence: where the article says so, in which words, who says it, how sure and when."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.export.projection import AttributionRow, ClaimRow, PartRow
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.nodes import Description, Term, Terms, described, some


def claim_descriptions(row: ClaimRow, page: str | None, terms: Terms[Term]) -> Iterator[Description[Term]]:
    """The claim, its two selectors (position in Unicode code points; quote) and who reports its speaker, if anyone.

    Args:
        page: The address of its article, if known.
    """
    named, text = terms.named, terms.text
    claim, article = terms.local("claim", row.local), terms.article(row.article)
    position, quote = terms.local("claim", f"{row.local}-position"), terms.local("claim", f"{row.local}-quote")
    type_ = named["rdf:type"]
    properties = [
        (type_, named["oa:SpecificResource"]),
        (type_, named["ng:Claim"]),
        (named["oa:hasSource"], article),
        (named["oa:hasSelector"], position),
        (named["oa:hasSelector"], quote),
        (named["prov:wasDerivedFrom"], article),
        (named["ng:polarity"], text(row.polarity)),
        (named["ng:certainty"], text(row.certainty)),
    ]
    if row.modality is not None:
        properties.append((named["ng:modality"], text(row.modality)))
    via: list[Description[Term]] = []
    if row.attribution is not None:
        properties += _attribution(row.attribution, terms)
        properties += _reported_by(row.attribution, f"{row.local}-via", terms, article, via)
    if row.time is not None:
        properties += _time(row, terms)
    if row.place is not None:
        properties += _part(row.place, "place", terms)
    properties += [
        (named["ng:subjectText"], text(row.subject_phrase.text)),
        (named["ng:relationText"], text(row.relation_span.text)),
        (named["ng:objectText"], text(row.object_phrase.text)),
    ]
    for argument in row.arguments:
        phrase = argument.phrase.text
        if argument.preposition and not phrase.startswith(argument.preposition):
            phrase = f"{argument.preposition} {phrase}"
        properties.append((named["ng:argumentText"], text(phrase)))
    if row.content is not None:
        properties.append((named["ng:content"], terms.local("claim", f"c{row.content}")))
    if page is not None:
        properties.append((named["ng:passage"], terms.iri(literals.sentence_address(page, row.sentence.text))))
    properties += [
        (named["ng:rule"], text(row.rule)),
        (named["ng:confidence"], terms.decimal(row.confidence)),
    ]
    properties += some(named["ng:reviewedBy"], row.reviewed_by, text)
    yield described(claim, properties, article)
    yield Description(
        position,
        (
            (type_, named["oa:TextPositionSelector"]),
            (named["oa:start"], terms.offset(row.sentence.start)),
            (named["oa:end"], terms.offset(row.sentence.end)),
        ),
        article,
    )
    yield Description(
        quote,
        (
            (type_, named["oa:TextQuoteSelector"]),
            (named["oa:exact"], text(row.sentence.text)),
            (named["oa:prefix"], text(row.prefix)),
            (named["oa:suffix"], text(row.suffix)),
        ),
        article,
    )
    yield from via


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


def _time(row: ClaimRow, terms: Terms[Term]) -> list[tuple[Term, Term]]:
    named = terms.named
    if row.time is None:
        return []
    return [
        *some(named["ng:time"], row.time.edtf, terms.time),
        *some(named["ng:timeStart"], row.time.start, terms.time),
        *some(named["ng:timeEnd"], row.time.end, terms.time),
        (named["ng:timeText"], terms.text(row.time.span.text)),
        *some(named["ng:timeReason"], row.time.reason, terms.text),
    ]


def _part(row: PartRow, name: str, terms: Terms[Term]) -> list[tuple[Term, Term]]:
    """The entity that a phrase means, and the phrase."""
    properties = [] if row.entity is None else [(terms.named[f"ng:{name}"], terms.local("ent", row.entity))]
    properties.append((terms.named[f"ng:{name}Text"], terms.text(row.span.text)))
    return properties
