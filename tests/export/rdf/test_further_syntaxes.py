"""JSON-LD and TriG: the same triples, read back offline by two parsers."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hostile import NASTY, graph_with
from rdflib import Dataset, Graph, URIRef

from hand_made import hand_made_graph
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions, Rows
from newsgraph.export.rdf import jsonld, ntriples, trig
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


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_texts_survive(text: str, tmp_path: Path) -> None:
    rows = Rows(graph_with(text, text), exact=True)
    kept = text.replace("\ud800", "\ufffd")
    for module, name in ((jsonld, "g.jsonld"), (trig, "g.trig")):
        module.write(rows, tmp_path / name, ExportOptions())
        values = {quad.object.value for quad in ox.parse(path=tmp_path / name) if isinstance(quad.object, ox.Literal)}
        assert kept in values


def test_graphs_without_evidence_are_written(tmp_path: Path) -> None:
    options = ExportOptions(evidence=False)
    rows = Rows(hand_made_graph(), options)
    trig.write(rows, tmp_path / "g.trig", options)
    assert all(quad.graph_name == ox.DefaultGraph() for quad in ox.parse(path=tmp_path / "g.trig"))
