"""RDF 1.1 N-Triples: a triple a line, sorted, so that two graphs can be compared line by line."""

from __future__ import annotations

from pathlib import Path

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.terms import triples
from newsgraph.export.sorting import sorted_lines


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples. Returns what could not be held."""
    with writing_text(target) as file:
        file.writelines(sorted_lines(f"{triple} .\n" for triple in triples(rows)))
    return rows.warnings()
