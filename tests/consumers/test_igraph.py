"""python-igraph: GraphML."""

from __future__ import annotations

import pytest
from exported import Export, joined_attributes

from newsgraph.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute

igraph = pytest.importorskip("igraph", reason="needs igraph: pip install igraph")


def test_nodes_edges_and_attributes_are_there(export: Export) -> None:
    found = igraph.Graph.Read_GraphML(str(export.path("graphml")))
    assert found.is_directed()
    nodes = {vertex["id"]: dict(vertex.attributes()) for vertex in found.vs}
    assert {key: plain(row, NODE_ATTRIBUTES) for key, row in nodes.items()} == {
        key: filled(row) for key, row in export.nodes.items()
    }
    assert len(found.es) == len(export.edges)
    # igraph gives edges the wrong ids
    ids = {str(data["iri"]): key for key, (_, _, data) in export.edges.items()}
    edges = {}
    for edge in found.es:
        ends = found.vs[edge.source]["id"], found.vs[edge.target]["id"]
        edges[ids[edge["iri"]]] = (*ends, plain(edge.attributes(), EDGE_ATTRIBUTES))
    assert edges == {key: (source, end, filled(data)) for key, (source, end, data) in export.edges.items()}


def filled(row: dict[str, Attribute]) -> dict[str, object]:
    return {name: value for name, value in joined_attributes(row).items() if value != ""}


def plain(found: dict[str, object], kinds: dict[str, str]) -> dict[str, object]:
    """The attributes as written: igraph has "" and NaN for what is missing."""
    row = {name: found[name] for name in kinds if found[name] not in ("", None) and found[name] == found[name]}
    return {name: int(str(value).removesuffix(".0")) if kinds[name] == "int" else value for name, value in row.items()}


def test_parallel_edges_and_loops_are_kept(export: Export) -> None:
    found = igraph.Graph.Read_GraphML(str(export.path("graphml")))
    pairs = [(source, end) for source, end, _ in export.edges.values()]
    assert sum(found.is_multiple()) == len(pairs) - len(set(pairs))
    assert sum(found.is_loop()) == sum(source == end for source, end in pairs)
    assert found.has_multiple()
