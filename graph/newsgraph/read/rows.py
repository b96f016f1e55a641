"""A row of an input, in whatever format it came, to an Article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsgraph.dates import parse_date
from newsgraph.errors import ReadError
from newsgraph.model import Article, Problem
from newsgraph.read.decoding import MAX_LINE, MAX_TEXT
from newsgraph.read.english import foreign_language
from newsgraph.read.identity import article_id

FIELDS = ("id", "text", "title", "date", "outlet", "url", "author")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands in for an article that does not say its own date, outlet or URL."""

    date: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One article as its format gives it: keys of ``FIELDS`` and others; ``where`` names file and line."""

    where: str
    values: Mapping[str, Any]


def article_from_mapping(
    row: Mapping[str, Any], metadata: Metadata, *, any_language: bool = False
) -> Iterator[Article | Problem]:
    """The article of a mapping with at least ``text``, which is kept as given, or what is wrong with it."""
    name = row.get("id") or row.get("url") or row.get("title")
    return articles_of(Row(str(name) if name else "article given as a mapping", row), metadata, any_language)


def articles_of(row: Row, metadata: Metadata, any_language: bool) -> Iterator[Article | Problem]:
    """The article of a row, after what is to be said about it; a fatal Problem in its place if it cannot be used."""
    try:
        text = _usable_text(row, any_language)
        values = {name: _string(row.values.get(name)) for name in FIELDS if name != "text"}
        extra = tuple(
            sorted(
                (key, value if isinstance(value, str) else _json(value))
                for key, value in ((str(key), value) for key, value in row.values.items())
                if key not in FIELDS
            )
        )
        for word in (text, *(value or "" for value in values.values()), *(part for pair in extra for part in pair)):
            _refuse_half_characters(word, row.where)
    except ReadError as error:
        yield Problem(error.where, error.what, error.remedy)
        return
    given = values["date"] or metadata.date
    date = parse_date(given) if given else None
    if given and date is None:
        yield Problem(row.where, f"date not understood: {given[:60]!r}", "write it as YYYY-MM-DD", fatal=False)
    outlet, url = values["outlet"] or metadata.outlet, values["url"] or metadata.url
    yield Article(
        id=values["id"] or article_id(text, title=values["title"], date=date, outlet=outlet, url=url),
        text=text,
        title=values["title"],
        date=date,
        outlet=outlet,
        url=url,
        author=values["author"],
        extra=extra,
    )


def _usable_text(row: Row, any_language: bool) -> str:
    text = row.values.get("text")
    if text is None:
        raise ReadError("has no text", row.where, "give the article's text under the key 'text'")
    if not isinstance(text, str):
        raise ReadError(f"text is {type(text).__name__}, not a string", row.where, "give the text as one string")
    if not text.strip("\ufeff \t\r\n\f\v\x00"):
        raise ReadError("is empty", row.where, "give an article's text, or leave it out")
    if len(text) > MAX_TEXT:
        what = f"text has {len(text):,} characters; an article may have {MAX_TEXT:,}"
        raise ReadError(what, row.where, "give each article a file or record of its own")
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        what = f"a line has {longest:,} characters; it may have {MAX_LINE:,}"
        raise ReadError(what, row.where, "is it a news text? break it into paragraphs")
    if not any_language and (language := foreign_language(text)):
        raise ReadError(f"seems to be {language}, not English", row.where, "--any-language takes it all the same")
    return text


def _string(value: Any) -> str | None:
    """A field's value as a string; None for what says nothing."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if value is None or isinstance(value, str):
        return value if value and value.strip() else None
    return str(value) if hasattr(value, "isoformat") else _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _refuse_half_characters(text: str, where: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"holds half a character (surrogate U+{ord(text[error.start]):04X})"
        raise ReadError(what, where, "write both halves of the escape, or the character in UTF-8") from None
