"""``decisions.csv``: why profiles, or a profile and a gazetteer's entry, are one thing, or not: as rows of a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsgraph.export.projection import ExportOptions, Rows, xml_safe
from newsgraph.export.tables import taken_for_formulas, write_table
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Decision, Review
from newsgraph.read.ledger import CLAIM, COLUMNS, written_id


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write all decisions, the user's among them.

    Returns:
        A warning where cells may be taken for formulas by a spreadsheet.
    """
    graph = rows.graph
    formulas = write_table(target, COLUMNS, (ledger_cells(graph, row) for row in graph.decisions), end="\n")
    return (taken_for_formulas(formulas),) if formulas else ()


def ledger_cells(graph: KnowledgeGraph, row: Decision | Review) -> Sequence[str]:
    """The row as a ledger has it, a cell for each of ``COLUMNS``; names are those that the graph knows."""
    cells = dict.fromkeys(COLUMNS, "")
    cells["by"], cells["reasons"] = row.by, "; ".join(row.reasons)
    if isinstance(row, Review):
        cells["verdict"], cells["left"] = row.judgement, f"{CLAIM}{row.claim}"
        claim = graph.claims.get(row.claim)
        if claim is not None:
            cells["left_name"] = f"{claim.subject.span.text} | {claim.relation.lemma} | {claim.object.span.text}"
            cells["left_article"] = claim.article_id
    else:
        cells["verdict"], cells["score"] = row.verdict, f"{row.score:.2f}"
        for side, key in (("left", row.left), ("right", row.right)):
            cells[side] = written_id(key)
            profile = graph.profiles.get(key)
            if profile is not None:
                cells[f"{side}_name"], cells[f"{side}_article"] = profile.label, profile.article_id
    return [xml_safe(" ".join(cell.split())) for cell in cells.values()]
