"""The SVG picture of a thing and its statements."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from hostile import NASTY, graph_with
from newsgraph.errors import ExportError, GraphError
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


def test_png_shows_what_svg_shows(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="pip install 'newsgraph[png]'")
    write_picture(small_graph, "Tor Lund", tmp_path / "lund.svg")
    try:
        assert write_picture(small_graph, "Tor Lund", tmp_path / "lund.png") == ()
    except ExportError as error:
        pytest.skip(error.what)
    drawing = ET.parse(tmp_path / "lund.svg").getroot()
    with Image.open(tmp_path / "lund.png") as picture:
        assert picture.format == "PNG"
        assert picture.size == tuple(2 * int(float(drawing.get(side, "0"))) for side in ("width", "height"))
        pixels = picture.convert("RGB")
    colours = {colour for _, colour in pixels.getcolors(1 << 24)}
    # the ground, a box, and the lines of what is disputed, in both of its colours
    assert {(255, 255, 255), (240, 243, 247), (122, 63, 176), (224, 138, 0)} <= colours
    # each label is there: between its node's borders there is ink
    box = next(row for row in drawing.iter(f"{SVG}rect") if row.get("class") == "other")
    left, top, width, height = (2 * float(box.get(key, "0")) for key in ("x", "y", "width", "height"))
    inside = pixels.crop((int(left) + 9, int(top) + 9, int(left + width) - 9, int(top + height) - 9))
    assert (26, 31, 41) in {colour for _, colour in inside.getcolors(1 << 24)}


def test_png_without_its_library_says_what_to_do(
    small_graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(ExportError, match="resvg-py") as found:
        write_picture(small_graph, "Tor Lund", tmp_path / "lund.png")
    assert "newsgraph[png]" in found.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_heads_of_what_reaches_the_thing_stand_apart(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    write_picture(small_graph, "Tor Lund", tmp_path / "lund.svg")
    heads = [
        row.get("d", "").split("l")[0] for row in ET.parse(tmp_path / "lund.svg").iter(f"{SVG}path")
        if "head" in row.get("class", "").split()
    ]
    assert len(heads) == len(set(heads)) >= 2


@pytest.mark.parametrize("label", NASTY, ids=lambda text: ascii(text[:20]))
def test_hostile_text_stays_text(label: str, tmp_path: Path) -> None:
    write_picture(graph_with(label), "Ann Mwangi", tmp_path / "x.svg")
    tags = {row.tag.removeprefix(SVG) for row in ET.parse(tmp_path / "x.svg").iter()}
    assert tags == {"svg", "title", "style", "rect", "text", "g", "path"}
