"""SHACL shapes (W3C, 2017) that every graph passes. Without blank nodes, hence patterns rather than lists."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.export.rdf.nodes import Description, Term, Terms, described, some
from newsgraph.export.rdf.properties import SHAPES, Constraint


def shapes(terms: Terms[Term]) -> Iterator[Description[Term]]:
    """A node shape for each class, then its property shapes."""
    named = terms.named
    for target, constraints in SHAPES.items():
        local = target.partition(":")[2]
        paths = {row.path: terms.local("ng", f"{local}Shape-{row.path.replace(':', '-')}") for row in constraints}
        yield described(
            terms.local("ng", f"{local}Shape"),
            [
                (named["rdf:type"], named["sh:NodeShape"]),
                (named["sh:targetClass"], named[target]),
                *((named["sh:property"], shape) for shape in paths.values()),
            ],
        )
        for row in constraints:
            yield described(paths[row.path], _constraint(row, terms))


def _constraint(row: Constraint, terms: Terms[Term]) -> list[tuple[Term, Term]]:
    named = terms.named
    properties = [
        (named["rdf:type"], named["sh:PropertyShape"]),
        (named["sh:path"], named[row.path]),
    ]
    if row.least:
        properties.append((named["sh:minCount"], terms.integer(row.least)))
    properties += some(named["sh:maxCount"], row.most, terms.integer)
    properties += some(named["sh:pattern"], row.pattern, terms.text)
    properties += some(named["sh:datatype"], row.datatype, lambda name: named[f"xsd:{name}"])
    properties += some(named["sh:class"], row.of, named.__getitem__)
    if row.path == "oa:start":
        properties.append((named["sh:lessThan"], named["oa:end"]))
    return properties

