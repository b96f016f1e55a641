"""The word lists of this package, kept as data beside the code."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _lists(file: str) -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / file).read_text("utf-8"))


@cache
def word_list(file: str, key: str) -> frozenset[str]:
    """The words of one list; ``file`` is relative to this package."""
    return frozenset(_lists(file)[key].split())
