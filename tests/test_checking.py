"""What two graphs differ in, as values, as text and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from hand_made import VOCABULARY, hand_made_graph, harbour_analysis, resolved_by_label, wire_analysis
from newsgraph.checking import Difference, differences, summary, to_json
from newsgraph.cli import main
from newsgraph.export import export_graph
from newsgraph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def harbour() -> KnowledgeGraph:
    """The graph of the first article alone."""
    rows = (harbour_analysis(),)
    return KnowledgeGraph.assemble(rows, resolved_by_label(*rows), vocabulary=VOCABULARY)


def told(found: list[Difference]) -> list[tuple[str, str, str]]:
    return [(row.thing, row.change, row.text) for row in found]


def test_a_graph_equals_itself(small_graph: KnowledgeGraph) -> None:
    assert list(differences(small_graph, hand_made_graph())) == []
    assert summary([]) == "no differences"


def test_what_an_article_adds(harbour: KnowledgeGraph, small_graph: KnowledgeGraph) -> None:
    found = list(differences(harbour, small_graph))
    assert ("statement", "gained", "Ann Mwangi leads Port Salla") in told(found)
    changed = {str(row) for row in found if row.change == "changed" and row.thing == "statement"}
    assert any(line.endswith("standing denied to disputed; claims 1 to 2 (+1 -0)") for line in changed)
    assert any(line.endswith("meets Tor Lund: claims 1 to 2 (+1 -0)") for line in changed)
    assert "entity changed: Ann Mwangi: profiles 1 to 2 (+1 -0)" in {str(row) for row in found}
    assert re.fullmatch(r"\d+ differences: entities \d+ changed; statements \d+ gained, \d+ changed", summary(found))
    back = list(differences(small_graph, harbour))
    assert ("statement", "lost", "Ann Mwangi leads Port Salla") in told(back)
    assert len(back) == len(found)


def test_an_entity_gained(harbour: KnowledgeGraph) -> None:
    rows = (wire_analysis(),)
    wire = KnowledgeGraph.assemble(rows, resolved_by_label(*rows), vocabulary=VOCABULARY)
    assert "entity gained: old pier (old-pier-03)" in {str(row) for row in differences(wire, harbour)}


def test_as_json(harbour: KnowledgeGraph, small_graph: KnowledgeGraph) -> None:
    found = json.loads(to_json(differences(harbour, small_graph)))
    assert found["statements"]["lost"] == found["entities"]["lost"] == []
    (leads,) = [row for row in found["statements"]["gained"] if row["text"] == "Ann Mwangi leads Port Salla"]
    assert leads["now"]["standing"] == "asserted"
    assert "was" not in leads
    closes = [row for row in found["statements"]["changed"] if "standing" in row["was"]]
    assert {"denied"} <= {row["was"]["standing"] for row in closes}


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["newsgraph", *map(str, arguments)])
    try:
        main()
    except SystemExit as end:
        return int(str(end.code or 0))
    return 0


def test_the_command(
    harbour: KnowledgeGraph,
    small_graph: KnowledgeGraph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    export_graph(harbour, old)
    export_graph(small_graph, new)
    assert run(monkeypatch, "diff", old, old) == 0
    assert capsys.readouterr().out == ""
    assert run(monkeypatch, "diff", old, new) == 1
    assert "statement gained: Ann Mwangi leads Port Salla\n" in capsys.readouterr().out
    assert run(monkeypatch, "diff", old, new, "-f", "json") == 1
    assert set(json.loads(capsys.readouterr().out)) == {"entities", "statements"}
    assert run(monkeypatch, "diff", old, tmp_path / "none") == 3
