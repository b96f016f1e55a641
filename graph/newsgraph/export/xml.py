"""Escapes for XML that is written as a stream, and what XML cannot hold at all, which the rows leave out."""

from __future__ import annotations

import html
import re

_ESCAPES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;",
    # line ends in XML 1.1, which readers such as xmldom turn into line feeds in XML 1.0 too
    "\x85": "&#133;", "\u2028": "&#8232;",
}  # fmt: skip
# what XML 1.0 cannot hold, not even escaped
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_element(text: str) -> str:
    """The text as the content of an element."""
    return re.sub('[&<>"\r\x85\u2028]', lambda match: _ESCAPES[match.group()], text)


def in_attribute(text: str) -> str:
    """The text as the value of an attribute in double quotes, where a parser takes bare line ends for spaces.

    >>> in_attribute('two\\nlines & "more"')
    'two&#10;lines &amp; &quot;more&quot;'
    """
    return re.sub('[&<>"\r\n\t\x85\u2028]', lambda match: _ESCAPES[match.group()], text)


def unescaped(text: str) -> str:
    """The text of which :func:`in_attribute` made this."""
    return html.unescape(text)


def xml_safe(text: str) -> str:
    """The text without control characters, lone surrogates and other characters that XML 1.0 cannot hold.

    >>> xml_safe("a\\x00b\\ud800c")
    'abc'
    """
    # nothing that prints is forbidden, and to ask that is far quicker
    return text if text.isprintable() else _NOT_XML.sub("", text)
