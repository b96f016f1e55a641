"""RDF 1.2 Turtle: as Turtle, but each statement is the reifier of the triple that it states (``rdf:reifies`` and a
triple term), instead of having ``rdf:subject``, ``rdf:predicate`` and ``rdf:object``.

A triple that is reified is not thereby asserted: what is denied or only claimed stands in triple terms alone. Readers
of RDF 1.1, rdflib 7 among them, refuse such a file at its first line.
"""

from __future__ import annotations

from pathlib import Path

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.terms import Descriptions
from newsgraph.export.rdf.turtle import TurtleTerms, turtle


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples. Returns what could not be held."""
    terms = TurtleTerms(options.base)
    with writing_text(target) as file:
        file.write('VERSION "1.2"\n')
        file.writelines(turtle(Descriptions(rows, terms, reifiers=True).all(), terms.prefixes))
    return rows.warnings()
