"""graphology, in Node.js: GraphML and GEXF, as Gephi Lite and sigma.js read them."""

from __future__ import annotations

import pytest
from exported import Export, Script, joined_attributes

from newsgraph.export.attributes import edge_type
from newsgraph.model import Standing


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_nodes_edges_and_attributes_are_there(export: Export, form: str, javascript: Script) -> None:
    found = javascript("graphology.js", export.path(form), form)
    assert (found["type"], found["multi"]) == ("directed", True)
    looks = ("color", "shape", "kind") if form == "gexf" else ()
    nodes = {row["key"]: without(row["attributes"], "color") for row in found["nodes"]}
    assert nodes == {key: joined_attributes(row) for key, row in export.nodes.items()}
    assert len(found["edges"]) == len(export.edges)
    edges = {row["key"]: (row["source"], row["target"], without(row["attributes"], *looks)) for row in found["edges"]}
    assert edges == {key: (source, end, joined_attributes(data)) for key, (source, end, data) in export.edges.items()}


def without(attributes: dict[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in attributes.items() if name not in names}


def test_what_gephi_shows_is_in_gexf(export: Export, javascript: Script) -> None:
    """Labels, weights, a colour for each type, a line for each standing, dates, a kind for each parallel relation."""
    found = javascript("graphology.js", export.path("gexf"), "gexf")
    colours: dict[str, set[str]] = {}
    for row in found["nodes"]:
        assert row["attributes"]["label"] != ""
        colours.setdefault(row["attributes"]["entityType"], set()).add(row["attributes"]["color"])
    assert all(len(shades) == 1 for shades in colours.values())
    kinds: dict[tuple[str, str, str], int] = {}
    for row in found["edges"]:
        data = row["attributes"]
        assert data["weight"] == data["sources"] > 0
        assert data["kind"] == edge_type(data["relation"], Standing(data["standing"]))
        assert (data["shape"] == "solid") is (data["standing"] == "asserted")
        assert data["first"] <= data["last"]
        key = (row["source"], row["target"], data["kind"] + str(data.get("occurrence")) + str(data.get("content")))
        kinds[key] = kinds.get(key, 0) + 1
    assert set(kinds.values()) == {1}
