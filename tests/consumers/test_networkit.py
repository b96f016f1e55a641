"""NetworKit: GraphML."""

from __future__ import annotations

import pytest
from exported import Export

graphio = pytest.importorskip("networkit.graphio", reason="needs NetworKit: pip install networkit")


def test_nodes_edges_and_weights_are_there(export: Export) -> None:
    found = graphio.GraphMLReader().read(str(export.path("graphml")))
    assert (found.numberOfNodes(), found.numberOfEdges()) == (len(export.nodes), len(export.edges))
    assert found.isDirected()
    assert found.totalEdgeWeight() == sum(data["weight"] for _, _, data in export.edges.values())  # type: ignore[misc]
    numbers = {key: place for place, key in enumerate(export.nodes)}
    ends = sorted((numbers[source], numbers[end]) for source, end, _ in export.edges.values())
    assert sorted(found.iterEdges()) == ends
