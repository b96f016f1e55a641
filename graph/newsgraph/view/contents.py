"""What the page knows: nodes with their places, statements with their claims, sentences cut into marked parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from newsgraph.export.projection import AttributionRow, ClaimRow, Rows, StatementRow
from newsgraph.knowledge_graph.wording import Wording
from newsgraph.model import Span
from newsgraph.view.layout import positions

Contents = dict[str, Any]


def contents(rows: Rows, title: str) -> Contents:
    """The page's data, of what JSON can hold. Nodes, articles and statements are referred to by number."""
    entities = [row for row in rows.entities() if row.node]
    values = list(rows.values())
    ids = [row.id for row in entities] + [row.id for row in values]
    number = {key: at for at, key in enumerate(ids)}
    statements = list(rows.statements())
    ends = [(number[row.subject], number[row.object]) for row in statements]
    nodes: list[Contents] = [
        {"id": row.id, "label": row.label or row.id, "type": row.type.value, "aliases": row.aliases}
        for row in entities
    ]
    nodes += [
        {"id": row.id, "label": row.label or row.id, "type": row.type.value, "aliases": (), "value": True}
        for row in values
    ]
    for node, (x, y) in zip(nodes, positions(len(nodes), ends), strict=True):
        node["x"], node["y"] = x, y
    articles = list(rows.articles())
    article_number = {row.id: at for at, row in enumerate(articles)}
    statement_number = {row.id: at for at, row in enumerate(statements)}
    claims: dict[str, list[Contents]] = {}
    for claim in rows.claims():
        claims.setdefault(claim.statement, []).append(_claim(claim, article_number[claim.article]))
    return {
        "title": title,
        "nodes": nodes,
        "relations": {row.id: row.label for row in rows.relations()},
        "articles": [{"title": r.title, "date": r.date, "outlet": r.outlet, "url": r.url} for r in articles],
        "statements": [
            {
                **_statement(row, rows.graph.wording(rows.graph.statement(row.id))),
                "ends": pair,
                "content": None if row.content is None else statement_number[row.content],
                "claims": claims.get(row.id, []),
            }
            for row, pair in zip(statements, ends, strict=True)
        ],
    }


def _statement(row: StatementRow, wording: Wording) -> Contents:
    return {
        "id": row.id,
        "label": row.label,
        "core": wording.core,
        "tail": wording.tail,
        "standing": row.standing.value,
        "relation": row.relation,
        "sources": row.sources,
        "confidence": row.confidence,
        "reviewed": row.reviewed,
        "day": row.occurrence,
        "certainties": row.certainties,
        "saidBy": row.said_by,
        "outlets": row.outlets,
        "first": row.first,
        "last": row.last,
    }


def _claim(row: ClaimRow, article: int) -> Contents:
    return {
        "article": article,
        "parts": list(marked(row)),
        "who": [
            {"name": None if said.source is None else said.source.label, "kind": said.kind.value, "direct": said.direct}
            for said in _chain(row.attribution)
        ],
        "certainty": row.certainty.value,
        "negative": row.polarity.value == "negative",
        "modality": row.modality,
        "time": None if row.time is None else row.time.edtf,
        "place": None if row.place is None else row.place.label,
        "reviewedBy": row.reviewed_by,
    }


def _chain(said: AttributionRow | None) -> Iterator[AttributionRow]:
    while said is not None:
        yield said
        said = said.via


def marked(row: ClaimRow) -> Iterator[tuple[str, str]]:
    """The sentence in parts, each with the role of its words in the claim, or ""; where two meet, the narrower wins.

    Cut here, as spans count code points and JavaScript counts UTF-16 units.
    """
    # of equally wide ones the first counts
    spans: list[tuple[str, Span]] = [("relation", row.relation_span)]
    if row.time is not None:
        spans.append(("time", row.time.span))
    if row.attribution is not None:
        if row.attribution.source is not None:
            spans.append(("source", row.attribution.source.span))
        spans.append(("source", row.attribution.cue))
    spans += [("object", row.object_phrase), ("subject", row.subject_phrase)]
    text, start = row.sentence.text, row.sentence.start
    narrowest_first = sorted(spans, key=lambda part: part[1].end - part[1].start)
    inside = [(role, max(span.start - start, 0), min(span.end - start, len(text))) for role, span in narrowest_first]
    cuts = sorted({0, len(text)}.union(*((left, right) for _, left, right in inside if left < right)))
    pieces = (
        (next((role for role, begin, end in inside if begin <= left and right <= end), ""), text[left:right])
        for left, right in pairwise(cuts)
    )
    for role, group in groupby(pieces, key=itemgetter(0)):
        yield role, "".join(part for _, part in group)
