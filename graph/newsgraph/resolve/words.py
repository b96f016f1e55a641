"""The word lists that coreference reads: ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def _sections() -> dict[str, frozenset[str]]:
    table = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
    return {name: frozenset(listed.split()) for name, listed in table.items()}


def words(section: str) -> frozenset[str]:
    """The words of a section, in base form.

    >>> "say" in words("speech")
    True
    """
    return _sections()[section]
