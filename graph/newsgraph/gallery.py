"""The gallery: ready SPARQL queries, one in each file of ``queries/``, its first line a comment of what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from newsgraph.errors import QueryError


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """A query of the gallery.

    Attributes:
        name: What to call it by: the name of its file.
        answers: The question that it answers.
        sparql: The query, with that question as a comment in its first line.
    """

    name: str
    answers: str
    sparql: str


@cache
def gallery() -> Mapping[str, ReadyQuery]:
    """The ready queries, by name and in its order.

    >>> gallery()["standings"].answers
    'How many statements there are of each standing'
    """
    found = {}
    for file in sorted(files("newsgraph").joinpath("queries").iterdir(), key=lambda file: file.name):
        name, sparql = file.name.removesuffix(".rq"), file.read_text("utf-8")
        found[name] = ReadyQuery(name, sparql.partition("\n")[0].lstrip("# "), sparql)
    return MappingProxyType(found)


def ready_query(name: str) -> ReadyQuery:
    """The query of this name.

    Raises:
        QueryError: The gallery has none.
    """
    if name not in gallery():
        raise QueryError("the gallery has no such query", name, f"take one of {', '.join(gallery())}")
    return gallery()[name]
