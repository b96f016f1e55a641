"""``newsgraph validate``: what pySHACL finds in a graph, and what is said where it cannot be asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsgraph.cli import main
from newsgraph.errors import GraphError, MissingExtraError
from newsgraph.export import export_graph
from newsgraph.export.rdf.validation import validate
from newsgraph.knowledge_graph import KnowledgeGraph

pytest.importorskip("pyshacl", reason="pip install 'newsgraph[validate]'")


@pytest.fixture
def turtle(small_graph: KnowledgeGraph, tmp_path: Path) -> Path:
    export_graph(small_graph, tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["newsgraph", *map(str, arguments)])
    try:
        main()
    except SystemExit as end:
        return int(str(end.code or 0))
    return 0


def test_a_graph_passes(small_graph: KnowledgeGraph, turtle: Path) -> None:
    assert validate(small_graph) == []
    assert validate(small_graph, "http://localhost/") == []
    assert validate(turtle) == []


def test_what_is_wrong_is_named(turtle: Path) -> None:
    text = turtle.read_text("utf-8")
    turtle.write_text(text.replace('ng:standing "open"', 'ng:standing "maybe"'), "utf-8")
    (found,) = validate(turtle)
    assert found.node.startswith("stmt:")
    assert (found.path, found.value) == ("ng:standing", "'maybe'")
    assert "asserted|reported" in found.message
    assert str(found) == f"{found.node} ng:standing: 'maybe': {found.message}"


def test_a_file_that_is_no_such_graph_is_refused(turtle: Path, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="--base"):
        validate(turtle, "http://localhost/")
    (tmp_path / "bad.ttl").write_text("<a> <b>", "utf-8")
    with pytest.raises(GraphError, match=r"bad\.ttl"):
        validate(tmp_path / "bad.ttl")
    with pytest.raises(GraphError, match=r"none\.nt"):
        validate(tmp_path / "none.nt")


def test_without_pyshacl_it_says_what_to_install(
    small_graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(MissingExtraError, match=r"newsgraph\[validate\]"):
        validate(small_graph)


def test_the_command(
    small_graph: KnowledgeGraph, turtle: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    export_graph(small_graph, turtle.parent / "graph.jsonl")
    assert run(monkeypatch, "validate", turtle.parent) == 0
    assert run(monkeypatch, "validate", turtle) == 0
    assert "no violations" in capsys.readouterr().err
    turtle.write_text(turtle.read_text("utf-8").replace('ng:standing "open"', 'ng:standing "maybe"'), "utf-8")
    assert run(monkeypatch, "validate", turtle) == 1
    assert "ng:standing" in capsys.readouterr().out
