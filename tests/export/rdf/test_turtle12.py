"""RDF 1.2 Turtle: statements as reifiers, read by pyoxigraph and asked in SPARQL 1.2."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from newsgraph.export import export_graph, format_for
from newsgraph.export.projection import DEFAULT_BASE, Rows
from newsgraph.export.rdf.namespaces import RDF, Namespaces
from newsgraph.export.rdf.terms import triples
from newsgraph.knowledge_graph import KnowledgeGraph


@pytest.fixture
def file(small_graph: KnowledgeGraph, tmp_path: Path) -> Path:
    export_graph(small_graph, tmp_path / "any.rdf12.ttl")
    return tmp_path / "any.rdf12.ttl"


def test_the_suffix_tells_it_from_turtle() -> None:
    assert [format_for(Path(name)).name for name in ("a.rdf12.ttl", "graph.rdf12.ttl", "rdf12.ttl")] == [
        "turtle12", "turtle12", "turtle",
    ]  # fmt: skip


def test_each_statement_reifies_the_triple_that_it_states(file: Path, small_graph: KnowledgeGraph) -> None:
    found = [quad.triple for quad in ox.parse(path=file)]
    reified = {row.subject: row.object for row in found if row.predicate.value == f"{RDF}reifies"}
    plain = {}
    for row in Rows(small_graph).statements():
        relation = ox.NamedNode(f"{DEFAULT_BASE}relation#{row.relation}")
        room = "value" if row.object_is_value else "entity"
        ends = [ox.NamedNode(f"{DEFAULT_BASE}{name}") for name in (f"entity/{row.subject}", f"{room}/{row.object}")]
        plain[ox.NamedNode(row.iri)] = ox.Triple(ends[0], relation, ends[1])
    assert reified == plain
    words = {f"{RDF}{name}" for name in ("subject", "predicate", "object")}
    kept = {row for row in triples(Rows(small_graph)) if row.predicate.value not in words}
    kept -= {row for row in kept if row.object == ox.NamedNode(f"{RDF}Statement")}
    counts = f"{DEFAULT_BASE}dataset"
    assert {row for row in found if row.subject not in reified or row.predicate.value != f"{RDF}reifies"} == {
        row for row in kept if row.subject.value != counts
    } | {row for row in found if row.subject.value == counts}


def test_what_is_not_asserted_stands_in_triple_terms_alone(file: Path) -> None:
    store = ox.Store()
    store.load(path=file)
    prefixes = dict(Namespaces(DEFAULT_BASE).prefixes)
    sparql = "SELECT ?standing WHERE { ?s rdf:reifies <<( ?who rel:closes ?what )>> ; ng:standing ?standing }"
    assert [row["standing"].value for row in store.query(sparql, prefixes=prefixes)] == ["disputed"]
    assert not store.query("ASK { ?who rel:closes|said:closes ?what }", prefixes=prefixes)


def test_the_dataset_counts_its_triples(file: Path) -> None:
    found = [quad.triple for quad in ox.parse(path=file)]
    (count,) = (row.object.value for row in found if row.predicate.value == "http://rdfs.org/ns/void#triples")
    assert int(count) == len(found) == len(set(found))


def test_readers_of_rdf_1_1_refuse_it_at_its_first_line(file: Path) -> None:
    with pytest.raises(Exception, match="line 1"):
        Graph().parse(file)
