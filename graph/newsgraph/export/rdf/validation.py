"""A graph's triples against newsgraph's own shapes, by pySHACL (the extra ``validate``)."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from newsgraph.errors import GraphError, MissingExtraError
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions, Rows
from newsgraph.export.rdf.namespaces import SH, Namespaces
from newsgraph.export.rdf.nodes import ObjectTerms, as_triples
from newsgraph.export.rdf.shapes import shapes
from newsgraph.export.rdf.terms import triples
from newsgraph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["Violation", "is_rdf", "validate"]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What a shape finds wrong.

    Attributes:
        node: The node, in short form where a prefix is known.
        path: The property, the same way; empty where the node itself is wrong.
        value: What stands there; empty where something is missing.
        message: What the shape demands.
    """

    node: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (f"{self.node} {self.path}".rstrip(), self.value, self.message) if part)


def is_rdf(path: Path) -> bool:
    """Whether the file's suffix is one of an RDF syntax."""
    return RdfFormat.from_extension(path.suffix.lstrip(".")) is not None


def validate(graph: KnowledgeGraph | Path, base: str = DEFAULT_BASE) -> list[Violation]:
    """What in a graph breaks the shapes of ``vocabulary.ttl``, sorted; nothing if all is well.

    Args:
        graph: A graph, or a file of RDF that was once exported from one.
        base: The IRI that the graph's own IRIs start with.

    Raises:
        MissingExtraError: pySHACL is not installed.
        GraphError: The file cannot be read, is no RDF, or has nothing that the shapes speak of.
    """
    try:
        from pyshacl import validate as check
    except ImportError as error:
        raise MissingExtraError("pyshacl", "validate", "checking shapes") from error
    names = Namespaces(ExportOptions(base=base).base)
    rules = _model(as_triples(shapes(ObjectTerms(names.base))))
    data = _model(_read(graph, names) if isinstance(graph, Path) else triples(Rows(graph, ExportOptions(base=base))))
    # pySHACL reports through its logger as well, and we through what we return
    quiet = logging.Logger("shapes", logging.CRITICAL)
    _, report, _ = check(data, shacl_graph=rules, logger=quiet)
    return sorted(_violations(report, names))


def _read(path: Path, names: Namespaces) -> list[Triple]:
    try:
        found = [Triple(quad.subject, quad.predicate, quad.object) for quad in parse(path=path)]
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"cannot be read as RDF: {error}", str(path), "export it again") from error
    statement = NamedNode(f"{names.spaces['ng']}Statement")
    if not any(statement == triple.object for triple in found):
        where, remedy = f"{path}", "if its IRIs start otherwise, say so with --base"
        raise GraphError(f"has no statements under {names.base}", where, remedy)
    return found


def _model(rows: Iterable[Triple]) -> Graph:
    """The triples in rdflib, which pySHACL works on."""
    from rdflib import Graph

    return Graph().parse(data=serialize(rows, format=RdfFormat.N_TRIPLES), format="nt")


def _violations(report: Graph, names: Namespaces) -> Iterable[Violation]:
    from rdflib import RDF, Literal, URIRef

    def text(result: Node, name: str) -> str:
        term = report.value(result, URIRef(f"{SH}{name}"))
        if isinstance(term, URIRef):
            return names.prefixes.short(str(term)) or str(term)
        return repr(str(term)) if isinstance(term, Literal) else str(term or "")

    for result in report.subjects(RDF.type, URIRef(f"{SH}ValidationResult")):
        message = report.value(result, URIRef(f"{SH}resultMessage"))
        yield Violation(text(result, "focusNode"), text(result, "resultPath"), text(result, "value"), str(message))
