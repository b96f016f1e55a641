"""Neo4j's tables and script, read by Python's csv."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given

from hostile import HOSTILE_TEXT, NASTY, graph_with
from newsgraph.export import ExportOptions, Rows, export_graph
from newsgraph.export.attributes import edge_type
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Standing


def read(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}-header.csv").open(encoding="utf-8", newline="") as file:
        (header,) = csv.reader(file)
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [dict(zip(header, row, strict=True)) for row in csv.reader(file, strict=True)]


def kept(text: str) -> str:
    """The text as the tables have it."""
    return re.sub(r'\\(?=["\\]|\Z)', "\uff3c", text)


def names(graph: KnowledgeGraph) -> dict[str, str]:
    rows = Rows(graph)
    labels = {row.id: kept(row.label or row.id) for row in rows.entities() if row.node}
    return labels | {row.id: kept(row.label or row.id) for row in rows.values()}


def quotes_of(graph: KnowledgeGraph) -> dict[str, list[str]]:
    """The quotes of each statement as the tables have them."""
    found = {row.id: ";".join(quote.replace(";", "\u037e") for quote in row.quotes) for row in Rows(graph).statements()}
    return {key: kept(text).split(";") for key, text in found.items()}


def test_nodes_and_relationships_come_back(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert export_graph(small_graph, tmp_path, "neo4j") == ()
    nodes = {row["id:ID(Entity)"]: row for row in read(tmp_path / "neo4j", "nodes")}
    assert {key: row["name"] for key, row in nodes.items()} == names(small_graph)
    assert nodes["ann-mwangi-01"][":LABEL"] == "Entity;Person"
    relationships = {row["statementId"]: row for row in read(tmp_path / "neo4j", "relationships")}
    for row in Rows(small_graph).statements():
        found = relationships.pop(row.id)
        assert (found[":START_ID(Entity)"], found[":END_ID(Entity)"]) == (row.subject, row.object)
        assert (found["standing"], found["label"], found["sources:int"]) == (row.standing, row.label, str(row.sources))
        assert tuple(found["quotes:string[]"].split(";")) == row.quotes
    assert relationships == {}


def test_types_show_standing_and_hold_nothing_but_names() -> None:
    assert edge_type("authorizes", Standing.ASSERTED) == "AUTHORIZES"
    assert [edge_type("sailFor", standing) for standing in (Standing.REPORTED, Standing.OPEN, Standing.DENIED)] == [
        "SAID_SAIL_FOR", "OPEN_SAIL_FOR", "DENIED_SAIL_FOR",
    ]  # fmt: skip
    assert re.fullmatch("[A-Z0-9_]+", edge_type("x`]->(b) DETACH DELETE b //", Standing.DENIED))


def test_options_choose_what_is_written(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = ExportOptions(standings=frozenset({Standing.ASSERTED}), min_confidence=0.7, values=False, evidence=False)
    export_graph(small_graph, tmp_path, "neo4j", options)
    found = read(tmp_path / "neo4j", "relationships")
    assert {row[":TYPE"] for row in found} == {"LEADS", "MEETS"}
    assert {row["quotes:string[]"] for row in found} == {""}


@pytest.mark.parametrize("label", NASTY, ids=range(len(NASTY)))
def test_hostile_labels_survive_tables(label: str, tmp_path: Path) -> None:
    graph = graph_with(label, label)
    warnings = export_graph(graph, tmp_path, "neo4j")
    assert {row["id:ID(Entity)"]: row["name"] for row in read(tmp_path / "neo4j", "nodes")} == names(graph)
    assert any("U+037E" in warning for warning in warnings) is (";" in label)
    assert any("U+FF3C" in warning for warning in warnings) is (kept(label) != label)
    script = (tmp_path / "neo4j" / "load.cypher").read_text("utf-8")
    assert script == load_script(graph_with("plain", "plain"), tmp_path / "plain")


def load_script(graph: KnowledgeGraph, folder: Path) -> str:
    export_graph(graph, folder / "neo4j", "neo4j")
    return (folder / "neo4j" / "load.cypher").read_text("utf-8")


@given(label=HOSTILE_TEXT, value=HOSTILE_TEXT)
def test_any_label_survives_tables(tmp_path_factory: pytest.TempPathFactory, label: str, value: str) -> None:
    graph, folder = graph_with(label, value), tmp_path_factory.getbasetemp() / "any" / "neo4j"
    export_graph(graph, folder, "neo4j")
    assert {row["id:ID(Entity)"]: row["name"] for row in read(folder, "nodes")} == names(graph)
    found = {row["statementId"]: row["quotes:string[]"].split(";") for row in read(folder, "relationships")}
    assert found == quotes_of(graph)
