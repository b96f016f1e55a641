"""Ladybug, an embedded property graph database: Neo4j's tables, and Parquet."""

from __future__ import annotations

from typing import Any

import pytest
from exported import Export
from neo4j_tables import EDGE_COLUMNS, NODE_COLUMNS, expected_edges, expected_nodes, read

from newsgraph.export.attributes import EDGE_ATTRIBUTES, LISTS, NODE_ATTRIBUTES

ladybug = pytest.importorskip("ladybug", reason="needs Ladybug: pip install ladybug")
TYPES = {"": "STRING", "int": "INT64", "double": "DOUBLE", "date": "DATE", "string[]": "STRING"}
KINDS = {"string": "STRING", "int": "INT64", "double": "DOUBLE"}


def empty() -> Any:
    return ladybug.Connection(ladybug.Database(":memory:"))


def columns(header: list[str]) -> str:
    """The columns of Neo4j's header file, of Ladybug's types."""
    typed = (name.partition(":") for name in header)
    return ", ".join(f"`{name or kind}` {TYPES.get(kind, 'STRING')}" for name, _, kind in typed)


def test_neo4js_tables(export: Export) -> None:
    folder, database = export.path("neo4j"), empty()
    nodes, edges = (list(read(folder, table)[0]) for table in ("nodes", "relationships"))
    database.execute(f"CREATE NODE TABLE Entity({columns(nodes)}, PRIMARY KEY (id))")
    database.execute(f"CREATE REL TABLE Says(FROM Entity TO Entity, {columns(edges[2:])})")
    # quoted line ends need one thread
    how = "(HEADER=FALSE, PARALLEL=FALSE, QUOTE='\"', ESCAPE='\"')"
    database.execute(f"COPY Entity FROM '{folder / 'nodes.csv'}' {how}")
    database.execute(f"COPY Says FROM '{folder / 'relationships.csv'}' {how}")
    found = {row[0].pop("id"): row[0] for row in database.execute("MATCH (n:Entity) RETURN n").get_all()}
    assert {key: filled(row, NODE_COLUMNS) for key, row in found.items()} == expected_nodes(export)
    rows = database.execute("MATCH (a:Entity)-[r:Says]->(b:Entity) RETURN a.id, b.id, r").get_all()
    assert len(rows) == len(export.edges)
    assert {row["statementId"]: (source, end, filled(row, EDGE_COLUMNS)) for source, end, row in rows} == (
        expected_edges(export)
    )


def filled(row: dict[str, Any], names: list[str]) -> dict[str, object]:
    """The properties that are there, with what stands between semicolons as a list."""
    given = {name: row[name] for name in names if row[name] not in (None, "")}
    listed = {name: value.split(";") if name in LISTS else value for name, value in given.items()}
    return {name: str(value) if name == "occurrence" else value for name, value in listed.items()}


def test_parquet(export: Export) -> None:
    folder, database = export.path("parquet"), empty()
    for kinds, start in (
        (NODE_ATTRIBUTES, "NODE TABLE Entity(id STRING PRIMARY KEY"),
        (EDGE_ATTRIBUTES, "REL TABLE Says(FROM Entity TO Entity, id STRING"),
    ):
        named = ", ".join(f"`{name}` {'STRING[]' if name in LISTS else KINDS[kind]}" for name, kind in kinds.items())
        database.execute(f"CREATE {start}, {named})")
    nodes = ", ".join(f"`{name}`" for name in ("id", *NODE_ATTRIBUTES))
    edges = ", ".join(f"`{name}`" for name in ("source", "target", "id", *EDGE_ATTRIBUTES))
    database.execute(f"COPY Entity FROM (LOAD FROM '{folder / 'nodes.parquet'}' RETURN {nodes})")
    database.execute(f"COPY Says FROM (LOAD FROM '{folder / 'edges.parquet'}' RETURN {edges})")
    found = {row[0]["id"]: row[0] for row in database.execute("MATCH (n:Entity) RETURN n").get_all()}
    assert {key: {name: row[name] for name in NODE_ATTRIBUTES} for key, row in found.items()} == {
        key: {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
        for key, row in export.nodes.items()
    }
    rows = database.execute("MATCH (a:Entity)-[r:Says]->(b:Entity) RETURN a.id, b.id, r").get_all()
    assert len(rows) == len(export.edges)
    assert {row["id"]: (source, end, {name: row[name] for name in EDGE_ATTRIBUTES}) for source, end, row in rows} == {
        key: (source, end, {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()})
        for key, (source, end, row) in export.edges.items()
    }
