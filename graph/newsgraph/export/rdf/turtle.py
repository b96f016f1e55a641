"""RDF 1.1 Turtle, a node a block, the same bytes for the same graph.

rdflib's serializer is not used: it holds the whole graph, and sorts what the reader wants to see together apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.namespaces import XSD, Namespaces, Prefixes
from newsgraph.export.rdf.nodes import A, Description, Object
from newsgraph.export.rdf.terms import descriptions

# literals that Turtle can write bare
_BARE = {f"{XSD}integer": r"[+-]?[0-9]+", f"{XSD}decimal": r"[+-]?[0-9]*\.[0-9]+", f"{XSD}boolean": "true|false"}


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples. Returns what could not be held."""
    with writing_text(target) as file:
        file.writelines(turtle(descriptions(rows), Namespaces(options.base).data_prefixes))
    return rows.warnings()


def turtle(rows: Iterable[Description], prefixes: Prefixes) -> Iterator[str]:
    """The whole text, piece by piece."""
    yield head(prefixes)
    for row in rows:
        yield block(row, prefixes)


def head(prefixes: Prefixes) -> str:
    """The declarations of the prefixes."""
    return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in prefixes)


def block(row: Description, prefixes: Prefixes) -> str:
    """A node with its properties, a line each."""
    lines = []
    for predicate, group in groupby(row.properties, key=lambda pair: pair[0]):
        objects = " , ".join(_term(obj, prefixes) for _, obj in group)
        lines.append(f"{'a' if predicate == A else name(predicate, prefixes)} {objects}")
    return f"\n{name(row.subject, prefixes)} " + " ;\n    ".join(lines) + " .\n"


def name(node: NamedNode, prefixes: Prefixes) -> str:
    """The prefixed name, or the IRI in angle brackets."""
    return prefixes.short(node) or str(node)


def _term(term: Object, prefixes: Prefixes) -> str:
    if isinstance(term, NamedNode):
        return name(term, prefixes)
    whole = str(term)
    if whole.endswith('"'):
        return whole
    kind = term.datatype.value
    if kind in _BARE and re.fullmatch(_BARE[kind], term.value):
        return term.value
    return f"{Literal(term.value)}^^{name(term.datatype, prefixes)}"
