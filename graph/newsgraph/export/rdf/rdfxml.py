"""RDF 1.1 XML, for tools that read nothing else, written as a stream.

pyoxigraph's serializer is not used: it writes carriage returns bare, which every XML parser then reads as line feeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode

from newsgraph.errors import ExportError
from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.namespaces import XSD, Namespaces, Prefixes
from newsgraph.export.rdf.nodes import Description
from newsgraph.export.rdf.terms import descriptions
from newsgraph.export.xml import in_attribute, in_element


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples. Returns what could not be held."""
    prefixes = Namespaces(options.base).data_prefixes
    spaces = "".join(f' xmlns:{prefix}="{in_attribute(space)}"' for prefix, space in prefixes)
    with writing_text(target) as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n')
        for row in descriptions(rows):
            file.writelines(_described(row, prefixes))
        file.write("</rdf:RDF>\n")
    return rows.warnings()


def _described(row: Description, prefixes: Prefixes) -> Iterator[str]:
    yield f'<rdf:Description rdf:about="{in_attribute(row.subject.value)}">\n'
    for predicate, obj in row.properties:
        name = prefixes.short(predicate)
        if name is None:
            what = f"the property {predicate.value} has no name that XML allows"
            raise ExportError(what, row.subject.value, "write Turtle, which can hold it")
        if isinstance(obj, NamedNode):
            yield f'  <{name} rdf:resource="{in_attribute(obj.value)}"/>\n'
        else:
            kind = obj.datatype.value
            typed = "" if kind == f"{XSD}string" else f' rdf:datatype="{in_attribute(kind)}"'
            yield f"  <{name}{typed}>{in_element(obj.value)}</{name}>\n"
    yield "</rdf:Description>\n"
