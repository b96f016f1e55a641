"""Sorting more lines than memory should hold."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import IO

_AT_ONCE = 200_000


def sorted_lines(lines: Iterable[str], at_once: int = _AT_ONCE) -> Iterator[str]:
    """The lines in the order of their code points, sorted in runs that wait in temporary files.

    Args:
        lines: Each ends in a line feed and has no other.
        at_once: How many lines to hold in memory.

    >>> list(sorted_lines(["c\\n", "a\\n", "b\\n"], at_once=2))
    ['a\\n', 'b\\n', 'c\\n']
    """
    rest = iter(lines)
    with ExitStack() as stack:
        runs: list[IO[str]] = []
        while run := sorted(islice(rest, at_once)):
            if len(run) < at_once and not runs:
                yield from run
                return
            file = stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))
            file.writelines(run)
            file.seek(0)
            runs.append(file)
        yield from heapq.merge(*runs)
