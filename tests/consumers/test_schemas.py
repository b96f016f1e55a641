"""The schemas of GraphML 1.0 and GEXF 1.3, in libxml2, and networkx's readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from exported import Export, joined_attributes
from lxml import etree

SCHEMAS = Path(__file__).parents[1] / "export" / "schemas"
READERS: dict[str, tuple[str, Callable[[Path], nx.MultiDiGraph]]] = {
    "graphml": ("graphml.xsd", lambda path: nx.read_graphml(path, force_multigraph=True)),
    "gexf": ("gexf-1.3/gexf.xsd", lambda path: nx.MultiDiGraph(nx.read_gexf(path, version="1.3"))),
}


@pytest.mark.parametrize("form", READERS)
def test_the_file_is_valid_and_networkx_reads_it(export: Export, form: str) -> None:
    schema, read = READERS[form]
    etree.XMLSchema(etree.parse(str(SCHEMAS / schema))).assertValid(etree.parse(str(export.path(form))))
    found = read(export.path(form))
    nodes = {key: {name: row[name] for name in row if name != "viz"} for key, row in found.nodes(data=True)}
    assert nodes == {key: joined_attributes(row) for key, row in export.nodes.items()}
    assert found.number_of_edges() == len(export.edges)
    own = {"id", "viz", "kind"} if form == "gexf" else {"id"}
    edges = {}
    for source, end, key, row in found.edges(keys=True, data=True):
        edges[row.get("id", key)] = (source, end, {name: row[name] for name in row if name not in own})
    assert edges == {key: (source, end, joined_attributes(data)) for key, (source, end, data) in export.edges.items()}
