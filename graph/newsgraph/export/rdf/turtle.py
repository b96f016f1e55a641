"""RDF 1.1 Turtle, a node a block, the same bytes for the same graph.

rdflib's serializer is not used: it holds the whole graph, and sorts what the reader wants to see together apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.namespaces import XSD, Prefixes
from newsgraph.export.rdf.nodes import Description, Terms, is_plain
from newsgraph.export.rdf.ntriples import quoted
from newsgraph.export.rdf.terms import Descriptions

# literals that Turtle can write bare
_BARE = {f"{XSD}integer": r"[+-]?[0-9]+", f"{XSD}decimal": r"[+-]?[0-9]*\.[0-9]+", f"{XSD}boolean": "true|false"}


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples. Returns what could not be held."""
    terms = TurtleTerms(options.base)
    with writing_text(target) as file:
        file.writelines(turtle(Descriptions(rows, terms).all(), terms.prefixes))
    return rows.warnings()


def turtle(rows: Iterable[Description[str]], prefixes: Prefixes) -> Iterator[str]:
    """The whole text, piece by piece."""
    yield head(prefixes)
    for row in rows:
        yield block(row)


def head(prefixes: Prefixes) -> str:
    """The declarations of the prefixes."""
    return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in prefixes)


def block(row: Description[str]) -> str:
    """A node with its properties, a line each."""
    lines: list[str] = []
    last = ""
    for predicate, obj in row.properties:
        if predicate == last:
            lines[-1] += f" , {obj}"
        else:
            lines.append(f"{predicate} {obj}")
            last = predicate
    return f"\n{row.subject} " + " ;\n    ".join(lines) + " .\n"


class TurtleTerms(Terms[str]):
    """Terms as Turtle and TriG have them, IRIs by their prefixed names.

    Attributes:
        prefixes: Those in use.
    """

    def __init__(self, base: str, prefixes: Prefixes | None = None) -> None:
        super().__init__(base)
        self.prefixes = prefixes or self.names.data_prefixes
        self._known = {prefix for prefix, _ in self.prefixes}
        # it is a predicate only
        self.named["rdf:type"] = "a"

    def iri(self, address: str) -> str:
        return self.prefixes.short(address) or f"<{address}>"

    def literal(self, value: str, datatype: str) -> str:
        if datatype in _BARE and re.fullmatch(_BARE[datatype], value):
            return value
        return f"{quoted(value)}^^{self.iri(datatype)}"

    def text(self, value: str) -> str:
        return quoted(value)

    def triple(self, subject: str, predicate: str, obj: str) -> str:
        return f"<<( {subject} {predicate} {obj} )>>"

    def local(self, prefix: str, name: str) -> str:
        if is_plain(name) and prefix in self._known:
            return f"{prefix}:{name}"
        return f"<{self.whole(prefix, name)}>"
