"""Where paragraphs start in plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from newsgraph import places

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n\s*")
# what comes before the text proper: "KARLSHAVN, Norway, 3 May (NW) — ", "OSLO (March 19) - ", "PARIS – "
_DATELINE = re.compile(
    r"""^[^\S\n]*
    (?P<place>[A-Z][A-Z.'’ -]{2,40}|(?:[A-Z][a-z]+[ ]){1,3}(?=\())
    (?P<more>(?:,[ ]?[A-Z0-9][\w. ]{1,25}){0,3}(?:[ ]?\([\w.,/ ]{1,30}\))?)
    [^\S\n]*(?:[—–―]|--|(?<=[ ])-(?=[ ]))[^\S\n]*(?=\S)""",
    re.MULTILINE | re.VERBOSE,
)
_WRAP = range(50, 101)  # characters: the usual widths of hard-wrapped text


def paragraph_starts(text: str, offsets: Sequence[int]) -> list[bool]:
    """For each word, given by its offset in ``text``, whether a paragraph starts with it.

    Paragraphs are parted by blank lines; in a text without any, by line breaks, unless its lines look hard-wrapped. The
    text after a dateline counts as one.
    """
    breaks = {match.end() for match in _BLANK_LINE.finditer(text)}
    if not breaks and not _hard_wrapped(text):
        breaks = {match.end() for match in _LINE_BREAK.finditer(text)}
    breaks.update(match.end() for match in _DATELINE.finditer(text) if _is_dateline(match))
    return [index == 0 or offset in breaks for index, offset in enumerate(offsets)]


def _hard_wrapped(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip()][:-1]
    if len(lines) < 3:
        return False
    unfinished = sum(line[-1] not in ".!?\"”’':)" for line in lines)
    return round(median(map(len, lines))) in _WRAP and unfinished > len(lines) / 2


def _is_dateline(match: re.Match[str]) -> bool:
    """A bare name in capitals is one where it is that of a town: "NATO - an alliance - ..." is a sentence."""
    name = match["place"].strip()
    return bool(match["more"]) or places.is_settlement(name) or places.is_country(name)
