"""RDF 1.1 N-Quads: TriG's graphs, a quad a line, sorted."""

from __future__ import annotations

from pathlib import Path

from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.nodes import Description
from newsgraph.export.rdf.ntriples import LineTerms, lines
from newsgraph.export.rdf.sorting import write_by_address


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples: what is no claim in the default graph, claims in the graphs of their articles."""
    write_by_address(rows, target, LineTerms(options.base), _quads)
    return rows.warnings()


def _quads(row: Description[str]) -> list[str]:
    if row.article is None:
        return lines(row)
    return [f"{row.subject} {predicate} {obj} {row.article} .\n" for predicate, obj in row.properties]
