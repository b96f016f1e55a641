"""``claims.jsonl``: what each sentence says, a claim a line, with the ids of the entities that it speaks of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsgraph.export.jsonl import write_lines
from newsgraph.export.projection import AttributionRow, ClaimRow, ExportOptions, PartRow, Rows
from newsgraph.model import Span, Time


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the claims that the chosen statements rest on, the earliest article first."""
    write_lines((claim_record(row) for row in rows.claims()), target)
    return rows.warnings()


def claim_record(row: ClaimRow) -> dict[str, Any]:
    """The JSON object of a claim. Offsets are code points of the article's text."""
    return {
        "id": row.id,
        "document": row.article,
        "statement": row.statement,
        "subject": {**_part(row.subject), "phrase": _span(row.subject_phrase)},
        "relation": {
            "id": row.relation,
            "lemma": row.lemma,
            "canonical": row.canonical,
            **_span(row.relation_span),
        },
        "object": {**_part(row.object), "phrase": _span(row.object_phrase)},
        "arguments": [
            {"preposition": item.preposition, "phrase": _span(item.phrase), "part": item.part and _part(item.part)}
            for item in row.arguments
        ],
        "polarity": row.polarity,
        "certainty": row.certainty,
        "modality": row.modality,
        "attribution": _attribution(row.attribution),
        "time": row.time and _time(row.time),
        "place": row.place and _part(row.place),
        "content": row.content,
        "sentence": _span(row.sentence),
        "rule": row.rule,
        "confidence": row.confidence,
        "reviewedBy": row.reviewed_by,
    }


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _part(row: PartRow) -> dict[str, Any]:
    return {
        "entity": row.entity,
        "label": row.label,
        "type": row.type,
        **_span(row.span),
        "kind": row.kind,
        "profile": row.profile,
        "normal": row.normal,
    }


def _time(row: Time) -> dict[str, Any]:
    return {
        "value": row.edtf,
        **_span(row.span),
        "from": row.start,
        "to": row.end,
        "reason": row.reason,
        "anchor": row.anchor,
    }


def _attribution(row: AttributionRow | None) -> dict[str, Any] | None:
    """The nearest source; ``chain`` lists who reports it, the next one first. Without a source the place is the
    cue's."""
    if row is None:
        return None
    chain = []
    outer = row.via
    while outer is not None:
        chain.append(_speaker(outer))
        outer = outer.via
    return {**_speaker(row), "chain": chain}


def _speaker(row: AttributionRow) -> dict[str, Any]:
    source = row.source
    return {
        "entity": None if source is None else source.entity,
        "label": None if source is None else source.label,
        **_span(row.cue if source is None else source.span),
        "profile": None if source is None else source.profile,
        "kind": row.kind,
        "cue": _span(row.cue),
        "direct": row.direct,
    }
