"""cytoscape.js, in Node.js: Cytoscape JSON."""

from __future__ import annotations

from exported import Export, Script

from newsgraph.export import ExportOptions, Rows
from newsgraph.export.attributes import Attribute, edges, nodes


def test_nodes_edges_and_attributes_are_there(export: Export, javascript: Script) -> None:
    found = javascript("cytoscape.js", export.path("cytoscape"))
    rows = Rows(export.graph, ExportOptions(), exact=True)
    assert {row["id"]: row for row in found["nodes"]} == {key: {"id": key, **filled(row)} for key, row in nodes(rows)}
    assert {row["id"]: row for row in found["edges"]} == {
        key: {"id": key, "source": source, "target": end, **filled(row)} for key, source, end, row in edges(rows)
    }


def filled(row: dict[str, Attribute]) -> dict[str, object]:
    """What JSON has of the attributes."""
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
    return {key: value for key, value in plain.items() if value not in (None, [])}
