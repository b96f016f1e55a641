"""Neo4j's tables and script: read by Python's csv, by Ladybug, and by ArcadeDB through Neo4j's own driver."""

from __future__ import annotations

import csv
import re
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from hand_made import hand_made_graph
from hostile import ANY_TEXT, NASTY, graph_with
from newsgraph.export import ExportOptions, Rows, export_graph
from newsgraph.export.attributes import edge_type
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Standing

# ArcadeDB 26.10.2 takes carriage returns for line feeds, and loses rows where a line has an odd number of quotation
# marks in its cells; such tables are read here and given to the script
_ARCADEDB_MISREADS = re.compile(r'\r|"(?s:.)*\n|\\(?s:.)*"')
SERVER = Path(__file__).with_name("arcadedb_server.py")


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


@given(label=ANY_TEXT, value=ANY_TEXT)
def test_any_label_survives_tables(tmp_path_factory: pytest.TempPathFactory, label: str, value: str) -> None:
    graph, folder = graph_with(label, value), tmp_path_factory.getbasetemp() / "any" / "neo4j"
    export_graph(graph, folder, "neo4j")
    assert {row["id:ID(Entity)"]: row["name"] for row in read(folder, "nodes")} == names(graph)
    found = {row["statementId"]: row["quotes:string[]"].split(";") for row in read(folder, "relationships")}
    assert found == quotes_of(graph)


@pytest.mark.parametrize("label", [*NASTY, None], ids=range(len(NASTY) + 1))
def test_ladybug_copies_the_tables(label: str | None, tmp_path: Path) -> None:
    ladybug = pytest.importorskip("ladybug", reason="Ladybug is not installed: pip install ladybug")
    graph = hand_made_graph() if label is None else graph_with(label, label)
    export_graph(graph, tmp_path, "neo4j")
    folder = tmp_path / "neo4j"
    nodes, edges = read(folder, "nodes"), read(folder, "relationships")
    database = ladybug.Connection(ladybug.Database(":memory:"))

    def columns(row: dict[str, str]) -> str:
        return ", ".join(f"c{place} STRING" for place in range(len(row)))

    database.execute(f"CREATE NODE TABLE Entity({columns(nodes[0])}, PRIMARY KEY (c0))")
    further = ", ".join(f"c{place} STRING" for place in range(2, len(edges[0])))
    database.execute(f"CREATE REL TABLE Says(FROM Entity TO Entity, {further})")
    how = "(HEADER=FALSE, PARALLEL=FALSE, QUOTE='\"', ESCAPE='\"')"
    database.execute(f"COPY Entity FROM '{folder / 'nodes.csv'}' {how}")
    database.execute(f"COPY Says FROM '{folder / 'relationships.csv'}' {how}")
    assert dict(database.execute("MATCH (n:Entity) RETURN n.c0, n.c1").get_all()) == names(graph)
    found = database.execute("MATCH (a)-[r:Says]->(b) RETURN a.c0, b.c0, r.c2, r.c3").get_all()
    assert sorted(map(tuple, found)) == sorted(tuple(list(row.values())[:4]) for row in edges)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session of Neo4j's driver with an ArcadeDB of this test's own."""
    neo4j = pytest.importorskip("neo4j", reason="Neo4j's driver is not installed: pip install neo4j")
    if find_spec("arcadedb_embedded") is None:
        pytest.skip("ArcadeDB is not installed: pip install arcadedb-embedded")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder, password = tmp_path_factory.mktemp("arcadedb"), secrets.token_urlsafe(16)
    command = [sys.executable, str(SERVER), str(folder), password, str(port)]
    with (folder / "errors.txt").open("w") as errors:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        )
    assert process.stdin
    assert process.stdout
    try:
        if not any(line.strip() == "ready" for line in process.stdout):
            pytest.skip(f"ArcadeDB does not start here: {(folder / 'errors.txt').read_text()[-500:]}")
        driver = neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=("root", password))
        with driver, driver.session(database="news") as opened:
            yield opened
    finally:
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.mark.parametrize("label", [*NASTY, None], ids=range(len(NASTY) + 1))
def test_the_script_loads_by_neo4js_driver_and_again(label: str | None, session: Any, tmp_path: Path) -> None:
    graph = hand_made_graph() if label is None else graph_with(label, label)
    script = load_script(graph, tmp_path).replace("file:///", f"file://{tmp_path}/neo4j/")
    tables = {}
    if label and _ARCADEDB_MISREADS.search(kept(label)):
        script = re.sub(r"LOAD CSV FROM '.*/(\w+)\.csv' AS row", r"UNWIND $\1 AS row", script)
        tables = {
            name: [list(row.values()) for row in read(tmp_path / "neo4j", name)] for name in ("nodes", "relationships")
        }
    session.run("MATCH (n) DETACH DELETE n").consume()
    for statement in re.sub("^//.*\n", "", script, flags=re.MULTILINE).split(";\n")[:-1] * 2:
        session.run(statement, tables).consume()
    found = session.run("MATCH (n:Entity) RETURN n.id AS id, n.name AS name")
    assert {row["id"]: row["name"] for row in found} == names(graph)
    assert session.run("MATCH (n) RETURN count(n) AS n").single()["n"] == len(names(graph))
    found = {row["r"]["statementId"]: row for row in session.run("MATCH (a)-[r]->(b) RETURN a.id, r, type(r), b.id")}
    statements = {row.id: row for row in Rows(graph).statements()}
    assert set(found) == set(statements)
    for key, row in statements.items():
        edge = found[key]["r"]
        assert (found[key]["a.id"], found[key]["b.id"]) == (row.subject, row.object)
        assert found[key]["type(r)"] == edge_type(row.relation, row.standing)
        assert (edge["standing"], edge["label"], edge["sources"]) == (row.standing, row.label, row.sources)
        assert edge["confidence"] == row.confidence
        assert (edge.get("occurrence") and str(edge["occurrence"])) == row.occurrence
        assert edge["quotes"] == quotes_of(graph)[key]
