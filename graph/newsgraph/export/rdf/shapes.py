"""SHACL shapes (W3C, 2017) that every graph passes. Without blank nodes, hence patterns rather than lists."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from newsgraph.export.rdf import literals
from newsgraph.export.rdf.namespaces import OA, SH, XSD, Namespaces
from newsgraph.export.rdf.nodes import A, Description, Property, described, named, some
from newsgraph.export.rdf.properties import SHAPES, Constraint


def shapes(names: Namespaces) -> Iterator[Description]:
    """A node shape for each class, then its property shapes."""
    for target, constraints in SHAPES.items():
        local = target.partition(":")[2]
        paths = {row.path: names.term(f"{local}Shape-{row.path.replace(':', '-')}") for row in constraints}
        yield described(
            names.term(f"{local}Shape"),
            [
                (A, named(SH, "NodeShape")),
                (named(SH, "targetClass"), _node(target, names)),
                *((named(SH, "property"), shape) for shape in paths.values()),
            ],
        )
        for row in constraints:
            yield described(paths[row.path], _constraint(row, names))


def _constraint(row: Constraint, names: Namespaces) -> list[Property]:
    properties: list[Property] = [
        (A, named(SH, "PropertyShape")),
        (named(SH, "path"), _node(row.path, names)),
    ]
    if row.least:
        properties.append((named(SH, "minCount"), literals.integer(row.least)))
    properties += some(named(SH, "maxCount"), row.most, literals.integer)
    properties += some(named(SH, "pattern"), row.pattern, literals.text)
    properties += some(named(SH, "datatype"), row.datatype, lambda name: NamedNode(f"{XSD}{name}"))
    properties += some(named(SH, "class"), row.of, lambda name: _node(name, names))
    if row.path == "oa:start":
        properties.append((named(SH, "lessThan"), named(OA, "end")))
    return properties


def _node(prefixed: str, names: Namespaces) -> NamedNode:
    prefix, _, local = prefixed.partition(":")
    return NamedNode(names.spaces[prefix] + local)
