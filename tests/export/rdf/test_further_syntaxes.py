"""JSON-LD, TriG, N-Quads and RDF/XML: the same triples, read back offline by two parsers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, URIRef

from hand_made import VOCABULARY, hand_made_graph, harbour_analysis, resolved_by_label
from hostile import NASTY, graph_with
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions, Rows
from newsgraph.export.rdf import jsonld, nquads, ntriples, rdfxml, trig
from newsgraph.export.rdf.terms import triples
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import EntityType, Value


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


def test_rdf_xml_has_the_same_triples(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = ExportOptions()
    rows = Rows(small_graph)
    rdfxml.write(rows, tmp_path / "g.rdf", options)
    ntriples.write(rows, tmp_path / "g.nt", options)
    assert {quad.triple for quad in ox.parse(path=tmp_path / "g.rdf")} == set(triples(rows))
    assert set(Graph().parse(tmp_path / "g.rdf")) == set(Graph().parse(tmp_path / "g.nt"))


@pytest.mark.parametrize("normal", ["007", "+7", "-0", "12345678901234567890123", "٣", "1.50"])
def test_numbers_keep_their_digits_in_json_ld(normal: str, tmp_path: Path) -> None:
    claim = next(row for row in hand_made_graph().claims.values() if isinstance(row.object, Value))
    analysis = harbour_analysis()
    number = replace(claim, object=replace(claim.object, type=EntityType.CARDINAL, normal=normal))
    claims = tuple(number if row.id == claim.id else row for row in analysis.claims)
    changed = replace(analysis, claims=claims)
    graph = KnowledgeGraph.assemble([changed], resolved_by_label(changed), vocabulary=VOCABULARY)
    rows = Rows(graph)
    jsonld.write(rows, tmp_path / "g.jsonld", rows.options)
    assert {quad.triple for quad in ox.parse(path=tmp_path / "g.jsonld")} == set(triples(rows))


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_texts_survive(text: str, tmp_path: Path) -> None:
    rows = Rows(graph_with(text, text), exact=True)
    kept = re.sub("[\ud800-\udfff]", "\ufffd", text)
    for module, name in ((jsonld, "g.jsonld"), (trig, "g.trig"), (nquads, "g.nq")):
        module.write(rows, tmp_path / name, ExportOptions())
        values = {quad.object.value for quad in ox.parse(path=tmp_path / name) if isinstance(quad.object, ox.Literal)}
        assert kept in values


def test_graphs_without_evidence_are_written(tmp_path: Path) -> None:
    options = ExportOptions(evidence=False)
    rows = Rows(hand_made_graph(), options)
    trig.write(rows, tmp_path / "g.trig", options)
    assert all(quad.graph_name == ox.DefaultGraph() for quad in ox.parse(path=tmp_path / "g.trig"))
