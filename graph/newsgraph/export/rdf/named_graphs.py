"""Which named graph holds what: the evidence of each article is in a graph that is called as the article is."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from newsgraph.export.projection import Rows
from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.export.rdf.nodes import Description
from newsgraph.export.rdf.terms import descriptions


def with_graphs(rows: Rows) -> Iterator[tuple[Description, NamedNode | None]]:
    """Each description with the graph it stands in; None for the default graph, of all that is no claim."""
    names = Namespaces(rows.options.base)
    article_of = {names.claim(row.local): names.article(row.article) for row in rows.claims()}
    claim = None
    for row in descriptions(rows):
        if row.subject in article_of:
            claim = row.subject
        # the parts of a claim follow it
        inside = claim is not None and row.subject.value.startswith(claim.value)
        yield row, article_of[claim] if claim is not None and inside else None
