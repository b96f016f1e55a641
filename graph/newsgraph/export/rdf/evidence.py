"""Claims as evidence: where the article says so, in which words, who says it, how sure and when."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from newsgraph.export.projection import AttributionRow, ClaimRow, PartRow
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.namespaces import OA, PROV, XSD, Namespaces
from newsgraph.export.rdf.nodes import A, Description, Property, described, named, some


def claim_descriptions(row: ClaimRow, page: NamedNode | None, names: Namespaces) -> Iterator[Description]:
    """The claim, its two selectors (position in Unicode code points; quote) and who reports its speaker, if anyone.

    Args:
        page: The address of its article, if known.
    """
    claim, article = names.claim(row.local), names.article(row.article)
    position, quote = names.claim(f"{row.local}-position"), names.claim(f"{row.local}-quote")
    properties: list[Property] = [
        (A, named(OA, "SpecificResource")),
        (A, names.term("Claim")),
        (named(OA, "hasSource"), article),
        (named(OA, "hasSelector"), position),
        (named(OA, "hasSelector"), quote),
        (named(PROV, "wasDerivedFrom"), article),
        (names.term("polarity"), literals.text(row.polarity)),
        (names.term("certainty"), literals.text(row.certainty)),
    ]
    properties += some(names.term("modality"), row.modality, literals.text)
    via: list[Description] = []
    if row.attribution is not None:
        properties += _attribution(row.attribution, names)
        properties += _reported_by(row.attribution, f"{row.local}-via", names, via)
    properties += _time(row, names)
    properties += _part(row.place, "place", names)
    properties += [
        (names.term("subjectText"), literals.text(row.subject_phrase.text)),
        (names.term("relationText"), literals.text(row.relation_span.text)),
        (names.term("objectText"), literals.text(row.object_phrase.text)),
    ]
    for argument in row.arguments:
        phrase = argument.phrase.text
        if argument.preposition and not phrase.startswith(argument.preposition):
            phrase = f"{argument.preposition} {phrase}"
        properties.append((names.term("argumentText"), literals.text(phrase)))
    if row.content is not None:
        properties.append((names.term("content"), names.claim(f"c{row.content}")))
    if page is not None:
        properties.append((names.term("passage"), literals.sentence_address(page, row.sentence.text)))
    properties += [
        (names.term("rule"), literals.text(row.rule)),
        (names.term("confidence"), literals.decimal(row.confidence)),
    ]
    properties += some(names.term("reviewedBy"), row.reviewed_by, literals.text)
    yield described(claim, properties)
    yield described(
        position,
        [
            (A, named(OA, "TextPositionSelector")),
            (named(OA, "start"), _offset(row.sentence.start)),
            (named(OA, "end"), _offset(row.sentence.end)),
        ],
    )
    yield described(
        quote,
        [
            (A, named(OA, "TextQuoteSelector")),
            (named(OA, "exact"), literals.text(row.sentence.text)),
            (named(OA, "prefix"), literals.text(row.prefix)),
            (named(OA, "suffix"), literals.text(row.suffix)),
        ],
    )
    yield from via


def _attribution(row: AttributionRow, names: Namespaces) -> list[Property]:
    return [
        *_part(row.source, "attributedTo", names),
        (names.term("sourceKind"), literals.text(row.kind)),
        (names.term("cue"), literals.text(row.cue.text)),
        (names.term("directSpeech"), literals.boolean(row.direct)),
    ]


def _reported_by(row: AttributionRow, local: str, names: Namespaces, found: list[Description]) -> list[Property]:
    """The link to who reports this source, whose own description joins ``found``."""
    if row.via is None:
        return []
    node = names.claim(local)
    further = _reported_by(row.via, f"{local}-via", names, found)
    found.append(described(node, [(A, names.term("Attribution")), *_attribution(row.via, names), *further]))
    return [(names.term("via"), node)]


def _time(row: ClaimRow, names: Namespaces) -> list[Property]:
    if row.time is None:
        return []
    return [
        *some(names.term("time"), row.time.edtf, literals.time),
        *some(names.term("timeStart"), row.time.start, literals.time),
        *some(names.term("timeEnd"), row.time.end, literals.time),
        (names.term("timeText"), literals.text(row.time.span.text)),
        *some(names.term("timeReason"), row.time.reason, literals.text),
    ]


def _part(row: PartRow | None, name: str, names: Namespaces) -> list[Property]:
    """The entity that a phrase means, and the phrase."""
    if row is None:
        return []
    return [
        *some(names.term(name), row.entity, names.entity),
        (names.term(f"{name}Text"), literals.text(row.span.text)),
    ]


def _offset(code_points: int) -> Literal:
    return Literal(str(code_points), datatype=NamedNode(f"{XSD}nonNegativeInteger"))
