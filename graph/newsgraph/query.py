"""SPARQL 1.1 over a graph: reading only, offline, without any language pipeline."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from newsgraph.errors import QueryError
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions
from newsgraph.export.rdf.namespaces import XSD, Namespaces, Prefixes
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.stores import triple_store

__all__ = ["QueryResult", "evaluate", "query", "unanswerable"]

Term = NamedNode | BlankNode | Literal | Triple

# what a word can hide in: IRIs, strings, comments, variables and prefixed names
_HIDES = re.compile(
    r"""<[^<>"{}|^`\\\s]*>
    | \"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
    | \#[^\n]*
    | [?$]\w+
    | [\w.-]*:[\w.%:-]*""",
    re.VERBOSE | re.DOTALL,
)
_REMEDY = "see https://www.w3.org/TR/sparql11-query/"
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})

@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query found.

    Attributes:
        columns: The variables asked for; ``subject``, ``predicate``, ``object`` for CONSTRUCT and DESCRIBE; none for
            ASK.
        rows: A term for each column, None where a variable is unbound.
        answer: The answer to ASK; None for all others.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    answer: bool | None = None
    _prefixes: Prefixes = field(default_factory=lambda: Prefixes({}), repr=False, compare=False)

    def texts(self) -> list[tuple[str | None, ...]]:
        """The rows as text: IRIs in short form where a prefix is known, literals by their text."""
        return [tuple(None if term is None else self._short(term) for term in row) for row in self.rows]

    def render(self, form: str = "table") -> str:
        """The result as ``table`` (for people), ``csv`` or ``json`` (SPARQL 1.1 Query Results).

        Raises:
            QueryError: There is no such form.
        """
        forms = {"table": self.to_table, "csv": self.to_csv, "json": self.to_json}
        if form not in forms:
            raise QueryError("there is no such form of a result", form, f"take one of {', '.join(forms)}")
        return forms[form]()

    def to_table(self) -> str:
        """Aligned columns under a header; control characters become spaces."""
        if self.answer is not None:
            return "yes\n" if self.answer else "no\n"
        cells = [[_printable(text or "") for text in row] for row in self.texts()]
        widths = [max(map(len, column)) for column in zip(self.columns, *cells, strict=True)]
        lines = [self.columns, tuple("-" * width for width in widths), *cells]
        return "".join(f"{_aligned(line, widths)}\n" for line in lines)

    def to_csv(self) -> str:
        """SPARQL 1.1 Query Results CSV: IRIs and literals by their text."""
        text = io.StringIO()
        writer = csv.writer(text)
        if self.answer is not None:
            writer.writerows([["answer"], ["true" if self.answer else "false"]])
            return text.getvalue()
        writer.writerow(self.columns)
        writer.writerows([["" if term is None else _text(term) for term in row] for row in self.rows])
        return text.getvalue()

    def to_json(self) -> str:
        """SPARQL 1.1 Query Results JSON."""
        if self.answer is not None:
            return json.dumps({"head": {}, "boolean": self.answer}) + "\n"
        bindings = [
            {name: _json(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.rows
        ]
        found = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"

    def _short(self, term: Term) -> str:
        return (self._prefixes.short(term.value) if isinstance(term, NamedNode) else None) or _text(term)


def query(graph: KnowledgeGraph | str | Path, sparql: str, *, base: str = DEFAULT_BASE) -> QueryResult:
    """Ask a graph in SPARQL: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The prefixes ng, rel, said, ent, stmt, claim, article, value, and those of the vocabularies in use (rdf, rdfs, skos,
    schema, oa, prov, dcterms, void, xsd, owl, sh) need no declaration.

    Args:
        graph: A graph, an exports folder or its graph.jsonl.
        sparql: The query.
        base: The IRI that the graph's own IRIs start with.

    Raises:
        GraphError: The graph cannot be read.
        QueryError: The query is malformed, changes the graph or asks another endpoint; the message tells where.

    >>> import newsgraph
    >>> graph = newsgraph.build({"text": "Harwell Shipping sold the Aldine Hotel."})
    >>> found = query(graph, "SELECT ?name WHERE { ?seller said:sells ?x . ?seller rdfs:label ?name }")
    >>> found.render("csv").splitlines()
    ['name', 'Harwell Shipping']
    """
    prefixes = Namespaces(ExportOptions(base=base).base).prefixes
    _run(Store(), sparql, prefixes)  # before the graph is loaded, which may take long
    return _run(triple_store(graph, base=base), sparql, prefixes)


def evaluate(store: Store, sparql: str, prefixes: Prefixes) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Start a query; what it finds comes as it is read.

    Raises:
        QueryError: The query is malformed, changes the graph or asks another endpoint.
    """
    words = {word.upper() for word in re.findall(r"[A-Za-z]+", _HIDES.sub(" ", sparql))}
    if "SERVICE" in words:
        raise QueryError("SERVICE is not allowed", "the query", "newsgraph asks no other endpoint: ask it by itself")
    try:
        return store.query(sparql, prefixes=dict(prefixes))
    except SyntaxError as error:
        if words & _UPDATES and not words & {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}:
            remedy = "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
            raise QueryError("a query cannot change the graph", "the query", remedy) from error
        raise _malformed(sparql, str(error)) from error
    except (OSError, ValueError) as error:
        raise unanswerable(error) from error


def unanswerable(error: Exception) -> QueryError:
    """What to say where the engine fails while it answers."""
    return QueryError(f"cannot be answered: {error}", "the query", "make it simpler")


def _run(store: Store, sparql: str, prefixes: Prefixes) -> QueryResult:
    found = evaluate(store, sparql, prefixes)
    if isinstance(found, QueryBoolean):
        return QueryResult((), (), bool(found), prefixes)
    try:
        if isinstance(found, QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return QueryResult(columns, tuple(tuple(row) for row in found), None, prefixes)
        rows = sorted({(row.subject, row.predicate, row.object) for row in found}, key=lambda row: tuple(map(str, row)))
    except (OSError, ValueError) as error:
        raise unanswerable(error) from error
    return QueryResult(("subject", "predicate", "object"), tuple(rows), None, prefixes)


def _malformed(sparql: str, message: str) -> QueryError:
    """The parser's message with the place it means, and without its long lists of permitted characters."""
    place = re.search(r"error at (\d+):(\d+)", message)
    if place is None:
        return QueryError(f"is not SPARQL: {message}", "the query", _REMEDY)
    line, column = int(place[1]), int(place[2])
    lines = sparql.splitlines()
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    where = f"the query, line {line}, column {column}"
    if "Prefix not found" in message:
        return QueryError("a prefix is not known", where, "declare it: PREFIX name: <https://...>")
    wanted = re.findall(r'"[{}().]"|\b[A-Z]{2,}\b', re.sub(r"\\u\{[^}]*\}", "", message))[:8]
    found = f"unexpected {rest[:20]!r}" if rest else "it ends too early"
    hint = f"; expected {' or '.join(wanted)}" if wanted else ""
    return QueryError(f"is not SPARQL: {found}{hint}", where, _REMEDY)


def _text(term: Term) -> str:
    return str(term) if isinstance(term, BlankNode | Triple) else term.value


def _json(term: Term) -> dict[str, object]:
    """A term as SPARQL 1.1 Query Results JSON has it; a triple as RDF 1.2's form of it has."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    literal: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language is not None:
        literal["xml:lang"] = term.language
    elif term.datatype.value != f"{XSD}string":
        literal["datatype"] = term.datatype.value
    return literal


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _aligned(cells: Iterable[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
