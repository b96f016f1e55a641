"""The ledger: a table of what users decided, on profiles ("same", "different") and on claims ("accepted", "rejected").

A comma-separated table with a header line. ``verdict`` and ``left`` must be there, ``right`` for decisions on two
profiles; ``score``, ``reasons`` (parted by ";") and ``by`` may be. Other columns are for people, and not read. Every
row is a user's word: one copied from the program's own decisions is a user's from then on.

The id of a profile is written with a ``p`` before it, that of a claim with a ``c``: a spreadsheet would take some of
the bare ones for numbers, and round them. In the place of a profile's may stand the id of a gazetteer's entry.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgraph.errors import LedgerError
from newsgraph.model import PROGRAM, Decision, Judgement, Review, Verdict

FILE = "ledger.csv"
COLUMNS = (
    "verdict", "left", "right", "left_name", "right_name", "score", "by", "reasons", "left_article", "right_article",
)  # fmt: skip
PROFILE, CLAIM = "p", "c"
USER = "user"
_ON_PROFILES = (Verdict.SAME, Verdict.DIFFERENT)
_VERDICTS = ", ".join((*_ON_PROFILES, *Judgement))


Correction = Decision | Review


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row that a user wrote: a decision on two profiles, or a review of a claim. ``line`` is its line in the file."""

    line: int
    says: Correction


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of a ledger, in the order of the file; ``name`` is that of the file."""

    name: str = FILE
    rows: tuple[LedgerRow, ...] = ()

    @property
    def corrections(self) -> tuple[Correction, ...]:
        return tuple(row.says for row in self.rows)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return tuple(row.says for row in self.rows if isinstance(row.says, Decision))

    @property
    def reviews(self) -> tuple[Review, ...]:
        return tuple(row.says for row in self.rows if isinstance(row.says, Review))

    def lines_of(self, *said: Correction) -> str:
        """Where rows stand: "line 2", "lines 2, 5 and 7"."""
        found = sorted({str(row.line) for row in self.rows if row.says in said}, key=int)
        return f"line {found[0]}" if len(found) == 1 else f"lines {', '.join(found[:-1])} and {found[-1]}"


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file, as spreadsheets save it, too: with a byte order mark, or parted by semicolons or tabs.

    Raises:
        LedgerError: It cannot be read, or a row is not well formed.
    """
    try:
        return ledger_of(path.read_bytes().decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise LedgerError("is not UTF-8", str(path), "save it as CSV in UTF-8") from error
    except OSError as error:
        raise LedgerError(f"cannot be read: {error.strerror or error}", str(path), "name another file") from error


def ledger_of(text: str, name: str = FILE) -> Ledger:
    """The ledger that a text holds. Raises LedgerError if a row is not well formed.

    >>> ledger_of("verdict,left\\naccepted,c323016cfb0c5\\n").reviews[0].claim
    '323016cfb0c5'
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    rows: list[LedgerRow] = []
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        if text.strip() and not {"verdict", "left"} <= set(header):
            remedy = f"begin it with the line {','.join(COLUMNS[:3])}"
            raise LedgerError("has no columns verdict and left", f"{name}, line 1", remedy)
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if len(cells) > len(header):
                what = f"has {len(cells)} cells for {len(header)} columns"
                raise LedgerError(what, f"{name}, line {line}", "quote cells that hold the separator")
            row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            if any(row.values()):
                rows.append(LedgerRow(line, _said(row, f"{name}, line {line}")))
    except csv.Error as error:
        raise LedgerError(f"is no table: {error}", f"{name}, line {reader.line_num}", "quote the cell") from error
    return Ledger(name, tuple(rows))


def delimiter_of(text: str) -> str:
    """What parts the cells of a ledger's lines."""
    return max(",;\t", key=text.partition("\n")[0].count)


def bare_id(written: str) -> str:
    """The id of a profile or claim, written with or without the letter before it.

    >>> bare_id("c323016cfb0c5"), bare_id("c23016cfb0c5")
    ('323016cfb0c5', 'c23016cfb0c5')
    """
    return written[1:] if re.fullmatch(f"[{PROFILE}{CLAIM}][0-9a-f]{{12}}", written) else written


def written_id(key: str) -> str:
    """The id of a profile with the letter before it; that of a gazetteer's entry, which is the user's own, as it is.

    >>> written_id("323016cfb0c5"), written_id("https://example.org/acme")
    ('p323016cfb0c5', 'https://example.org/acme')
    """
    return f"{PROFILE}{key}" if is_profile_id(key) else key


def is_profile_id(key: str) -> bool:
    """Whether an id has the form that the program gives those of profiles."""
    return re.fullmatch("[0-9a-f]{12}", key) is not None


def _said(row: Mapping[str, str], where: str) -> Correction:
    left, right, verdict = row.get("left", ""), row.get("right", ""), row.get("verdict", "").lower()
    left, right = bare_id(left), bare_id(right)
    reasons = tuple(part.strip() for part in row.get("reasons", "").split(";") if part.strip())
    by = row.get("by", "")
    by = USER if by in ("", PROGRAM) else by
    if verdict in _ON_PROFILES:
        if not left or not right or left == right:
            raise LedgerError("does not name two profiles", where, "put their ids under left and right")
        # one that was the program's is surer now
        score = 1.0 if row.get("by") == PROGRAM else _score(row.get("score", ""), where)
        return Decision(left, right, Verdict(verdict), score, reasons, by)
    if verdict in tuple(Judgement):
        if not left or right:
            raise LedgerError("does not name one claim", where, "put its id under left, and nothing under right")
        return Review(left, Judgement(verdict), reasons, by)
    raise LedgerError(f"the verdict {verdict!r} is unknown", where, f"take one of {_VERDICTS}")


def _score(text: str, where: str) -> float:
    try:
        score = float(text.replace(",", ".")) if text else 1.0
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        raise LedgerError(f"the score {text!r} is no number from 0 to 1", where, "leave it empty for 1")
    return round(score, 2)
