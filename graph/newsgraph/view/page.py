"""The page: one HTML file that needs no network and makes no request."""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from importlib.resources import files
from pathlib import Path

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.view.contents import contents

_SCRIPTS = ("standing", "model", "evidence", "camera", "shapes", "drawing", "canvas", "main")


def write_page(
    graph: KnowledgeGraph,
    target: str | Path,
    options: ExportOptions | None = None,
    *,
    title: str | None = None,
    query_page: str | None = None,
) -> tuple[str, ...]:
    """Write a page that shows the graph: a picture, lists, filters, and the sentences behind each statement.

    Args:
        target: The HTML file.
        options: What to show; everything if None.
        title: What the page is called; "newsgraph" if None.
        query_page: Address of a page that asks the graph, to link to; no link if None.

    Returns:
        What the page leaves out, a warning each.

    Raises:
        ExportError: The file cannot be written.
    """
    rows = Rows(graph, options, exact=True)
    with writing_text(Path(target)) as file:
        file.write(page(rows, title or "newsgraph", query_page))
    return rows.warnings()


def page(rows: Rows, title: str, query_page: str | None = None) -> str:
    """The page as text."""
    script = '"use strict";\n' + "\n".join(_file(f"page/{name}.js") for name in _SCRIPTS)
    policy = (
        f"default-src 'none'; script-src 'sha256-{_digest(script)}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    # ASCII, and no "<" that could end the block: any label stays data
    data = json.dumps(contents(rows, title), separators=(",", ":")).replace("<", "\\u003c")
    parts = {
        "policy": escape(policy),
        "title": escape(title.encode("utf-8", "replace").decode()),
        "links": "" if query_page is None else f'<nav><a href="{escape(query_page)}">Ask it in SPARQL</a></nav>\n',
        "style": _file("page/page.css"),
        "data": data,
        "script": script,
    }
    pieces = _file("page/page.html").split("@@")
    return "".join(parts[piece] if at % 2 else piece for at, piece in enumerate(pieces))


def _file(name: str) -> str:
    return files("newsgraph.view").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
