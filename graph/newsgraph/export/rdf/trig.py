"""RDF 1.1 TriG: the evidence of each article in a named graph that is called as the article is."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.named_graphs import with_graphs
from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.export.rdf.turtle import block, head, name


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples: what is no claim in the default graph, claims in the graphs of their articles."""
    prefixes = Namespaces(options.base).data_prefixes
    with writing_text(target) as file:
        file.write(head(prefixes))
        for article, group in groupby(with_graphs(rows), key=lambda pair: pair[1]):
            if article is not None:
                file.write(f"\n{name(article, prefixes)} {{\n")
            file.writelines(block(row, prefixes) for row, _ in group)
            if article is not None:
                file.write("}\n")
    return rows.warnings()
