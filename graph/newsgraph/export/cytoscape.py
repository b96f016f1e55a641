"""Cytoscape JSON (``.cyjs``): read by Cytoscape and, its ``elements``, by cytoscape.js."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from newsgraph.export.attributes import Attribute, edges, nodes
from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the statements as edges between entities and values; many values of one attribute are a list."""
    with writing_text(target) as file:
        file.write('{"format_version": "1.0", "generated_by": "newsgraph", "data": {"name": "newsgraph"},\n')
        file.write('"elements": {"nodes": [\n')
        _write_elements(file, ({"id": node, **_filled(data)} for node, data in nodes(rows)))
        file.write('], "edges": [\n')
        _write_elements(
            file,
            ({"id": edge, "source": source, "target": end, **_filled(data)} for edge, source, end, data in edges(rows)),
        )
        file.write("]}}\n")
    return rows.warnings()


def _filled(data: Mapping[str, Attribute]) -> dict[str, Attribute]:
    return {key: value for key, value in data.items() if value is not None and value != ()}


def _write_elements(file: TextIO, elements: Iterable[Mapping[str, Attribute]]) -> None:
    for number, line in enumerate(_lines(elements)):
        file.write(line if number == 0 else f",\n{line}")
    file.write("\n")


def _lines(elements: Iterable[Mapping[str, Attribute]]) -> Iterator[str]:
    # escaped to ASCII, so that lone surrogates survive
    return (json.dumps({"data": element}) for element in elements)
