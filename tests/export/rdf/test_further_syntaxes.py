"""JSON-LD, TriG, N-Quads and RDF/XML: the same triples, read back offline by two parsers."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from rdflib import Dataset, Graph, URIRef

from hand_made import hand_made_graph
from hostile import ANY_TEXT, NASTY, graph_with
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions, Rows
from newsgraph.export.rdf import jsonld, nquads, ntriples, rdfxml, trig
from newsgraph.export.rdf.terms import triples
from newsgraph.knowledge_graph import KnowledgeGraph


def test_json_ld_has_the_same_triples(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = ExportOptions()
    rows = Rows(small_graph, options)
    assert jsonld.write(rows, tmp_path / "g.jsonld", options) == ()
    ntriples.write(rows, tmp_path / "g.nt", options)
    assert {quad.triple for quad in ox.parse(path=tmp_path / "g.jsonld")} == set(triples(rows))
    assert set(Graph().parse(tmp_path / "g.jsonld")) == set(Graph().parse(tmp_path / "g.nt"))


def test_json_ld_reads_as_json(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    jsonld.write(Rows(small_graph), tmp_path / "g.jsonld", ExportOptions())
    found = json.loads((tmp_path / "g.jsonld").read_text("utf-8"))
    assert list(found) == ["@context", "@graph"]
    mayor = next(node for node in found["@graph"] if node["id"] == "ent:ann-mwangi-01")
    assert mayor["type"] == ["ng:Entity", "schema:Person"]
    assert mayor["prefLabel"] == "Ann Mwangi"
    assert mayor["altLabel"] == ["Mwangi"]
    assert mayor["said:authorizes"] == [{"id": "ent:norvik-lines-02"}]
    statement = next(node for node in found["@graph"] if node.get("standing") == "reported")
    assert statement["occurrence"] == {"@value": "2031-03-04", "@type": "xsd:date"}
    assert statement["sources"] == 1


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_trig_has_a_graph_for_each_article(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = ExportOptions()
    rows = Rows(small_graph, options)
    assert trig.write(rows, tmp_path / "g.trig", options) == ()
    quads = list(ox.parse(path=tmp_path / "g.trig"))
    assert {quad.triple for quad in quads} == set(triples(rows))
    assert len(quads) == len(set(triples(rows)))
    articles = {row.iri for row in rows.articles()}
    assert {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)} == articles
    for quad in quads:
        in_article = isinstance(quad.graph_name, ox.NamedNode)
        assert in_article == quad.subject.value.startswith(f"{DEFAULT_BASE}claim/")
        if quad.predicate.value.endswith("hasSource"):
            assert quad.object == quad.graph_name
    read = Dataset().parse(tmp_path / "g.trig")
    assert {URIRef(article) for article in articles} <= {graph.identifier for graph in read.graphs()}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_n_quads_are_those_of_trig(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = ExportOptions()
    rows = Rows(small_graph, options)
    assert nquads.write(rows, tmp_path / "g.nq", options) == ()
    trig.write(rows, tmp_path / "g.trig", options)
    assert set(ox.parse(path=tmp_path / "g.nq")) == set(ox.parse(path=tmp_path / "g.trig"))
    lines = (tmp_path / "g.nq").read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert set(Dataset().parse(tmp_path / "g.nq").quads()) == set(Dataset().parse(tmp_path / "g.trig").quads())


def same_in_both_parsers(rows: Rows, folder: Path) -> bool:
    """Whether pyoxigraph and rdflib read from RDF/XML what they read from N-Triples, and pyoxigraph all triples."""
    rdfxml.write(rows, folder / "g.rdf", rows.options)
    ntriples.write(rows, folder / "g.nt", rows.options)
    read = {quad.triple for quad in ox.parse(path=folder / "g.rdf")}
    by_rdflib = [set(Graph().parse(folder / name)) for name in ("g.rdf", "g.nt")]
    return read == set(triples(rows)) and by_rdflib[0] == by_rdflib[1]


def test_rdf_xml_has_the_same_triples(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert same_in_both_parsers(Rows(small_graph), tmp_path)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_texts_survive_rdf_xml_as_far_as_xml_goes(text: str, tmp_path: Path) -> None:
    assert same_in_both_parsers(Rows(graph_with(text, text)), tmp_path)


@settings(max_examples=25, deadline=None)
@given(label=ANY_TEXT, value=ANY_TEXT)
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, label: str, value: str) -> None:
    folder, options = tmp_path_factory.getbasetemp(), ExportOptions()
    rows = Rows(graph_with(label, value))
    assert same_in_both_parsers(rows, folder)
    nquads.write(rows, folder / "g.nq", options)
    assert {quad.triple for quad in ox.parse(path=folder / "g.nq")} == set(triples(rows))


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_texts_survive(text: str, tmp_path: Path) -> None:
    rows = Rows(graph_with(text, text), exact=True)
    kept = text.replace("\ud800", "\ufffd")
    for module, name in ((jsonld, "g.jsonld"), (trig, "g.trig"), (nquads, "g.nq")):
        module.write(rows, tmp_path / name, ExportOptions())
        values = {quad.object.value for quad in ox.parse(path=tmp_path / name) if isinstance(quad.object, ox.Literal)}
        assert kept in values


def test_graphs_without_evidence_are_written(tmp_path: Path) -> None:
    options = ExportOptions(evidence=False)
    rows = Rows(hand_made_graph(), options)
    trig.write(rows, tmp_path / "g.trig", options)
    assert all(quad.graph_name == ox.DefaultGraph() for quad in ox.parse(path=tmp_path / "g.trig"))
