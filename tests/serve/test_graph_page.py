"""The viewer inside the endpoint: written once, when someone asks for it, and never by another page's frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from protocol_client import send

from newsgraph.errors import GraphError
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.serve import graph_page
from newsgraph.view import write_page


def test_it_is_the_viewer_s_page(endpoint: str, small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    write_page(small_graph, tmp_path / "graph.html", query_page="./")
    address = endpoint.removesuffix("sparql") + "graph"
    for _ in range(2):
        reply = send(address)
        assert (reply.status, reply.kind) == (200, "text/html")
        assert reply.body == (tmp_path / "graph.html").read_bytes()
    assert reply.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert send(address, b"", method="POST").status == 405


def test_what_cannot_be_shown_is_told(
    small_graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(GraphError):
        graph_page.GraphPage(tmp_path / "nothing", tmp_path / "graph.html", "./").file()
    monkeypatch.setattr(graph_page, "MOST_STATEMENTS", 3)
    with pytest.raises(GraphError, match=r"a page shows 3 at most.*newsgraph view"):
        graph_page.GraphPage(small_graph, tmp_path / "graph.html", "./").file()
    assert not (tmp_path / "graph.html").exists()
