"""What is said of one node."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from newsgraph.export.rdf.namespaces import RDF

Object = NamedNode | Literal
Property = tuple[NamedNode, Object]
Given = TypeVar("Given")

A = NamedNode(f"{RDF}type")


@dataclass(frozen=True, slots=True)
class Description:
    """A node with all its properties, in the order in which they are written; none comes twice."""

    subject: NamedNode
    properties: tuple[Property, ...]


def described(subject: NamedNode, properties: Iterable[Property]) -> Description:
    """The node with these properties, repeated ones left out."""
    return Description(subject, tuple(dict.fromkeys(properties)))


def named(namespace: str, name: str) -> NamedNode:
    """A class or property of an outside vocabulary."""
    return NamedNode(namespace + name)


def some(predicate: NamedNode, given: Given | None, term: Callable[[Given], Object | None]) -> list[Property]:
    """The property, if there is a value for it."""
    if given is None:
        return []
    obj = term(given)
    return [] if obj is None else [(predicate, obj)]
