"""GraphML: valid against its schema, read back by networkx with nothing lost but what is reported."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from hostile import NASTY, graph_with
from newsgraph.export import ExportOptions, export_graph
from newsgraph.export.projection import xml_safe
from newsgraph.knowledge_graph import KnowledgeGraph

SCHEMA = Path(__file__).parent / "schemas" / "graphml.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def read(path: Path) -> nx.MultiDiGraph:
    schema().assertValid(etree.parse(str(path)))
    return nx.read_graphml(path, force_multigraph=True)


def labels(graph: nx.MultiDiGraph) -> set[str]:
    return {data["label"] for _, data in graph.nodes(data=True)}


def test_nodes_edges_and_attributes_come_back(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert export_graph(small_graph, tmp_path / "graph.graphml") == ()
    graph, own = read(tmp_path / "graph.graphml"), small_graph.graph
    assert set(graph.nodes) == set(own.nodes)
    assert set(graph.edges(keys=True)) == set(own.edges(keys=True))
    for source, target, key, data in graph.edges(keys=True, data=True):
        mine = own.edges[source, target, key]
        assert {name: data[name] for name in ("label", "standing", "relation", "sources", "confidence")} == {
            name: mine[name] for name in ("label", "standing", "relation", "sources", "confidence")
        }
        assert data["weight"] > 0
        assert data["interaction"] != ""
    ann = graph.nodes["ann-mwangi-01"]
    assert (ann["entityType"], ann["aliases"], ann["mentions"]) == ("PERSON", "Mwangi", 3)
    assert ann["iri"] == "https://newsgraph.example/entity/ann-mwangi-01"


def test_no_attribute_has_a_name_that_importers_claim_or_two_types(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path / "graph.graphml")
    keys = [element.attrib for element in etree.parse(str(tmp_path / "graph.graphml")).iter("{*}key")]
    types = {(str(key["attr.name"]), str(key["attr.type"])) for key in keys}
    names = {name for name, _ in types}
    assert len(names) == len(types)
    assert not names & {"id", "type", "size", "x", "y", "z", "r", "g", "b"}


@pytest.mark.parametrize("label", NASTY)
def test_hostile_labels_survive_as_far_as_xml_goes(label: str, tmp_path: Path) -> None:
    warnings = export_graph(graph_with(label, label), tmp_path / "graph.graphml")
    assert bool(warnings) is (xml_safe(label) != label)
    found = labels(read(tmp_path / "graph.graphml"))
    assert found >= ({xml_safe(label)} - {""})


def test_without_evidence_there_are_no_quotes(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path / "graph.graphml", options=ExportOptions(evidence=False))
    graph = read(tmp_path / "graph.graphml")
    assert all("quotes" not in data and "articleIds" not in data for _, _, data in graph.edges(data=True))
