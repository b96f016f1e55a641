"""JSON: an array of articles, or one article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from newsgraph.errors import ReadError
from newsgraph.model import Problem
from newsgraph.read.decoding import decode
from newsgraph.read.rows import Row


def read_json(stream: BinaryIO, where: str) -> Iterator[Row | Problem]:
    """The articles of a JSON file; it is held in memory whole.

    Raises:
        ReadError: If the file is no JSON, or neither an array nor an object.
    """
    text, note = decode(stream.read(), where)
    if note:
        yield note
    if not text.strip():
        raise ReadError("is empty", where, "give an array of articles, or leave the file out")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"is no JSON: {error}", where, "repair it; one object a line is a .jsonl file") from None
    if isinstance(value, dict):
        yield Row(where, value)
        return
    if not isinstance(value, list):
        raise ReadError("is neither an array nor an object", where, 'write [{"text": "..."}, ...]')
    if not value:
        raise ReadError("holds no article", where, "give an array of articles, or leave the file out")
    for number, item in enumerate(value, 1):
        place = f"{where}, item {number}"
        if isinstance(item, dict):
            yield Row(place, item)
        else:
            yield Problem(place, "is no object", 'write an object: {"text": "..."}')
