"""RDF 1.1 TriG: the evidence of each article in a named graph that is called as the article is."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.terms import Descriptions
from newsgraph.export.rdf.turtle import TurtleTerms, block, head


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples: what is no claim in the default graph, claims in the graphs of their articles."""
    terms = TurtleTerms(options.base)
    with writing_text(target) as file:
        file.write(head(terms.prefixes))
        for article, group in groupby(Descriptions(rows, terms).all(), key=lambda row: row.article):
            if article is not None:
                file.write(f"\n{article} {{\n")
            file.writelines(map(block, group))
            if article is not None:
                file.write("}\n")
    return rows.warnings()
