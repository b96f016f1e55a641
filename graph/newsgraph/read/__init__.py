"""Articles from files, folders, globs, standard input and mappings.

A new format is a module with a function from an open file to rows, and a line in ``READERS``. What is wrong with an
input comes as a ``Problem`` among the articles and never stops the others.
"""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from newsgraph.errors import ReadError
from newsgraph.model import Article, Problem
from newsgraph.read.comma_separated import read_csv
from newsgraph.read.finding import files_of
from newsgraph.read.html import read_html
from newsgraph.read.identity import normalised_url, with_versions
from newsgraph.read.json_array import read_json
from newsgraph.read.json_lines import read_json_lines
from newsgraph.read.plain import read_plain
from newsgraph.read.reprints import source_groups
from newsgraph.read.rows import Metadata, Row, article_from_mapping, articles_of

__all__ = [
    "READERS",
    "Metadata",
    "article_from_mapping",
    "normalised_url",
    "read_articles",
    "source_groups",
    "with_versions",
]

Reader = Callable[[BinaryIO, str], Iterator[Row | Problem]]

READERS: dict[str, Reader] = {
    ".csv": read_csv,
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".md": read_plain,
    ".txt": read_plain,
}

STANDARD_INPUT = "standard input"


def read_articles(
    sources: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    metadata: Metadata = Metadata(),  # noqa: B008, a frozen value
    any_language: bool = False,
) -> Iterator[Article | Problem]:
    """The articles of the sources one after another, and the problems where they were met.

    Args:
        sources: Files, folders, globs; ``-`` is standard input: JSON Lines if it begins with ``{``, else one text.
        stdin: Read for ``-`` in place of the process's standard input.
        metadata: Stands in for what an article does not say of itself.
        any_language: Take articles that do not look English, too.
    """
    for source in sources:
        if source == "-":
            yield from _read(_read_standard_input, stdin or sys.stdin.buffer, STANDARD_INPUT, metadata, any_language)
            continue
        for found in files_of(source, READERS):
            if isinstance(found, Problem):
                yield found
                continue
            try:
                stream = found.open("rb")
            except OSError as error:
                yield Problem(str(found), f"cannot be opened: {error.strerror}", "check its permissions")
                continue
            with stream:
                yield from _read(READERS[found.suffix.lower()], stream, str(found), metadata, any_language)


def _read(
    reader: Reader, stream: BinaryIO, where: str, metadata: Metadata, any_language: bool
) -> Iterator[Article | Problem]:
    try:
        for row in reader(stream, where):
            if isinstance(row, Problem):
                yield row
            else:
                yield from articles_of(row, metadata, any_language)
    except ReadError as error:
        yield Problem(error.where, error.what, error.remedy)
    except OSError as error:
        yield Problem(where, f"cannot be read: {error.strerror}", "check the file and its disk")


def _read_standard_input(stream: BinaryIO, where: str) -> Iterator[Row | Problem]:
    # a peek, so that lines still arrive one by one
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    try:
        start = buffered.peek(64).removeprefix(codecs.BOM_UTF8).lstrip()
        yield from (read_json_lines if start.startswith(b"{") else read_plain)(buffered, where)
    finally:
        if buffered is not stream:
            buffered.detach()  # else it would close the caller's stream
