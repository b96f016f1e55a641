"""Escapes for XML that is written as a stream, and what XML cannot hold at all, which the rows leave out."""

from __future__ import annotations

import html
import re

_ESCAPES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;",
    # line ends in XML 1.1, which readers such as xmldom turn into line feeds in XML 1.0 too
    "\x85": "&#133;", "\u2028": "&#8232;",
}  # fmt: skip
_IN_ELEMENT = re.compile('[&<>"\r\x85\u2028]')
_IN_ATTRIBUTE = re.compile('[&<>"\r\n\t\x85\u2028]')
# what XML 1.0 cannot hold, not even escaped
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_element(text: str) -> str:
    """The text as the content of an element."""
    return text if _needs_no_escape(text) else _IN_ELEMENT.sub(_escape, text)


def in_attribute(text: str) -> str:
    """The text as the value of an attribute in double quotes, where a parser takes bare line ends for spaces.

    >>> in_attribute('two\\nlines & "more"')
    'two&#10;lines &amp; &quot;more&quot;'
    """
    return text if _needs_no_escape(text) else _IN_ATTRIBUTE.sub(_escape, text)


def _needs_no_escape(text: str) -> bool:
    # many times quicker than to search for a pattern
    return text.isprintable() and "&" not in text and "<" not in text and ">" not in text and '"' not in text


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES[match.group()]


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
