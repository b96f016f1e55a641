"""newsgraph's own form: a JSON object a line, lossless, read back by :func:`load`.

The first line tells the format's version. Then come the relations that the graph was built with, articles, quoted
sentences, mentions, profiles, claims, decisions, reviews, entities and statements, each line's ``row`` says which. A
span is ``[start, end, text]``; a mention is named by its article and place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsgraph.errors import GraphError
from newsgraph.export.jsonl import write_lines
from newsgraph.export.native.decoding import Decoder
from newsgraph.export.native.encoding import Encoder
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.knowledge_graph import GraphParts, KnowledgeGraph
from newsgraph.vocabulary import Vocabulary

VERSION = 1
FILE = "graph.jsonl"


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the whole graph, whatever statements the options choose.

    Returns:
        A warning where the options ask for less than all, or for text that the graph does not have.
    """
    graph = rows.graph
    write_lines(_lines(graph, options.with_text), target)
    warnings = []
    if (options.standings, options.min_confidence, options.types, options.values) != (None, 0.0, None, True):
        warnings.append(f"{target.name} keeps all statements; select() makes a smaller graph")
    missing = sum(not article.text for article in graph.articles.values())
    if options.with_text and missing:
        warnings.append(f"{missing} articles have no text in this graph; build it with their text")
    return tuple(warnings)


def _lines(graph: KnowledgeGraph, with_text: bool) -> Iterator[dict[str, Any]]:
    parts, encode = graph.parts, Encoder(graph.parts.mentions)
    yield {
        "format": "newsgraph",
        "version": VERSION,
        "offsets": "Unicode code points",
        "articles": len(parts.articles),
        "statements": len(parts.statements),
        "leftOut": dict(parts.left_out),
    }
    for relation in graph.vocabulary:
        yield {"row": "relation", **encode.relation(relation)}
    for article, origin in zip(parts.articles, parts.origins, strict=True):
        yield {"row": "article", **encode.article(article, origin, with_text)}
    for sentence in parts.sentences:
        yield {"row": "sentence", **encode.sentence(sentence)}
    for mention in parts.mentions:
        yield {"row": "mention", **encode.mention(mention)}
    for profile in parts.profiles:
        yield {"row": "profile", **encode.profile(profile)}
    for claim in parts.claims:
        yield {"row": "claim", **encode.claim(claim)}
    for decision in parts.decisions:
        yield {"row": "decision", **encode.decision(decision)}
    for review in parts.reviews:
        yield {"row": "review", **encode.review(review)}
    for entity in parts.entities:
        yield {"row": "entity", **encode.entity(entity)}
    for statement in parts.statements:
        yield {"row": "statement", **encode.statement(statement)}


def load(path: str | Path) -> KnowledgeGraph:
    """The graph of a native file, or of the exports folder that holds one.

    Raises:
        GraphError: There is none, it is broken, or it is of another version.

    >>> import newsgraph, tempfile
    >>> graph = newsgraph.build({"text": "The council rejected the plan."})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     dropped = newsgraph.export(graph, folder, "native")
    ...     [row.id for row in load(folder).statements()] == [row.id for row in graph.statements()]
    True
    """
    file = Path(path)
    if file.is_dir():
        file = file / FILE
    try:
        with file.open("rb") as lines:
            return _graph(_objects(lines, file), file)
    except OSError as error:
        remedy = f"name an exports folder or its {FILE}"
        raise GraphError(f"cannot be read: {error.strerror or error}", str(file), remedy) from error


def _objects(lines: Iterable[bytes], file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise GraphError("is not JSON", f"{file}, line {number}", "build the graph again") from error
        if not isinstance(row, dict):
            raise GraphError("is not a JSON object", f"{file}, line {number}", "build the graph again")
        yield number, row


def _graph(rows: Iterator[tuple[int, dict[str, Any]]], file: Path) -> KnowledgeGraph:
    _, header = next(rows, (1, {}))
    if header.get("format") != "newsgraph":
        raise GraphError("is not a newsgraph file", str(file), f"name an exports folder or its {FILE}")
    if header.get("version") != VERSION:
        what = f"is of format version {header.get('version')}, this newsgraph reads version {VERSION}"
        raise GraphError(what, str(file), "build the graph again, or use the newsgraph that wrote it")
    decode = Decoder()
    for number, row in rows:
        try:
            decode.add(row)
        except (KeyError, ValueError, TypeError, IndexError) as error:
            what = f"is not a well-formed {row.get('row')}: {error!r}"
            raise GraphError(what, f"{file}, line {number}", "build the graph again") from error
    parts = GraphParts(
        articles=tuple(decode.articles),
        origins=tuple(decode.origins),
        sentences=tuple(decode.sentences.values()),
        mentions=tuple(decode.mentions.values()),
        profiles=tuple(decode.profiles),
        claims=tuple(decode.claims),
        decisions=tuple(decode.decisions),
        entities=tuple(decode.entities),
        reviews=tuple(decode.reviews),
        statements=tuple(decode.statements),
        left_out=tuple(sorted(header.get("leftOut", {}).items())),
    )
    _check(parts, header, file)
    return KnowledgeGraph(parts, Vocabulary({relation.id: relation for relation in decode.relations}))


def _check(parts: GraphParts, header: dict[str, Any], file: Path) -> None:
    """A file that was cut short or edited by hand must not fail later, far from its cause."""
    entities, claims = {row.id for row in parts.entities}, {row.id for row in parts.claims}
    profiles, articles = {row.id for row in parts.profiles}, {row.id for row in parts.articles}
    odd = [row.id for row in parts.entities if not profiles.issuperset(row.profiles)]
    odd += [row.id for row in parts.claims if row.article_id not in articles]
    for row in parts.statements:
        ends = {row.subject} if row.object_is_value else {row.subject, row.object}
        if not entities.issuperset(ends) or not claims.issuperset(row.claims):
            odd.append(row.id)
    if odd:
        raise GraphError(f"{odd[0]} names what is not there", str(file), "the file is not whole: build the graph again")
    if (len(parts.articles), len(parts.statements)) != (header.get("articles"), header.get("statements")):
        raise GraphError("the file ends too early", str(file), "build the graph again")
