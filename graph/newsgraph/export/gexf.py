"""GEXF 1.3 (gexf.net), written as a stream: valid against its schema, an edge per statement.

The ``kind`` of an edge keeps parallel relations apart in Gephi. The schema has colours in GEXF's own namespace.
networkx's own writer puts today's date into the file, names the graph "" and takes a wrong namespace, hence this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from newsgraph.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, edge_type, edges, joined, nodes
from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.xml import in_attribute
from newsgraph.model import EntityType, Standing

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>newsgraph</creator>
    <description>Knowledge graph of news articles</description>
  </meta>
  <graph defaultedgetype="directed" mode="static">
"""
_TYPES = {"string": "string", "int": "integer", "double": "double"}
# Okabe and Ito's palette, told apart by the colour-blind too; values and what is not listed are grey
_GREY = (153, 153, 153)
_COLOURS = {
    EntityType.PERSON: (230, 159, 0),
    EntityType.ORG: (0, 114, 178),
    EntityType.GPE: (0, 158, 115),
    EntityType.LOC: (0, 158, 115),
    EntityType.FAC: (86, 180, 233),
    EntityType.EVENT: (204, 121, 167),
    EntityType.LAW: (213, 94, 0),
    EntityType.PRODUCT: (240, 228, 66),
    EntityType.WORK: (240, 228, 66),
}
_SHAPES = {
    Standing.ASSERTED: "solid",
    Standing.REPORTED: "dashed",
    Standing.OPEN: "dotted",
    Standing.DISPUTED: "double",
    Standing.DENIED: "dotted",
}
# GEXF has attributes of its own for these
_OWN = frozenset({"label", "weight"})


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the statements as edges between entities and values. Many values of one attribute are joined by "; "."""
    with writing_text(target) as file:
        file.write(_HEAD)
        for owner, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
            file.write(f'    <attributes class="{owner}">\n')
            for name, kind in attributes.items():
                if name not in _OWN:
                    file.write(f'      <attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>\n')
            file.write("    </attributes>\n")
        file.write("    <nodes>\n")
        for node, data in nodes(rows):
            red, green, blue = _COLOURS.get(EntityType(str(data["entityType"])), _GREY)
            _write_thing(
                file, "node", {"id": node, "label": data["label"]}, data, f'<color r="{red}" g="{green}" b="{blue}"/>'
            )
        file.write("    </nodes>\n    <edges>\n")
        for edge, source, end, data in edges(rows):
            standing = Standing(str(data["standing"]))
            own: dict[str, Attribute] = {
                "id": edge,
                "source": source,
                "target": end,
                "label": data["label"],
                "kind": edge_type(str(data["relation"]), standing),
                "weight": data["weight"],
            }
            _write_thing(file, "edge", own, data, f'<shape value="{_SHAPES[standing]}"/>')
        file.write("    </edges>\n  </graph>\n</gexf>\n")
    return rows.warnings()


def _write_thing(
    file: TextIO, name: str, own: Mapping[str, Attribute], data: Mapping[str, Attribute], look: str
) -> None:
    file.write(f"      <{name} {_pairs(own.items())}>\n        <attvalues>\n")
    for key, value in data.items():
        text = joined(value)
        if key not in _OWN and text is not None:
            file.write(f"          <attvalue {_pairs([('for', key), ('value', text)])}/>\n")
    file.write(f"        </attvalues>\n        {look}\n      </{name}>\n")


def _pairs(items: Iterable[tuple[str, Attribute]]) -> str:
    return " ".join(f'{key}="{in_attribute(str(value))}"' for key, value in items)
