"""Escapes for XML that is written as a stream. What XML cannot hold at all, the rows have left out."""

from __future__ import annotations

import html
import re

_ESCAPES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;",
}  # fmt: skip


def in_element(text: str) -> str:
    """The text as the content of an element."""
    return re.sub('[&<>"\r]', lambda match: _ESCAPES[match.group()], text)


def in_attribute(text: str) -> str:
    """The text as the value of an attribute in double quotes, where a parser takes bare line ends for spaces.

    >>> in_attribute('two\\nlines & "more"')
    'two&#10;lines &amp; &quot;more&quot;'
    """
    return re.sub('[&<>"\r\n\t]', lambda match: _ESCAPES[match.group()], text)


def unescaped(text: str) -> str:
    """The text of which :func:`in_attribute` made this."""
    return html.unescape(text)
