"""What Neo4j's tables have of a graph, for those who compare."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from exported import Export

from newsgraph.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute

NODE_COLUMNS = [name for name in NODE_ATTRIBUTES if name != "label"]
EDGE_COLUMNS = [name for name in EDGE_ATTRIBUTES if name not in ("name", "interaction", "weight")]


def read(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table by the names in its header file, as Python's csv reads them."""
    with (folder / f"{table}-header.csv").open(encoding="utf-8", newline="") as file:
        (header,) = csv.reader(file)
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [dict(zip(header, row, strict=True)) for row in csv.reader(file, strict=True)]


def kept(text: str) -> str:
    """The text as the tables have it."""
    return re.sub(r'\\(?=["\\]|\Z)', "\uff3c", text)


def properties(row: dict[str, Attribute], columns: list[str]) -> dict[str, object]:
    """The properties that a graph database must have of a row's attributes: nothing empty, many values as a list."""
    found = {name: _property(row[name]) for name in columns}
    return {name: value for name, value in found.items() if value not in (None, "", [""])}


def _property(value: Attribute) -> object:
    if isinstance(value, tuple):
        return kept(";".join(item.replace(";", "\u037e") for item in value)).split(";")
    return kept(value) if isinstance(value, str) else value


def expected_nodes(export: Export) -> dict[str, dict[str, object]]:
    return {key: properties(row, NODE_COLUMNS) for key, row in export.nodes.items()}


def expected_edges(export: Export) -> dict[str, tuple[str, str, dict[str, object]]]:
    return {key: (source, end, properties(row, EDGE_COLUMNS)) for key, (source, end, row) in export.edges.items()}
