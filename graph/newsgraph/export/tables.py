"""Two tables, ``nodes.csv`` and ``edges.csv``, in a folder: RFC 4180, UTF-8, a header line."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from newsgraph.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, edges, joined, nodes
from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write both tables into the folder ``target``. Many values of one attribute are joined by "; ".

    Returns:
        With the rows' own warnings, one on cells that a spreadsheet may take for formulas: they are written as they
        are, since other readers take them for text.
    """
    formulas = write_table(
        target / "nodes.csv", ["id", *NODE_ATTRIBUTES], ([node, *data.values()] for node, data in nodes(rows))
    )
    formulas += write_table(
        target / "edges.csv",
        ["id", "source", "target", *EDGE_ATTRIBUTES],
        ([edge, source, end, *data.values()] for edge, source, end, data in edges(rows)),
    )
    if formulas:
        return (*rows.warnings(), taken_for_formulas(formulas))
    return rows.warnings()


def taken_for_formulas(cells: int) -> str:
    """The warning on so many cells that look like formulas."""
    return f"{cells} cells start with = + - or @: a spreadsheet may take them for formulas"


def write_table(target: Path, header: Iterable[str], table: Iterable[Iterable[Attribute]], *, end: str = "\r\n") -> int:
    """Write a table, each line ending in ``end``. Returns how many of its cells a spreadsheet may take for formulas."""
    formulas = 0
    with writing_text(target) as file:
        writer = csv.writer(file, lineterminator=end)
        writer.writerow(header)
        for row in table:
            cells = [joined(value) for value in row]
            formulas += sum(isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) for cell in cells)
            writer.writerow(cells)
    return formulas
