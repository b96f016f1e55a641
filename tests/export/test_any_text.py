"""Any text goes through every form of the property graph and comes back by a reader that is not ours, all of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import example, given, settings

from hostile import HOSTILE_TEXT, NASTY, graph_with
from newsgraph.export import FORMATS, ExportOptions, Rows, export_graph
from newsgraph.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, edges, joined, nodes

Things = dict[str, dict[str, Any]]
NAMES = {*NODE_ATTRIBUTES, *EDGE_ATTRIBUTES}


def with_joined(row: dict[str, Attribute]) -> dict[str, Any]:
    return {name: joined(value) for name, value in row.items() if joined(value) is not None}


def with_lists(row: dict[str, Attribute]) -> dict[str, Any]:
    listed = {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
    return {name: value for name, value in listed.items() if value not in (None, [])}


def as_cells(row: dict[str, Attribute]) -> dict[str, Any]:
    return {name: str(joined(value)) for name, value in row.items() if joined(value) not in (None, "")}


def graphml(path: Path) -> tuple[Things, Things]:
    found = nx.read_graphml(path, force_multigraph=True)
    return dict(found.nodes(data=True)), {key: row for _, _, key, row in found.edges(keys=True, data=True)}


def gexf(path: Path) -> tuple[Things, Things]:
    found = nx.read_gexf(path, version="1.3")
    return dict(found.nodes(data=True)), {row["id"]: row for _, _, row in found.edges(data=True)}


def cytoscape(path: Path) -> tuple[Things, Things]:
    found = json.loads(path.read_text("utf-8"))["elements"]
    things = [{row["data"]["id"]: row["data"] for row in found[kind]} for kind in ("nodes", "edges")]
    return things[0], things[1]


def csv(path: Path) -> tuple[Things, Things]:
    arrow = pytest.importorskip("pyarrow.csv", reason="needs pyarrow: pip install 'newsgraph[parquet]'")
    string = pytest.importorskip("pyarrow").string()
    how = arrow.ParseOptions(newlines_in_values=True)
    found = []
    for name, kinds in (("nodes", NODE_ATTRIBUTES), ("edges", EDGE_ATTRIBUTES)):
        types = arrow.ConvertOptions(column_types=dict.fromkeys(["id", *kinds], string))
        found.append(arrow.read_csv(path / f"{name}.csv", parse_options=how, convert_options=types).to_pylist())
    things = [
        {row["id"]: {key: cell for key, cell in row.items() if cell not in (None, "")} for row in rows}
        for rows in found
    ]
    return things[0], things[1]


def parquet(path: Path) -> tuple[Things, Things]:
    tables = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow: pip install 'newsgraph[parquet]'")
    found = [tables.read_table(path / f"{name}.parquet").to_pylist() for name in ("nodes", "edges")]
    things = [
        {row["id"]: {key: cell for key, cell in row.items() if cell not in (None, [])} for row in rows}
        for rows in found
    ]
    return things[0], things[1]


READERS: dict[str, tuple[Callable[[Path], tuple[Things, Things]], Callable[[dict[str, Attribute]], Any]]] = {
    "graphml": (graphml, with_joined),
    "gexf": (gexf, with_joined),
    "cytoscape": (cytoscape, with_lists),
    "csv": (csv, as_cells),
    "parquet": (parquet, with_lists),
}


@pytest.mark.parametrize("form", READERS)
@settings(max_examples=40)
@given(label=HOSTILE_TEXT, value=HOSTILE_TEXT)
@example(label="x" * 10_000, value="\x00")
@example(label="".join(NASTY), value="".join(reversed(NASTY)))
def test_every_attribute_comes_back(
    tmp_path_factory: pytest.TempPathFactory, form: str, label: str, value: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-text" / FORMATS[form].file
    graph = graph_with(label, value)
    export_graph(graph, path, form)
    rows = Rows(graph, ExportOptions(), exact=FORMATS[form].exact)
    read, expected = READERS[form]
    found_nodes, found_edges = read(path)
    assert only_named(found_nodes) == {key: expected(row) for key, row in nodes(rows)}
    assert only_named(found_edges) == {key: expected(row) for key, _, _, row in edges(rows)}


def only_named(things: Things) -> Things:
    """The attributes that we give: readers add their own."""
    return {key: {name: cell for name, cell in row.items() if name in NAMES} for key, row in things.items()}


@settings(max_examples=40)
@given(label=HOSTILE_TEXT, value=HOSTILE_TEXT)
def test_the_native_form_is_json_that_holds_every_text(
    tmp_path_factory: pytest.TempPathFactory, label: str, value: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-text" / "graph.jsonl"
    export_graph(graph_with(label, value), path, "native", ExportOptions(with_text=True))
    rows = [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
    assert {label} <= {row["label"] for row in rows if row.get("row") == "entity"}
    (article,) = (row for row in rows if row.get("row") == "article")
    assert article["text"] == f"Someone leads {label}. Someone pays {value}."
