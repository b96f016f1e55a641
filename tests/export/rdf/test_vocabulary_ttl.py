"""vocabulary.ttl: it describes all that a graph uses, infers nothing, and its SHACL shapes hold."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import Namespace

from newsgraph.errors import ExportError
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions, Rows
from newsgraph.export.rdf import turtle, vocabulary
from newsgraph.export.rdf.vocabulary import write_vocabulary
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.vocabulary import load_vocabulary

NG = Namespace(f"{DEFAULT_BASE}vocabulary#")
REL = Namespace(f"{DEFAULT_BASE}relation#")
SAID = Namespace(f"{DEFAULT_BASE}said#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
SCHEMA = Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    file = tmp_path_factory.mktemp("vocabulary") / "vocabulary.ttl"
    write_vocabulary(load_vocabulary(), file)
    return Graph().parse(file)


@pytest.fixture
def both(small_graph: KnowledgeGraph, tmp_path: Path) -> tuple[Graph, Graph]:
    """The data and the vocabulary of one graph."""
    options = ExportOptions()
    rows = Rows(small_graph, options)
    turtle.write(rows, tmp_path / "graph.ttl", options)
    assert vocabulary.write(rows, tmp_path / "vocabulary.ttl", options) == ()
    return Graph().parse(tmp_path / "graph.ttl"), Graph().parse(tmp_path / "vocabulary.ttl")


def test_a_second_parser_reads_the_same(tmp_path: Path, packaged: Graph) -> None:
    write_vocabulary(load_vocabulary(), tmp_path / "v.ttl")
    assert len(set(ox.parse(path=tmp_path / "v.ttl"))) == len(packaged)
    assert not any(isinstance(term, BNode) for triple in packaged for term in triple)


def test_all_that_the_data_uses_is_described(both: tuple[Graph, Graph]) -> None:
    data, words = both
    used = {term for triple in data for term in triple if str(term).startswith((str(NG), str(REL), str(SAID)))}
    assert used - set(words.subjects()) == {URIRef(str(NG))}  # the vocabulary itself, named by the dataset
    assert (REL.sailFor, RDFS.subPropertyOf, SAID.sailFor) in words


def test_the_data_passes_the_shapes(both: tuple[Graph, Graph]) -> None:
    data, words = both
    conforms, _, report = pyshacl.validate(data, shacl_graph=words)
    assert conforms, report


@pytest.mark.parametrize(
    "wrong",
    [
        (NG.standing, Literal("true")),
        (NG.confidence, Literal("high")),
        (RDF.subject, Literal("Ann")),
        (NG.polarity, Literal("maybe")),
    ],
)
def test_the_shapes_find_what_is_wrong(both: tuple[Graph, Graph], wrong: tuple[URIRef, Literal]) -> None:
    data, words = both
    predicate, value = wrong
    statement = min(data.subjects(RDF.type, NG.Statement))
    data.set((statement, predicate, value))
    conforms, _, report = pyshacl.validate(data, shacl_graph=words)
    assert not conforms
    assert statement.rpartition("/")[2] in report


def test_every_relation_has_its_wider_twin(packaged: Graph) -> None:
    for relation in load_vocabulary():
        assert (REL[relation.id], RDFS.subPropertyOf, SAID[relation.id]) in packaged
        assert (REL[relation.id], RDF.type, SKOS.Concept) in packaged
        assert packaged.value(REL[relation.id], SKOS.definition) == Literal(relation.definition)
        if relation.inverse is not None:
            assert (REL[relation.id], OWL.inverseOf, REL[relation.inverse]) in packaged
            assert (REL[relation.inverse], OWL.inverseOf, REL[relation.id]) in packaged
        if relation.symmetric:
            assert (REL[relation.id], RDF.type, OWL.SymmetricProperty) in packaged


def test_nothing_infers_types(packaged: Graph) -> None:
    assert not list(packaged.triples((None, RDFS.domain, None)))
    assert not list(packaged.triples((None, RDFS.range, None)))
    assert (REL.spouseOf, SCHEMA.rangeIncludes, SCHEMA.Person) in packaged
    assert (REL.costs, SCHEMA.rangeIncludes, NG.ValueNode) in packaged
    assert (REL.costs, RDF.type, OWL.ObjectProperty) not in packaged


def test_outside_codes_are_known_by_notation(packaged: Graph) -> None:
    for code in set(packaged.objects(None, SKOS.closeMatch)):
        notation = packaged.value(code, SKOS.notation)
        assert str(code).endswith(f"/{notation}")
        assert packaged.value(code, SKOS.inScheme) is not None
    cameo = {str(packaged.value(code, SKOS.notation)) for code in packaged.objects(REL.visits, SKOS.closeMatch)}
    assert cameo == {"042"}


def test_every_term_says_what_it_is(packaged: Graph) -> None:
    for term in set(packaged.subjects(RDF.type, RDF.Property)) | set(packaged.subjects(RDF.type, RDFS.Class)):
        assert re.search(r"\w", str(packaged.value(term, RDFS.label)))


def test_a_base_that_makes_no_iris_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_vocabulary(load_vocabulary(), tmp_path / "v.ttl", "nowhere")
