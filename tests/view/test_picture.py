"""The SVG picture of a thing and its statements."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from hostile import NASTY, graph_with
from newsgraph.errors import GraphError
from newsgraph.export import ExportOptions
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Standing
from newsgraph.view import write_picture

SVG = "{http://www.w3.org/2000/svg}"


def texts(file: Path) -> list[str]:
    return [row.text or "" for row in ET.parse(file).iter(f"{SVG}text")]


def test_every_statement_is_drawn_as_it_stands(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    file = tmp_path / "lund.svg"
    assert write_picture(small_graph, "Tor Lund", file) == ()
    about = [row for row in small_graph.statements() if "tor-lund-08" in (row.subject, row.object)]
    assert {small_graph.wording(row).label for row in about} <= set(texts(file))
    drawn = {name for row in ET.parse(file).iter(f"{SVG}path") for name in row.get("class", "").split()}
    assert {row.standing.value for row in about} <= drawn
    before = file.read_bytes()
    write_picture(small_graph, "tor-lund-08", file)
    assert file.read_bytes() == before


def test_what_is_not_drawn_is_told(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    (warning,) = write_picture(small_graph, "Norvik Lines", tmp_path / "norvik.svg", most=1)
    assert "statements are not drawn" in warning
    only = ExportOptions(standings=frozenset({Standing.DISPUTED}))
    with pytest.raises(GraphError, match="no statement about"):
        write_picture(small_graph, "Port Salla", tmp_path / "none.svg", only)
    with pytest.raises(GraphError):
        write_picture(small_graph, "nobody of this name", tmp_path / "none.svg")
    assert not (tmp_path / "none.svg").exists()


@pytest.mark.parametrize("label", NASTY, ids=lambda text: ascii(text[:20]))
def test_hostile_text_stays_text(label: str, tmp_path: Path) -> None:
    write_picture(graph_with(label), "Ann Mwangi", tmp_path / "x.svg")
    tags = {row.tag.removeprefix(SVG) for row in ET.parse(tmp_path / "x.svg").iter()}
    assert tags == {"svg", "title", "style", "rect", "text", "g", "path"}
