"""Choosing statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgraph.export.rows import ExportOptions
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import EntityType, Standing, Statement


def chosen(graph: KnowledgeGraph, options: ExportOptions) -> Iterator[Statement]:
    """The statements that the options choose, in the graph's order."""
    for row in graph.parts.statements:
        if options.standings is not None and row.standing not in options.standings:
            continue
        if row.confidence < options.min_confidence or (row.object_is_value and not options.values):
            continue
        ends = (row.subject,) if row.object_is_value else (row.subject, row.object)
        if options.types is None or all(graph.entities[end].type in options.types for end in ends):
            yield row


def select(
    graph: KnowledgeGraph,
    *,
    about: Iterable[str] | None = None,
    relations: Iterable[str] | None = None,
    standings: Iterable[Standing | str] | None = None,
    types: Iterable[EntityType | str] | None = None,
    min_confidence: float = 0.0,
    values: bool = True,
) -> KnowledgeGraph:
    """A graph of some of the statements, with all that proves them.

    Raises:
        ExportError: There is no such standing or type.

    Args:
        about: Names or ids of entities; statements with at least one of them.
        relations: Ids of relations.
        standings: Standings to keep.
        types: Statements whose entities are all of these types.
        min_confidence: Statements at least this sure.
        values: Whether to keep statements about values.

    >>> import newsgraph
    >>> graph = newsgraph.build({"text": "The council rejected the plan. It may sell the land."})
    >>> [row.relation for row in select(graph, standings=["asserted"]).statements()]
    ['rejects']
    """
    options = ExportOptions(
        standings=None if standings is None else list(standings),
        min_confidence=min_confidence,
        types=None if types is None else list(types),
        values=values,
    )
    ids = None if about is None else {entity.id for name in about for entity in graph.find(name)}
    names = None if relations is None else frozenset(relations)
    return graph.restricted_to(
        {
            row.id
            for row in chosen(graph, options)
            if (names is None or row.relation in names)
            and (ids is None or row.subject in ids or (row.object in ids and not row.object_is_value))
        }
    )
