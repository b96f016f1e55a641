"""Web pages: main text and metadata, by trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from newsgraph.errors import ReadError
from newsgraph.model import Problem
from newsgraph.read.decoding import MAX_BYTES, decode
from newsgraph.read.rows import Row

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# the page's own dates only, none guessed from its text, and none that depends on today
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}


def read_html(stream: BinaryIO, where: str) -> Iterator[Row | Problem]:
    """The one article of a web page; each paragraph of its text is followed by a blank line.

    Raises:
        ReadError: If trafilatura is not installed, or the page has no main text.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise ReadError("HTML needs the library trafilatura", where, "pip install 'newsgraph[html]'") from None
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError(f"is longer than {MAX_BYTES:,} bytes", where, "save the article alone")
    declared = _CHARSET.search(data[:4096])
    page, note = decode(data, where, declared[1].decode("ascii") if declared else None)
    if note:
        yield note
    if not page.strip():
        raise ReadError("is empty", where, "save the page again, or leave it out")
    found = bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
    )
    values = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    paragraphs = [line for line in (values.get("text") or "").split("\n") if line.strip()]
    if not paragraphs:
        raise ReadError("no main text found in the page", where, "save the article's text as .txt")
    title = values.get("title")
    if len(paragraphs) > 1 and title and paragraphs[0].strip() == title.strip():
        del paragraphs[0]
    yield Row(
        where,
        {
            "text": "\n\n".join(paragraphs),
            "title": title,
            "date": values.get("date"),
            "outlet": values.get("sitename"),
            "url": values.get("url"),
            "author": values.get("author"),
        },
    )
