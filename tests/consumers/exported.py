"""What consumers are given, and what they must find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from newsgraph.export import FORMATS, Rows, export_graph
from newsgraph.export.attributes import Attribute, edges, joined, nodes
from newsgraph.knowledge_graph import KnowledgeGraph

ROOT = Path(__file__).parents[2]
# the formats of RDF, and whether they hold named graphs
SYNTAXES = {"turtle": False, "ntriples": False, "rdfxml": False, "jsonld": False, "trig": True, "nquads": True}


STATEMENTS = """
PREFIX ng: <https://newsgraph.example/vocabulary#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?statement ?standing ?sources ?subject ?object WHERE {
  ?statement a ng:Statement ; ng:standing ?standing ; ng:sources ?sources ;
    rdf:subject/rdfs:label ?subject ; rdf:object/rdfs:label ?object
}"""


@dataclass
class Export:
    """A graph, the folder to which its formats are written when first asked for, and what a reader must find."""

    name: str
    graph: KnowledgeGraph
    folder: Path
    _written: set[str] = field(default_factory=set)

    def path(self, form: str) -> Path:
        """The file or folder of a format."""
        target = self.folder / FORMATS[form].file
        if form not in self._written:
            export_graph(self.graph, target, form)
            self._written.add(form)
        return target

    @cached_property
    def nodes(self) -> dict[str, dict[str, Attribute]]:
        """The attributes of each node."""
        return dict(nodes(Rows(self.graph)))

    @cached_property
    def edges(self) -> dict[str, tuple[str, str, dict[str, Attribute]]]:
        """Source, target and attributes of each edge."""
        return {edge: (source, end, data) for edge, source, end, data in edges(Rows(self.graph))}

    @cached_property
    def triples(self) -> set[ox.Triple]:
        """The triples, as N-Triples has them."""
        return {quad.triple for quad in ox.parse(path=self.path("ntriples"))}

    @cached_property
    def quads(self) -> set[ox.Quad]:
        """The quads, as N-Quads has them."""
        return set(ox.parse(path=self.path("nquads")))


Script = Callable[..., Any]


def statement_rows(export: Export) -> set[tuple[str, ...]]:
    """What ``STATEMENTS`` must find: IRI, standing, count of sources and the labels of both ends."""
    labels = {key: str(row["label"]) for key, row in export.nodes.items()}
    return {
        (row.iri, row.standing.value, str(row.sources), labels[row.subject], labels[row.object])
        for row in Rows(export.graph).statements()
    }


def joined_attributes(row: dict[str, Attribute]) -> dict[str, str | int | float]:
    """What forms without lists and nulls have of the attributes."""
    return {name: text for name, value in row.items() if (text := joined(value)) is not None}
