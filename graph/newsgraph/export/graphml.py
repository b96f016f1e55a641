"""GraphML 1.0 (graphml.graphdrawing.org), written as a stream: valid against its schema, an edge per statement.

networkx's own writer repeats edge ids, numbers its keys and holds the whole document in memory, hence this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from newsgraph.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, edges, joined, nodes
from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.xml import in_element

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the statements as edges between entities and values. Many values of one attribute are joined by "; "."""
    with writing_text(target) as file:
        file.write(_HEAD)
        for owner, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
            for name, kind in attributes.items():
                file.write(f'  <key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n')
        file.write('  <graph id="newsgraph" edgedefault="directed">\n')
        lead = _leads("node", NODE_ATTRIBUTES)
        for node, data in nodes(rows):
            file.write(f'    <node id="{node}">\n{_data(lead, data)}    </node>\n')
        lead = _leads("edge", EDGE_ATTRIBUTES)
        for edge, source, end, data in edges(rows):
            file.write(f'    <edge id="{edge}" source="{source}" target="{end}">\n{_data(lead, data)}    </edge>\n')
        file.write("  </graph>\n</graphml>\n")
    return rows.warnings()


def _leads(owner: str, attributes: Iterable[str]) -> dict[str, str]:
    """What stands before the value of each attribute."""
    return {name: f'      <data key="{owner}-{name}">' for name in attributes}


def _data(lead: Mapping[str, str], data: Mapping[str, Attribute]) -> str:
    lines = []
    for name, value in data.items():
        text = joined(value)
        if text is not None:
            lines.append(f"{lead[name]}{in_element(text) if isinstance(text, str) else text}</data>\n")
    return "".join(lines)
