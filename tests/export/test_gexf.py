"""GEXF: valid against its schema, read back by networkx with nothing lost but what is reported."""

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
from newsgraph.model import Standing

SCHEMA = Path(__file__).parent / "schemas" / "gexf-1.3" / "gexf.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def read(path: Path) -> nx.MultiDiGraph:
    schema().assertValid(etree.parse(str(path)))
    return nx.MultiDiGraph(nx.read_gexf(path, version="1.3"))


def by_id(graph: nx.MultiDiGraph) -> dict[str, dict[str, object]]:
    return {data["id"]: {**data, "ends": (source, end)} for source, end, data in graph.edges(data=True)}


def labels(graph: nx.MultiDiGraph) -> set[str]:
    return {data["label"] for _, data in graph.nodes(data=True)}


def test_nodes_edges_and_attributes_come_back(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert export_graph(small_graph, tmp_path / "graph.gexf") == ()
    graph, own = read(tmp_path / "graph.gexf"), small_graph.graph
    assert set(graph.nodes) == set(own.nodes)
    found = by_id(graph)
    assert set(found) == {key for _, _, key in own.edges(keys=True)}
    for source, target, key, mine in own.edges(keys=True, data=True):
        data = found[key]
        assert data["ends"] == (source, target)
        for name in ("label", "standing", "relation", "sources", "confidence"):
            assert data[name] == mine[name]
        assert data["weight"] == mine["sources"]
    ann = graph.nodes["ann-mwangi-01"]
    assert (ann["entityType"], ann["aliases"], ann["mentions"]) == ("PERSON", "Mwangi", 3)


def test_looks_and_kinds_show_type_and_standing(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path / "graph.gexf")
    tree = etree.parse(str(tmp_path / "graph.gexf"))
    assert "lastmodifieddate" not in tree.find("{*}meta").attrib
    colours = {
        (node.find("{*}attvalues/{*}attvalue[@for='entityType']").get("value"), *node.find("{*}color").values())
        for node in tree.iter("{*}node")
    }
    assert len({row[1:] for row in colours}) == len(colours) == 5
    edges = {edge.get("kind"): edge.find("{*}shape").get("value") for edge in tree.iter("{*}edge")}
    assert edges["SAID_AUTHORIZES"] == "dashed"
    assert edges["LEADS"] == "solid"
    assert edges["DISPUTED_PAYS"] == "double"


@pytest.mark.parametrize("label", NASTY, ids=range(len(NASTY)))
def test_hostile_labels_survive_as_far_as_xml_goes(label: str, tmp_path: Path) -> None:
    warnings = export_graph(graph_with(label, label), tmp_path / "graph.gexf")
    assert bool(warnings) is (xml_safe(label) != label)
    assert labels(read(tmp_path / "graph.gexf")) >= ({xml_safe(label)} - {""})


def test_options_choose_what_is_written(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = ExportOptions(standings=frozenset({Standing.ASSERTED}), min_confidence=0.7, values=False, evidence=False)
    export_graph(small_graph, tmp_path / "graph.gexf", options=options)
    found = by_id(read(tmp_path / "graph.gexf")).values()
    assert {data["relation"] for data in found} == {"leads", "meets"}
    assert all("quotes" not in data for data in found)
