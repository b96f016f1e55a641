"""Exports: a module per format, each ``write(rows, target, options)`` over one projection; the table of formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from newsgraph.errors import ExportError
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.knowledge_graph import KnowledgeGraph

__all__ = ["FORMATS", "ExportOptions", "Format", "Rows", "export_graph", "format_for"]

Writer = Callable[[Rows, Path, ExportOptions], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a graph can be written in.

    Attributes:
        name: As ``--format`` takes it.
        file: The file's fixed name in an exports folder; for a folder of files, the folder's.
        module: Holds ``write``; imported on first use.
        description: What it is, in a few words.
        keeps, drops: What of a graph it can hold, and what it cannot.
        suffix: Of the files that are written in it unless a format is named; "" for none.
        exact: Whether it holds any Unicode text; else text is made safe for XML.
    """

    name: str
    file: str
    module: str
    description: str
    keeps: str
    drops: str
    suffix: str = ""
    exact: bool = False


_STATEMENTS = "entities, values, statements with standing, sources, dates and quotes"
_SINGLY = "claims one by one, articles, decisions"
# "; " may stand in an item as well
_JOINED = f"{_SINGLY}; where an item of a list ends, since '; ' joins them"
_ROWS = (
    Format(
        "native", "graph.jsonl", "newsgraph.export.native", "newsgraph's own form, read back by load()",
        "everything: profiles, mentions, claims, decisions, statements, sentences; text on request", "nothing",
        suffix=".jsonl", exact=True,
    ),
    Format(
        "turtle", "graph.ttl", "newsgraph.export.rdf.turtle", "RDF 1.1 Turtle",
        "entities, statements, claims with their spans, articles; text on request", "decisions, profiles, mentions",
        suffix=".ttl",
    ),
    Format(
        "jsonld", "graph.jsonld", "newsgraph.export.rdf.jsonld", "JSON-LD 1.1 with its context inside",
        "what Turtle keeps", "what Turtle drops", suffix=".jsonld",
    ),
    Format(
        "trig", "graph.trig", "newsgraph.export.rdf.trig", "RDF 1.1 TriG, a named graph for each article",
        "what Turtle keeps", "what Turtle drops", suffix=".trig",
    ),
    Format(
        "ntriples", "graph.nt", "newsgraph.export.rdf.ntriples", "RDF 1.1 N-Triples, sorted",
        "what Turtle keeps", "what Turtle drops", suffix=".nt",
    ),
    Format(
        "nquads", "graph.nq", "newsgraph.export.rdf.nquads", "RDF 1.1 N-Quads, sorted, TriG's named graphs",
        "what Turtle keeps", "what Turtle drops", suffix=".nq",
    ),
    Format(
        "rdfxml", "graph.rdf", "newsgraph.export.rdf.rdfxml", "RDF 1.1 XML",
        "what Turtle keeps", "what Turtle drops", suffix=".rdf",
    ),
    Format(
        "turtle12", "graph.rdf12.ttl", "newsgraph.export.rdf.turtle12", "RDF 1.2 Turtle, statements as reifiers",
        "what Turtle keeps; for readers of RDF 1.2, such as oxigraph, not for rdflib 7", "what Turtle drops",
        suffix=".rdf12.ttl",
    ),
    Format(
        "graphml", "graph.graphml", "newsgraph.export.graphml", "GraphML 1.0: Gephi, igraph, Cytoscape, yEd, networkx",
        _STATEMENTS, _JOINED, suffix=".graphml",
    ),
    Format(
        "gexf", "graph.gexf", "newsgraph.export.gexf", "GEXF 1.3: Gephi, sigma.js, networkx",
        f"{_STATEMENTS}; colours by entity type", _JOINED, suffix=".gexf",
    ),
    Format(
        "neo4j", "neo4j", "newsgraph.export.neo4j", "tables for neo4j-admin import, and load.cypher",
        _STATEMENTS, f"{_SINGLY}; semicolons in arrays become U+037E",
    ),
    Format(
        "claims", "claims.jsonl", "newsgraph.export.claims", "what each sentence says, a claim a line",
        "claims with spans, attribution, time and place", "claims of no statement, decisions, aliases", exact=True,
    ),
    Format(
        "mentions", "mentions.jsonl", "newsgraph.export.mentions", "where each entity is named, a mention a line",
        "mentions of entities", "claims, statements, decisions", exact=True,
    ),
    Format(
        "decisions", "decisions.csv", "newsgraph.export.decisions", "why profiles are one thing, or not; a row each",
        "decisions with score and reasons, newsgraph's and the user's", "all else",
    ),
    Format(
        "sssom", "decisions.sssom.tsv", "newsgraph.export.sssom", "SSSOM/TSV: the decisions as mappings of profiles",
        "decisions with confidence, who took them, and reasons", "all else",
    ),
    Format(
        "vocabulary", "vocabulary.ttl", "newsgraph.export.rdf.vocabulary", "classes and properties, as OWL and SKOS",
        "the relations and types that the graph was built with", "the graph itself",
    ),
    Format(
        "csv", "csv", "newsgraph.export.tables", "nodes.csv and edges.csv: spreadsheets, data frames",
        _STATEMENTS, _JOINED,
    ),
    Format(
        "parquet", "parquet", "newsgraph.export.parquet", "nodes.parquet and edges.parquet (extra: parquet)",
        _STATEMENTS, _SINGLY,
    ),
    Format(
        "cytoscape", "graph.cyjs", "newsgraph.export.cytoscape", "Cytoscape JSON: Cytoscape, cytoscape.js",
        _STATEMENTS, _SINGLY, suffix=".cyjs", exact=True,
    ),
)  # fmt: skip
FORMATS: dict[str, Format] = {row.name: row for row in _ROWS}


def format_for(target: Path) -> Format:
    """The format that a file's name calls for: one of the fixed names, else by suffix.

    Raises:
        ExportError: No format has this name or suffix.
    """
    for row in _ROWS:
        if target.name == row.file:
            return row
    # the longer suffix first: .rdf12.ttl is no .ttl
    for row in sorted(_ROWS, key=lambda row: -len(row.suffix)):
        if row.suffix and target.name.lower().endswith(row.suffix):
            return row
    raise ExportError(
        f"no format goes with the name {target.name!r}", str(target), f"name a format: {', '.join(FORMATS)}"
    )


def export_graph(
    graph: KnowledgeGraph,
    target: str | Path,
    format: str | None = None,  # noqa: A002 - what everyone calls it
    options: ExportOptions | None = None,
) -> tuple[str, ...]:
    """Write a graph to a file; whole, or not at all.

    Args:
        target: The file; or, where a format is named, an existing folder that gets the format's fixed file name.
        format: One of ``FORMATS``; from the file's name if None.
        options: What to write; everything if None.

    Returns:
        What the format could not hold, a warning each.

    Raises:
        ExportError: The format is unknown, or the file cannot be written.

    >>> import newsgraph, tempfile
    >>> graph = newsgraph.build({"text": "The council rejected the plan."})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     dropped = export_graph(graph, Path(folder) / "graph.ttl")
    ...     "said:rejects" in (Path(folder) / "graph.ttl").read_text("utf-8")
    True
    """
    path = Path(target)
    if format is None:
        chosen_format = format_for(path)
    elif format in FORMATS:
        chosen_format = FORMATS[format]
    else:
        raise ExportError(f"the format {format!r} is unknown", str(path), f"take one of {', '.join(FORMATS)}")
    if path.is_dir() and path.name != chosen_format.file:
        path = path / chosen_format.file
    rows = Rows(graph, options, exact=chosen_format.exact)
    write = cast(Writer, import_module(chosen_format.module).write)
    return write(rows, path, rows.options)
