"""RDF 1.1 TriG: the evidence of each article in a named graph that is called as the article is."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pyoxigraph import NamedNode

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.export.rdf.nodes import Description
from newsgraph.export.rdf.terms import descriptions
from newsgraph.export.rdf.turtle import block, head, name


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples: what is no claim in the default graph, then a graph of claims for each article."""
    names = Namespaces(options.base)
    prefixes = names.data_prefixes
    article_of = {names.claim(row.local): names.article(row.article) for row in rows.claims()}
    evidence: defaultdict[NamedNode, list[Description]] = defaultdict(list)
    with writing_text(target) as file:
        file.write(head(prefixes))
        claim = None
        for row in descriptions(rows):
            if row.subject in article_of:
                claim = row.subject
            # the parts of a claim follow it
            if claim is not None and row.subject.value.startswith(claim.value):
                evidence[article_of[claim]].append(row)
            else:
                file.write(block(row, prefixes))
        for article, group in evidence.items():
            file.write(f"\n{name(article, prefixes)} {{\n")
            file.writelines(block(row, prefixes) for row in group)
            file.write("}\n")
    return rows.warnings()
