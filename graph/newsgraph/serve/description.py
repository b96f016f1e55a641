"""What the endpoint says of itself (SPARQL 1.1 Service Description, W3C, 2013)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from newsgraph.export.rdf.namespaces import RDF, RDFS, VOID, XSD, Namespaces
from newsgraph.serve.answering import GRAPHS, RESULTS

SD = "http://www.w3.org/ns/sparql-service-description#"


def description(endpoint: str, triples: int, names: Namespaces, form: RdfFormat) -> bytes:
    """The description in a syntax of RDF.

    Args:
        endpoint: The endpoint's address.
        triples: How many triples its graph has.
    """
    prefixes = {**dict(names.prefixes), "sd": SD}
    return serialize(_triples(endpoint, triples), format=form, prefixes=prefixes) or b""


def _triples(endpoint: str, triples: int) -> Iterator[Triple]:
    a = NamedNode(f"{RDF}type")
    service, dataset, graph = NamedNode(endpoint), NamedNode(f"{endpoint}#dataset"), NamedNode(f"{endpoint}#graph")
    yield Triple(service, a, NamedNode(f"{SD}Service"))
    yield Triple(service, NamedNode(f"{RDFS}label"), Literal("Knowledge graph of news articles, by newsgraph"))
    yield Triple(service, NamedNode(f"{SD}endpoint"), service)
    yield Triple(service, NamedNode(f"{SD}supportedLanguage"), NamedNode(f"{SD}SPARQL11Query"))
    for form in dict.fromkeys([*(row.iri for row in RESULTS.values()), *(row.iri for row in GRAPHS.values())]):
        yield Triple(service, NamedNode(f"{SD}resultFormat"), NamedNode(form))
    yield Triple(service, NamedNode(f"{SD}defaultDataset"), dataset)
    yield Triple(dataset, a, NamedNode(f"{SD}Dataset"))
    yield Triple(dataset, NamedNode(f"{SD}defaultGraph"), graph)
    yield Triple(graph, a, NamedNode(f"{SD}Graph"))
    yield Triple(graph, NamedNode(f"{VOID}triples"), Literal(str(triples), datatype=NamedNode(f"{XSD}integer")))
