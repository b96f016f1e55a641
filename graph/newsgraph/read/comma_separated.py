"""CSV: one article a row, columns named in the first. RFC 4180, also with semicolons or tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from newsgraph.errors import ReadError
from newsgraph.model import Problem
from newsgraph.read.decoding import MAX_RECORD_BYTES, numbered_lines
from newsgraph.read.rows import FIELDS, Row

_DELIMITERS = ",;\t|"


def read_csv(stream: BinaryIO, where: str) -> Iterator[Row | Problem]:
    """The articles of a CSV file, and a problem for each row that holds none. Empty cells say nothing.

    Raises:
        ReadError: If the file is no text, or has no column ``text``.
    """
    problems: list[Problem] = []
    lines = _lines(numbered_lines(stream, where), problems)
    header = next(lines, "")
    if not header.strip():
        yield from problems
        raise ReadError("is empty", where, f"name the columns in the first row: {','.join(FIELDS)}")
    delimiter, columns = _columns(header)
    if "text" not in columns:
        what = f"has no column 'text'; its columns: {', '.join(columns)[:200]}"
        raise ReadError(what, where, f"name the columns in the first row: {','.join(FIELDS)}")
    rows = csv.reader(lines, delimiter=delimiter)
    seen = False
    while True:
        place = f"{where}, line {rows.line_num + 2}"
        try:
            cells = _next_row(rows)
        except csv.Error as error:
            yield Problem(place, f"is no row of a CSV file: {error}", "quote cells and double the quotes in them")
            continue
        yield from problems
        problems.clear()
        if cells is None:
            break
        if not any(cell.strip() for cell in cells):
            continue
        seen = True
        if len(cells) > len(columns):
            what = f"has {len(cells)} cells for {len(columns)} columns"
            yield Problem(place, what, "quote cells that hold the separator")
            continue
        values = {name: cell for name, cell in zip(columns, cells, strict=False) if cell and name}
        if "text" in values:
            values["text"] = values["text"].replace("\r\n", "\n")
        yield Row(place, values)
    if not seen:
        yield Problem(where, "holds no article", "give an article a row, or leave the file out")


def _lines(found: Iterable[tuple[int, str] | Problem], problems: list[Problem]) -> Iterator[str]:
    for line in found:
        if isinstance(line, Problem):
            problems.append(line)
        else:
            yield line[1]


def _columns(header: str) -> tuple[str, list[str]]:
    readings = [(delimiter, next(csv.reader([header], delimiter=delimiter))) for delimiter in _DELIMITERS]
    named = [
        (delimiter, [name.strip().lower() if name.strip().lower() in FIELDS else name.strip() for name in names])
        for delimiter, names in readings
    ]
    return next((reading for reading in named if "text" in reading[1]), named[0])


def _next_row(rows: Iterator[list[str]]) -> list[str] | None:
    # the limit is the process's: it is raised for our row alone
    before = csv.field_size_limit(MAX_RECORD_BYTES)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)
