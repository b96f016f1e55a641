"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from newsgraph.errors import ReadError
from newsgraph.model import Problem
from newsgraph.read.decoding import MAX_BYTES, MAX_TEXT, decode
from newsgraph.read.rows import FIELDS, Row

_FENCE = "---"
_PAIR = re.compile(r"([A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]+(.*)|)$")
_KNOWN = frozenset(FIELDS) - {"text"}

_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_CLOSING = re.compile(r"</(?:p|div|span|a|li|ul|h[1-6]|td|table|script|style|section|article)>", re.IGNORECASE)
_CLOSING_TAGS = 3
_WORDS_PER_TAG = 60


def read_plain(stream: BinaryIO, where: str) -> Iterator[Row | Problem]:
    """The one article of a text file.

    Raises:
        ReadError: If it is no text, too long, or HTML.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        what = f"is longer than an article's {MAX_TEXT:,} characters"
        raise ReadError(what, where, "give each article a file of its own, or a line of a .jsonl")
    text, note = decode(data, where)
    if note:
        yield note
    values, body = front_matter_and_body(text.replace("\r\n", "\n"))
    if looks_like_html(body):
        raise ReadError("is HTML, not plain text", where, "save it as .html")
    yield Row(where, {**values, "text": body})


def looks_like_html(text: str) -> bool:
    """Whether a text is an HTML page, or a part of one.

    >>> looks_like_html("<!DOCTYPE html><title>Dam</title>"), looks_like_html("Prices <b>rose</b> again.")
    (True, False)
    """
    if _HTML_START.match(text):
        return True
    closing = len(_HTML_CLOSING.findall(text))
    return closing >= _CLOSING_TAGS and closing * _WORDS_PER_TAG >= len(text.split())


def front_matter_and_body(text: str) -> tuple[dict[str, str], str]:
    """The ``key: value`` lines between two ``---`` at the top of a text, and what follows them.

    Only a block with a key that an article has (title, date, outlet, url, author, id) counts as front matter: a text
    may begin with a rule of dashes. An indented line, or one with a dash, goes on with the value before it. One blank
    line after the block belongs to it.

    >>> front_matter_and_body('---\\ntitle: "Dam: work halted"\\n---\\n\\nWork on the dam was halted.')
    ({'title': 'Dam: work halted'}, 'Work on the dam was halted.')
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}, text
    values: dict[str, list[str]] = {}
    last: list[str] | None = None
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            if not _KNOWN.intersection(values):
                break
            body = lines[number + 1 :]
            if len(body) > 1 and not body[0].strip(" \t"):
                body = body[1:]
            return {key: _value(" ".join(parts)) for key, parts in values.items()}, "\n".join(body)
        if not line.strip(" \t") or line.startswith("#"):
            continue
        if line[0] in " \t" or line.startswith("- "):
            if last is None:
                break
            last.append(line.strip())
        elif match := _PAIR.match(line):
            key, first = match[1], (match[2] or "").strip()
            name = key.lower() if key.lower() in _KNOWN else key
            last = values[name] = [first] if first not in ("", ">", ">-", "|", "|-") else []
        else:
            break
    return {}, text


def _value(raw: str) -> str:
    if len(raw) >= 2 and raw[0] == raw[-1] == "'":
        return raw[1:-1].replace("''", "'")
    if len(raw) >= 2 and raw[0] == raw[-1] == '"':
        try:
            value = json.loads(raw)
        except ValueError:
            return raw[1:-1]
        return value if isinstance(value, str) else raw
    return raw
