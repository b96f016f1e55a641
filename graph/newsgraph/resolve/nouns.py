"""Classes of common nouns that may name one thing: "the watchdog" and "the regulator", "the company" and an airline.

Pure functions on base forms; the classes are in ``nouns.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class NounClass:
    """A class of nouns. ``loose``: general terms for the things of child classes, not for one another."""

    name: str
    parent: str | None
    loose: bool
    words: frozenset[str]


@lru_cache(maxsize=1)
def noun_classes() -> dict[str, NounClass]:
    """All classes by name, in the order of the file."""
    rows = tomllib.loads(resources.files(__package__).joinpath("nouns.toml").read_text("utf-8"))["class"]
    return {
        row["name"]: NounClass(
            row["name"],
            row.get("parent"),
            row.get("loose", False),
            frozenset(word.replace("_", " ") for word in row["words"].split()),
        )
        for row in rows
    }


@lru_cache(maxsize=1)
def _by_word() -> dict[str, tuple[NounClass, ...]]:
    index: dict[str, list[NounClass]] = {}
    for row in noun_classes().values():
        for word in sorted(row.words):
            index.setdefault(word, []).append(row)
    return {word: tuple(rows) for word, rows in index.items()}


def classes_of(lemma: str) -> tuple[NounClass, ...]:
    """The classes of a noun in base form, or of the last part of a hyphenated one; none for unknown nouns.

    >>> [row.name for row in classes_of("carrier")]
    ['airline']
    """
    word = lemma.lower()
    return _by_word().get(word) or (_by_word().get(word.rsplit("-", 1)[1], ()) if "-" in word else ())


def ancestors(name: str) -> tuple[str, ...]:
    """The class and the classes above it.

    >>> ancestors("airline")
    ('airline', 'company', 'organisation')
    """
    chain: list[str] = []
    current: str | None = name
    while current is not None and current not in chain:
        chain.append(current)
        current = noun_classes()[current].parent
    return tuple(chain)


def may_name_one_thing(left: str, right: str) -> bool:
    """Whether two nouns in base form may stand for one thing: the same noun, one class, or a class and its parent.

    >>> may_name_one_thing("watchdog", "regulator"), may_name_one_thing("company", "airline")
    (True, True)
    >>> may_name_one_thing("airline", "bank")
    False
    """
    if left == right:
        return True
    mine: Sequence[NounClass] = classes_of(left)
    theirs: Sequence[NounClass] = classes_of(right)
    settled = [[row for row in rows if not row.loose] for rows in (mine, theirs)]
    if all(settled):  # "agency" is a general term too, but no developer
        mine, theirs = settled
    for a in mine:
        for b in theirs:
            if a.name == b.name:
                if not a.loose:
                    return True
            elif a.name in ancestors(b.name) or b.name in ancestors(a.name):
                return True
    return False
