"""RDF 1.1 N-Triples: a triple a line, sorted, so that two graphs can be compared line by line."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode

from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.nodes import Description, Terms, is_plain
from newsgraph.export.rdf.sorting import write_by_address


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples. Returns what could not be held."""
    write_by_address(rows, target, LineTerms(options.base), lines)
    return rows.warnings()


def lines(row: Description[str]) -> list[str]:
    """A line for each property."""
    return [f"{row.subject} {predicate} {obj} .\n" for predicate, obj in row.properties]


class LineTerms(Terms[str]):
    """Terms as N-Triples and N-Quads have them."""

    def iri(self, address: str) -> str:
        return f"<{address}>"

    def literal(self, value: str, datatype: str) -> str:
        return f"{self.text(value)}^^<{datatype}>"

    def text(self, value: str) -> str:
        return quoted(value)

    def triple(self, subject: str, predicate: str, obj: str) -> str:
        return f"<<( {subject} {predicate} {obj} )>>"

    def local(self, prefix: str, name: str) -> str:
        return f"<{self._spaces[prefix]}{name}>" if is_plain(name) else str(NamedNode(self.whole(prefix, name)))


def quoted(value: str) -> str:
    """A plain literal as N-Triples and Turtle have it."""
    if value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return str(Literal(literals.valid(value)))
