"""Bytes to text: UTF-8, else what the bytes show; what is no text at all is refused."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from charset_normalizer import from_bytes

from newsgraph.errors import ReadError
from newsgraph.model import Problem

MAX_TEXT = 5_000_000
"""Characters of one article; longer ones are dumps of many."""

MAX_LINE = 1_000_000
"""Characters of one line of an article."""

MAX_BYTES = 4 * MAX_TEXT
"""Bytes that such a text can take in UTF-8."""

MAX_RECORD_BYTES = 8 * MAX_TEXT
"""Bytes of one line of a JSON Lines or CSV file; JSON escapes take up to six bytes a character."""

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"BZh9": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
}
# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16
_MARKS = {
    codecs.BOM_UTF32_LE: "utf_32",
    codecs.BOM_UTF32_BE: "utf_32",
    codecs.BOM_UTF16_LE: "utf_16",
    codecs.BOM_UTF16_BE: "utf_16",
}
# tried before any guess: English text that is not UTF-8 is nearly always this, and guesses on short texts err
_LIKELY = "cp1252"
_LIKELY_BYTES = frozenset("‘’“”–—…€£©®°·½éèêëáàâäãåçíìîïñóòôöõøúùûüßÉÁÖÜÄÅØÇ\xa0".encode(_LIKELY))


def refuse_binary(data: bytes, where: str) -> None:
    """Raise ReadError if the first bytes of a file, or all of them, are no text."""
    start = data.lstrip(b"\r\n\t ")[:8]
    for magic, kind in _MAGIC.items():
        if start.startswith(magic):
            raise ReadError(f"is {kind}, not text", where, "save its text as .txt (UTF-8)")
    if b"\x00" in data:
        raise ReadError("is binary, not text", where, "save its text as .txt (UTF-8)")


def decode(data: bytes, where: str, declared: str | None = None) -> tuple[str, Problem | None]:
    """The text of a file without byte order mark, and a note if it is not UTF-8.

    Args:
        declared: The encoding that the file says it has; tried after UTF-8.

    Raises:
        ReadError: If the bytes are no text, or of an encoding that cannot be told.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding), _note(where, encoding)
            except UnicodeDecodeError:
                break
    refuse_binary(data, where)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), None
    except UnicodeDecodeError as error:
        encoding = other_encoding(data, where, error, declared)
    return data.decode(encoding), _note(where, encoding)


def other_encoding(data: bytes, where: str, error: UnicodeDecodeError, declared: str | None = None) -> str:
    """The encoding of bytes that are not UTF-8; ReadError if it cannot be told."""
    if declared and _decodes(data, declared):
        return declared
    lossy = data.decode("utf-8", "replace")
    broken = lossy.count("\ufffd")
    if sum(char > "\x7f" for char in lossy) >= 4 * broken:
        # nearly all of it is UTF-8: another encoding would garble every letter that is not ASCII
        what = f"is UTF-8 with {broken} broken characters, the first at byte {error.start}"
        raise ReadError(what, where, "repair it, or save it again as UTF-8")
    if _LIKELY_BYTES.issuperset(byte for byte in data if byte > 0x7F) and _decodes(data, _LIKELY):
        return _LIKELY
    best = from_bytes(data).best()
    if best is None or not _decodes(data, best.encoding):
        raise ReadError("is text of an unknown encoding, or no text", where, "save it as UTF-8")
    return best.encoding


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _note(where: str, encoding: str) -> Problem:
    return Problem(where, f"is not UTF-8; read as {encoding}", "save it as UTF-8 if letters are wrong", fatal=False)


def numbered_lines(stream: BinaryIO, where: str) -> Iterator[tuple[int, str] | Problem]:
    """The lines of a file of records with their numbers from 1, one in memory at a time; problems in between.

    Raises:
        ReadError: If the file is no text.
    """
    number, encoding = 0, ""
    while raw := stream.readline(MAX_RECORD_BYTES):
        number += 1
        if number == 1:
            if raw.startswith(tuple(_MARKS)):
                raise ReadError("is UTF-16 or UTF-32", where, "save it as UTF-8")
            refuse_binary(raw, where)
            raw = raw.removeprefix(codecs.BOM_UTF8)
        place = f"{where}, line {number}"
        if len(raw) == MAX_RECORD_BYTES and not raw.endswith(b"\n"):
            while (rest := stream.readline(MAX_RECORD_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield Problem(place, f"is longer than {MAX_RECORD_BYTES:,} bytes", "one article a line")
            continue
        try:
            yield number, raw.decode("utf-8")
        except UnicodeDecodeError as error:
            try:
                if not (encoding and _decodes(raw, encoding)):
                    encoding = other_encoding(raw, place, error)
                    yield _note(place, encoding)
                yield number, raw.decode(encoding)
            except ReadError as failure:
                yield Problem(failure.where, failure.what, failure.remedy)
