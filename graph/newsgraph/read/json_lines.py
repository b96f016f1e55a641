"""JSON Lines: one article a line. https://jsonlines.org"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from newsgraph.model import Problem
from newsgraph.read.decoding import numbered_lines
from newsgraph.read.rows import Row


def read_json_lines(stream: BinaryIO, where: str) -> Iterator[Row | Problem]:
    """The articles of a JSON Lines file, and a problem for each line that holds none.

    Raises:
        ReadError: If the file is no text.
    """
    empty = True
    for found in numbered_lines(stream, where):
        if isinstance(found, Problem):
            empty = False
            yield found
            continue
        number, line = found
        if not line.strip():
            continue
        empty = False
        place = f"{where}, line {number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            remedy = "write one JSON object a line; one array or object is a .json file"
            yield Problem(place, f"is no JSON: {error}", remedy)
            continue
        if isinstance(value, dict):
            yield Row(place, value)
        else:
            yield Problem(place, "is JSON, but no object", 'write an object: {"text": "..."}')
    if empty:
        yield Problem(where, "is empty", "give an article a line, or leave the file out")
