"""RDF 1.1 XML, for tools that read nothing else, written as a stream.

pyoxigraph's serializer is not used: it writes carriage returns bare, which every XML parser then reads as line feeds.
"""

from __future__ import annotations

from pathlib import Path

from newsgraph.errors import ExportError
from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.namespaces import Prefixes
from newsgraph.export.rdf.nodes import Description, Terms, is_plain
from newsgraph.export.rdf.terms import Descriptions
from newsgraph.export.xml import in_attribute, in_element, unescaped


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples. Returns what could not be held."""
    terms = XmlTerms(options.base)
    prefixes = terms.names.data_prefixes
    spaces = "".join(f' xmlns:{prefix}="{in_attribute(space)}"' for prefix, space in prefixes)
    names = _Names(prefixes)
    with writing_text(target) as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n')
        for row in Descriptions(rows, terms).all():
            file.write(_described(row, names))
        file.write("</rdf:RDF>\n")
    return rows.warnings()


class XmlTerms(Terms[str]):
    """An IRI as the value of an attribute, in double quotes; a literal as what follows the name of its element: the
    datatype, if any, ``>``, and the text."""

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self._escaped = {prefix: in_attribute(space) for prefix, space in self._spaces.items()}

    def iri(self, address: str) -> str:
        return f'"{in_attribute(address)}"'

    def literal(self, value: str, datatype: str) -> str:
        return f' rdf:datatype="{in_attribute(datatype)}"{self.text(value)}'

    def text(self, value: str) -> str:
        return f">{in_element(literals.valid(value))}"

    def triple(self, subject: str, predicate: str, obj: str) -> str:
        raise ExportError("RDF 1.1 XML has no triple terms", predicate, "write turtle12")

    def local(self, prefix: str, name: str) -> str:
        return f'"{self._escaped[prefix]}{name}"' if is_plain(name) else self.iri(self.whole(prefix, name))


class _Names(dict[str, str]):
    """The name of the element of each property."""

    def __init__(self, prefixes: Prefixes) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, predicate: str) -> str:
        address = unescaped(predicate[1:-1])
        name = self._prefixes.short(address)
        if name is None:
            what = f"the property {address} has no name that XML allows"
            raise ExportError(what, address, "write Turtle, which can hold it")
        self[predicate] = name
        return name


def _described(row: Description[str], names: _Names) -> str:
    lines = [f"<rdf:Description rdf:about={row.subject}>\n"]
    for predicate, obj in row.properties:
        name = names[predicate]
        if obj.startswith('"'):
            lines.append(f"  <{name} rdf:resource={obj}/>\n")
        else:
            lines.append(f"  <{name}{obj}</{name}>\n")
    lines.append("</rdf:Description>\n")
    return "".join(lines)
