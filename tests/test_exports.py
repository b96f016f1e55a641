"""The committed exports are what the main job writes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import newsgraph
from newsgraph.checking import differences
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Standing

ROOT = Path(__file__).resolve().parent.parent
EXPORTS = ROOT / "exports"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return newsgraph.load(EXPORTS)


def test_the_manifest_names_what_is_there() -> None:
    manifest = json.loads((EXPORTS / "manifest.json").read_text("utf-8"))
    assert {row["file"] for row in manifest["outputs"]} | {"manifest.json"} == {path.name for path in EXPORTS.iterdir()}
    for row in manifest["outputs"]:
        data = (EXPORTS / row["file"]).read_bytes()
        assert (row["bytes"], row["sha256"]) == (len(data), hashlib.sha256(data).hexdigest()), row["file"]
    assert str(ROOT) not in json.dumps(manifest)


def test_seeds_still_give_these_entities_and_statements(graph: KnowledgeGraph) -> None:
    assert list(differences(graph, newsgraph.build(ROOT / "seeds"))) == []


@pytest.mark.parametrize("name", ["Ukraine", "Russia", "United States", "Joe Biden"])
def test_one_node_for_one_thing(graph: KnowledgeGraph, name: str) -> None:
    assert len({entity.id for entity in graph.find(name)}) == 1


def test_the_decision_is_there_with_who_said_so(graph: KnowledgeGraph) -> None:
    found = graph.statements(subject="Joe Biden", relation="authorizes", object="Ukraine")
    assert found
    assert all(statement.standing in (Standing.ASSERTED, Standing.REPORTED) for statement in found)
    assert all(graph.evidence(statement) for statement in found)


def test_reprints_count_as_one_source(graph: KnowledgeGraph) -> None:
    groups = {article: graph.group_of[article] for article in graph.articles}
    titles = {graph.articles[article].outlet: group for article, group in groups.items()}
    assert len(set(groups.values())) == len(groups) - 1, titles


def test_what_outlets_contradict_is_disputed(graph: KnowledgeGraph) -> None:
    assert graph.statements(standing=Standing.DISPUTED)


def test_sparql_keeps_what_is_said_apart_from_what_is_asserted(graph: KnowledgeGraph) -> None:
    asserted = set(newsgraph.query(graph, "SELECT ?s ?o WHERE { ?s rel:authorizes ?o }").texts())
    said = set(newsgraph.query(graph, "SELECT ?s ?o WHERE { ?s said:authorizes ?o }").texts())
    assert asserted <= said
    assert said
