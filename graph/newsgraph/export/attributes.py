"""The attributes that nodes and edges have in every property graph form, in one order and of one type each.

Names keep clear of what importers claim for themselves: no ``id``, ``type``, ``size``, ``x``, ``y``, ``z``, ``r``,
``g``, ``b``. ``label`` is for Gephi, ``name`` and ``interaction`` for Cytoscape, ``weight`` is above zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from newsgraph.export.projection import EntityRow, Rows, StatementRow, ValueRow
from newsgraph.model import Standing

Kind = Literal["string", "int", "double"]
Attribute = str | int | float | tuple[str, ...] | None

NODE_ATTRIBUTES: dict[str, Kind] = {
    "label": "string",
    "name": "string",
    "kind": "string",
    "entityType": "string",
    "iri": "string",
    "aliases": "string",
    "links": "string",
    "candidates": "string",
    "country": "string",
    "replaces": "string",
    "mentions": "int",
    "articles": "int",
    "normal": "string",
}
EDGE_ATTRIBUTES: dict[str, Kind] = {
    "label": "string",
    "name": "string",
    "interaction": "string",
    "standing": "string",
    "weight": "double",
    "relation": "string",
    "iri": "string",
    "sources": "int",
    "confidence": "double",
    "reviewed": "int",
    "occurrence": "string",
    "times": "string",
    "first": "string",
    "last": "string",
    "polarity": "string",
    "certainty": "string",
    "modality": "string",
    "saidBy": "string",
    "places": "string",
    "outlets": "string",
    "content": "string",
    "articleIds": "string",
    "quotes": "string",
}
# those of many values
LISTS = frozenset(
    {
        "aliases", "links", "candidates", "replaces", "times", "polarity", "certainty", "modality", "saidBy", "places",
        "outlets", "articleIds", "quotes",
    }
)  # fmt: skip


def nodes(rows: Rows) -> Iterator[tuple[str, dict[str, Attribute]]]:
    """Id and attributes of every node: entities that take part in a statement, then values."""
    for row in rows.entities():
        if row.node:
            yield row.id, _entity(row)
    for value in rows.values():
        yield value.id, _value(value)


def edges(rows: Rows) -> Iterator[tuple[str, str, str, dict[str, Attribute]]]:
    """Id, source, target and attributes of every edge, which is a statement."""
    for row in rows.statements():
        yield row.id, row.subject, row.object, _statement(row)


def edge_type(relation: str, standing: Standing) -> str:
    """The type of an edge, for forms that have types: the relation's own only for what is asserted.

    >>> edge_type("partOf", Standing.ASSERTED), edge_type("partOf", Standing.REPORTED)
    ('PART_OF', 'SAID_PART_OF')
    """
    # letters, digits and "_" only, whatever a graph from elsewhere has: the type is part of Cypher's own text
    name = re.sub(r"[^A-Z0-9]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", relation).upper())
    prefix = {Standing.ASSERTED: "", Standing.REPORTED: "SAID_"}.get(standing, f"{standing.value.upper()}_")
    return prefix + name


def joined(value: Attribute) -> str | int | float | None:
    """The attribute for forms without lists: many values joined by "; ", none at all as None."""
    return ("; ".join(value) or None) if isinstance(value, tuple) else value


def _entity(row: EntityRow) -> dict[str, Attribute]:
    label = row.label or row.id
    return {
        "label": label,
        "name": label,
        "kind": "entity",
        "entityType": row.type.value,
        "iri": row.iri,
        "aliases": row.aliases,
        "links": row.links,
        # of the user's gazetteer, undecided
        "candidates": tuple(f"{entry} ({score:.2f})" for entry, score in row.candidates),
        "country": row.country,
        "replaces": row.replaces,
        "mentions": row.mentions,
        "articles": row.articles,
        "normal": None,
    }


def _value(row: ValueRow) -> dict[str, Attribute]:
    label = row.label or row.id
    return {
        "label": label,
        "name": label,
        "kind": "value",
        "entityType": row.type.value,
        "iri": row.iri,
        "aliases": (),
        "links": (),
        "candidates": (),
        "country": None,
        "replaces": (),
        "mentions": None,
        "articles": None,
        "normal": row.normal,
    }


def _statement(row: StatementRow) -> dict[str, Attribute]:
    return {
        "label": row.label,
        "name": row.label,
        "interaction": row.relation_label,
        "standing": row.standing.value,
        "weight": float(row.sources),
        "relation": row.relation,
        "iri": row.iri,
        "sources": row.sources,
        "confidence": row.confidence,
        "reviewed": row.reviewed,
        "occurrence": row.occurrence,
        "times": row.times,
        "first": row.first,
        "last": row.last,
        "polarity": tuple(map(str, row.polarities)),
        "certainty": tuple(map(str, row.certainties)),
        "modality": row.modalities,
        "saidBy": row.said_by,
        "places": row.places,
        "outlets": row.outlets,
        "content": row.content,
        "articleIds": row.articles,
        "quotes": row.quotes,
    }
