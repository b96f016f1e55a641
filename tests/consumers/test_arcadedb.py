"""ArcadeDB, through Neo4j's own driver over Bolt: ``load.cypher``, twice."""

from __future__ import annotations

import re
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from exported import Export
from neo4j_tables import EDGE_COLUMNS, NODE_COLUMNS, expected_edges, expected_nodes, read

from newsgraph.export.attributes import edge_type
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Standing

LOADING = re.compile(r"LOAD CSV FROM '\S*/(\w+)\.csv' AS row(?= WITH row WHERE row\[(\d+)\] = '([\w;]+)')")
SERVER = Path(__file__).with_name("arcadedb_server.py")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session of Neo4j's driver with an ArcadeDB of this test's own."""
    neo4j = pytest.importorskip("neo4j", reason="needs Neo4j's driver: pip install neo4j")
    if find_spec("arcadedb_embedded") is None:
        pytest.skip("needs ArcadeDB: pip install arcadedb-embedded")
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


def statements(folder: Path) -> list[str]:
    """The statements of the script, with the place of the tables told."""
    script = (folder / "load.cypher").read_text("utf-8").replace("file:///", f"file://{folder}/")
    return re.sub("^//.*\n", "", script, flags=re.MULTILINE).split(";\n")[:-1]


def nodes_of(session: Any) -> dict[str, dict[str, object]]:
    found = [dict(row["n"]) for row in session.run("MATCH (n:Entity) RETURN n")]
    return {row["id"]: filled(row, NODE_COLUMNS) for row in found}


def edges_of(session: Any) -> dict[str, tuple[str, str, dict[str, object]]]:
    found = list(session.run("MATCH (a)-[r]->(b) RETURN a.id AS source, b.id AS end, r"))
    return {row["r"]["statementId"]: (row["source"], row["end"], filled(dict(row["r"]), EDGE_COLUMNS)) for row in found}


def filled(row: dict[str, Any], names: list[str]) -> dict[str, object]:
    given = {name: row[name] for name in names if row.get(name) is not None}
    return {name: str(value) if name == "occurrence" else value for name, value in given.items()}


def run_until_done(session: Any, statement: str, **parameters: object) -> None:
    """ArcadeDB asks now and then for another try; in the driver's own transactions it does not make new types."""
    transient = pytest.importorskip("neo4j.exceptions").TransientError
    for _ in range(9):
        with suppress(transient):
            session.run(statement, **parameters).consume()
            return
    session.run(statement, **parameters).consume()


def test_the_script_loads_and_loads_again(export: Export, session: Any) -> None:
    """ArcadeDB 26.10.2's reader of CSV takes carriage returns for line feeds and loses rows after some quotation marks,
    so that the rows are given as parameters, to the same Cypher."""
    folder = export.path("neo4j")
    tables = {name: [list(row.values()) for row in read(folder, name)] for name in ("nodes", "relationships")}
    session.run("MATCH (n) DETACH DELETE n").consume()
    for statement in statements(folder) * 2:
        found = LOADING.match(statement)
        if found is None:
            session.run(statement).consume()
        else:
            rows = [row for row in tables[found[1]] if row[int(found[2])] == found[3]]
            assert rows
            run_until_done(session, f"UNWIND $rows AS row{statement.removeprefix(found[0])}", rows=rows)
    assert nodes_of(session) == expected_nodes(export)
    assert session.run("MATCH (n) RETURN count(n) AS n").single()["n"] == len(export.nodes)
    assert session.run("MATCH ()-[r]->() RETURN count(r) AS n").single()["n"] == len(export.edges)
    assert edges_of(session) == expected_edges(export)
    types = session.run("MATCH ()-[r]->() RETURN r.statementId AS id, type(r) AS type")
    assert {row["id"]: row["type"] for row in types} == {
        key: edge_type(str(row["relation"]), Standing(str(row["standing"])))
        for key, (_, _, row) in export.edges.items()
    }


def test_the_script_reads_its_tables(small_graph: KnowledgeGraph, session: Any, tmp_path: Path) -> None:
    export = Export("small", small_graph, tmp_path)
    session.run("MATCH (n) DETACH DELETE n").consume()
    for statement in statements(export.path("neo4j")) * 2:
        session.run(statement).consume()
    assert nodes_of(session) == expected_nodes(export)
    assert edges_of(session) == expected_edges(export)
