"""Lines in the order of their code points, without sorting them all: nodes in the order of their IRIs, then the lines
of each. All IRIs of nodes start with the base; the kinds of nodes follow each other as their paths do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from newsgraph.export.files import writing_bytes
from newsgraph.export.projection import Rows
from newsgraph.export.rdf.nodes import Description, Terms
from newsgraph.export.rdf.terms import Descriptions

Lines = Callable[[Description[str]], list[str]]


def write_by_address(rows: Rows, target: Path, terms: Terms[str], lines: Lines) -> None:
    """Write the lines of all nodes to a file, whole or not at all, sorted.

    Args:
        lines: The lines of one node, which start with its IRI in angle brackets. No IRI in brackets starts another.
    """
    found = Descriptions(rows, terms)
    with writing_bytes(target) as file, TemporaryFile(dir=target.parent) as later:
        # the dataset counts all triples, but its own lines stand before those of entities
        count = sum(_write(file, part(by_address=True), lines) for part in (found.articles, found.claims))
        parts = (found.entities, found.candidate_links, found.relations, found.said, found.statements, found.values)
        for part in parts:
            count += _write(later, part(by_address=True), lines)
        _write(file, [found.dataset(count)], lines)
        later.seek(0)
        shutil.copyfileobj(later, file, 1 << 20)


def _write(file: IO[bytes], rows: Iterable[Description[str]], lines: Lines) -> int:
    count = 0
    for row in rows:
        count += len(row.properties)
        file.write("".join(sorted(lines(row))).encode())
    return count
