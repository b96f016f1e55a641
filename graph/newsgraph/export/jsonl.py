"""Lines of JSON in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newsgraph.export.files import writing_bytes


def json_line(row: Mapping[str, Any]) -> bytes:
    """The row as a line; lone surrogates, which UTF-8 cannot hold, are escaped."""
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
    try:
        return line.encode()
    except UnicodeEncodeError:
        return (json.dumps(row, separators=(",", ":")) + "\n").encode("ascii")


def write_lines(rows: Iterable[Mapping[str, Any]], target: Path) -> None:
    """Write the rows to a file, whole or not at all. Raises ExportError if it cannot be written."""
    with writing_bytes(target) as file:
        for row in rows:
            file.write(json_line(row))
