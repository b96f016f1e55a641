"""News dates as Extended Date/Time Format (EDTF: ISO 8601-2:2019, levels 0 and 1), with no invented precision.

Strings in, strings out: ``resolve_time`` reads what an article says ("last Thursday", "since 2009"), ``parse_date``
what metadata say ("May 30, 2024"), ``edtf_bounds`` gives the days an EDTF value covers.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from newsgraph.calendar_units import MONTH_NAMES, MONTHS
from newsgraph.date_expressions import read_expression
from newsgraph.date_readings import Clock, Unresolved
from newsgraph.model import Span, Time

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[?~%]?")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


def resolve_time(expression: Span, anchor: str | None, *, past: bool = True, reference: str | None = None) -> Time:
    """The calendar time that a time expression of an article means.

    A bare weekday, month or day of a month is the last one on or before the anchor, or, with ``past=False``, the next
    one on or after it. Weeks are ISO weeks (Monday to Sunday) and come as an interval of days, quarters and halves of
    a year as an interval of months, seasons as EDTF season codes (northern: summer 2023 is ``2023-22``), decades as
    ``199X``. "early", "mid-" and "late" add nothing to a month or year. Bounds: "since A" is ``A/..`` with ``start``
    A; "until A" and "before A" are ``../A`` with ``end`` A; "by A" is A itself with ``end`` A, as what happens by a
    day is mostly dated to it. "the next day", "that month" and the like count from ``reference``.

    Args:
        expression: The words of the text, with or without their preposition ("on Thursday night").
        anchor: The article's ISO day, or None: then only expressions that name a year are resolved.
        past: Whether the sentence tells of something past (or present) rather than of what is to come.
        reference: EDTF day, month or year that the text spoke of last, if known.

    Returns:
        The time; ``edtf`` is None, with a ``reason``, where the words name no calendar date. ``anchor`` is set only
        where the result depends on it.

    Raises:
        ValueError: If ``anchor`` is not an ISO day.

    >>> resolve_time(Span(0, 11, "on Thursday"), "2024-05-31").edtf
    '2024-05-30'
    >>> resolve_time(Span(0, 8, "recently"), "2024-05-31").reason
    'not a calendar date'
    """
    day = date.fromisoformat(anchor) if anchor is not None else None
    reason = ""
    for known, used in ((None, None), (day, anchor)):
        # first without the anchor: what resolves so does not depend on it
        try:
            reading = read_expression(expression.text, Clock(known, past, reference if known == day else None))
        except Unresolved as failure:
            reason = str(failure)
            continue
        return Time(reading.edtf, expression, None, reading.start, reading.end, used)
    return Time(None, expression, reason)


def is_day(edtf: str | None) -> bool:
    """Whether an EDTF value is one calendar day, without qualifiers.

    >>> is_day("2024-05-30"), is_day("2024-05"), is_day("2024-02-30")
    (True, False, False)
    """
    if edtf is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf) is None:
        return False
    return _valid_day(int(edtf[:4]), int(edtf[5:7]), int(edtf[8:])) is not None


def edtf_bounds(edtf: str) -> tuple[str, str] | None:
    """First and last ISO day that an EDTF value covers; None if it is no EDTF of level 0 or 1 (years 1 to 9999).

    Open and unknown ends of an interval reach to 0001-01-01 and 9999-12-31. Qualifiers (``~ ? %``) widen nothing.
    Seasons are the northern ones, three whole months; winter begins in December of its year.

    >>> edtf_bounds("2024-02"), edtf_bounds("199X"), edtf_bounds("2009/..")
    (('2024-02-01', '2024-02-29'), ('1990-01-01', '1999-12-31'), ('2009-01-01', '9999-12-31'))
    """
    left, slash, right = edtf.partition("/")
    if not slash:
        return _point_bounds(edtf)
    first = (FIRST_DAY, FIRST_DAY) if left in ("", "..") else _point_bounds(left)
    last = (LAST_DAY, LAST_DAY) if right in ("", "..") else _point_bounds(right)
    if first is None or last is None or first[0] > last[1] or {left, right} <= {"", ".."}:
        return None
    return first[0], last[1]


def _point_bounds(edtf: str) -> tuple[str, str] | None:
    match = _POINT.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = match.groups()
    first_year, last_year = max(int(year.replace("X", "0")), 1), int(year.replace("X", "9"))
    if last_year < 1 or ("X" in year and month is not None):
        return None
    if month in (None, "XX"):
        known = month is None or day in (None, "XX")
        return (f"{first_year:04}-01-01", f"{last_year:04}-12-31") if known else None
    number = int(month)
    if number in _SEASON_MONTHS and day is None:
        first_month, last_month = _SEASON_MONTHS[number]
        last_year += last_month < first_month
        return _days(first_year, first_month, last_year, last_month) if last_year <= 9999 else None
    if not 1 <= number <= 12:
        return None
    if day in (None, "XX"):
        return _days(first_year, number, first_year, number)
    iso = _valid_day(first_year, number, int(day))
    return (iso, iso) if iso else None


def _days(first_year: int, first_month: int, last_year: int, last_month: int) -> tuple[str, str]:
    last = monthrange(last_year, last_month)[1]
    return f"{first_year:04}-{first_month:02}-01", f"{last_year:04}-{last_month:02}-{last:02}"


def _valid_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?=$|T\d)")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(
    rf"\b({MONTH_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?(?:[\d:]+\s*(?:[ap]\.?m\.?,?\s*)?(?:\w+\s+)?)??"
    r"(\d{4})\b(?!:)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+({MONTH_NAMES})\.?,?[\s-]+(\d{{4}})\b", re.IGNORECASE
)


def parse_date(text: str) -> str | None:
    """The ISO day that a metadata string names, as written (a time zone does not move it), or None.

    Reads ISO 8601 days and datetimes, year-first numbers, English month names in both orders (RFC 2822 too) and
    day/month/year numbers where only one reading is possible. None if it names no whole day, or more than one.

    >>> parse_date("Thu, 30 May 2024 21:04:00 -0400"), parse_date("2024-05-30T21:04:00Z"), parse_date("01/02/2024")
    ('2024-05-30', '2024-05-30', None)
    """
    text = text.strip()
    if match := _ISO.match(text):
        year, _, month, day, *compact = match.groups()
        if year is None:
            year, month, day = compact
        return _valid_day(int(year), int(month), int(day))
    if match := _NUMERIC.match(text):
        one, _, two, year = match.groups()
        readings = {_valid_day(int(year), int(one), int(two)), _valid_day(int(year), int(two), int(one))}
    else:
        readings = {
            _valid_day(int(year), MONTHS[month.lower()], int(day)) for month, day, year in _MONTH_FIRST.findall(text)
        } | {_valid_day(int(year), MONTHS[month.lower()], int(day)) for day, month, year in _DAY_FIRST.findall(text)}
    readings.discard(None)
    return readings.pop() if len(readings) == 1 else None
