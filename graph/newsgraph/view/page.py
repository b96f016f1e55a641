"""The page: one HTML file that needs no network and makes no request."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from importlib.resources import files
from pathlib import Path

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.view.contents import contents

_LIBRARIES = ("vendor/graphology.umd.min.js", "vendor/sigma.min.js")
_LICENCES = ("vendor/graphology.LICENSE.txt", "vendor/sigma.LICENSE.txt")
# browsers would fetch it when their tools are open
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_SCRIPTS = ("page/standing.js", "page/model.js", "page/evidence.js", "page/canvas.js", "page/main.js")


def write_page(
    graph: KnowledgeGraph, target: str | Path, options: ExportOptions | None = None, *, title: str | None = None
) -> tuple[str, ...]:
    """Write a page that shows the graph: a picture, lists, filters, and the sentences behind each statement.

    Args:
        target: The HTML file.
        options: What to show; everything if None.
        title: What the page is called; "newsgraph" if None.

    Returns:
        What the page leaves out, a warning each.

    Raises:
        ExportError: The file cannot be written.
    """
    rows = Rows(graph, options, exact=True)
    with writing_text(Path(target)) as file:
        file.write(page(rows, title or "newsgraph"))
    return rows.warnings()


def page(rows: Rows, title: str) -> str:
    """The page as text."""
    notice = "\n".join(_file(name) for name in _LICENCES)
    # the licences travel with the code that they are about
    libraries = f"/*!\n{notice}*/\n" + "\n".join(_SOURCE_MAP.sub("", _file(name)) for name in _LIBRARIES)
    own = '"use strict";\n' + "\n".join(_file(name) for name in _SCRIPTS)
    hashes = " ".join(f"'sha256-{_digest(text)}'" for text in (libraries, own))
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    # ASCII, and no "<" that could end the block: any label stays data
    data = json.dumps(contents(rows, title), separators=(",", ":")).replace("<", "\\u003c")
    parts = {
        "policy": escape(policy),
        "title": escape(title.encode("utf-8", "replace").decode()),
        "style": _file("page/page.css"),
        "data": data,
        "libraries": libraries,
        "script": own,
    }
    pieces = _file("page/page.html").split("@@")
    return "".join(parts[piece] if at % 2 else piece for at, piece in enumerate(pieces))


def _file(name: str) -> str:
    return files("newsgraph.view").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
