"""RDF 1.1 N-Quads: TriG's graphs, a quad a line, sorted."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, Quad

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.named_graphs import with_graphs
from newsgraph.export.sorting import sorted_lines


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples: what is no claim in the default graph, claims in the graphs of their articles."""
    lines = (
        f"{Quad(row.subject, predicate, obj, graph or DefaultGraph())} .\n"
        for row, graph in with_graphs(rows)
        for predicate, obj in row.properties
    )
    with writing_text(target) as file:
        file.writelines(sorted_lines(lines))
    return rows.warnings()
