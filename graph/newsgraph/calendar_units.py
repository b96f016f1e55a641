"""Calendar arithmetic for time expressions: units, names of months and days, and their form in EDTF."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """Units of the calendar; a quarter, a decade and a century are those of the Gregorian calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAYS)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}  # month, northern hemisphere
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_NUMBERS = {name: number for number, name in enumerate([*_SMALL, "seventeen", "eighteen", "nineteen"])}
_TENS = {
    name: 10 * number
    for number, name in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_NUMBERS |= _TENS | {"a": 1, "an": 1, "hundred": 100}
_NUMBERS |= {f"{ten}-{name}": value + _NUMBERS[name] for ten, value in _TENS.items() for name in _SMALL[1:10]}
NUMBER = r"\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))


def number_of(word: str) -> int:
    """The number that one match of :data:`NUMBER` names."""
    return int(word) if word.isdigit() else _NUMBERS[word]


def shift(day: date, count: int, unit: Unit) -> date:
    """``day`` moved by ``count`` units; the 31st becomes the last day of a shorter month.

    Raises:
        OverflowError: If the calendar of years 1 to 9999 ends before.
    """
    if unit in (Unit.DAY, Unit.WEEK):
        return day + timedelta(days=count * (7 if unit is Unit.WEEK else 1))
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + count * months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError("year out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def as_edtf(day: date, unit: Unit) -> str:
    """The unit that holds ``day``, in EDTF; a week or quarter as an interval.

    >>> as_edtf(date(2024, 5, 30), Unit.WEEK), as_edtf(date(1994, 1, 1), Unit.DECADE)
    ('2024-05-27/2024-06-02', '199X')
    """
    if unit is Unit.DAY:
        return day.isoformat()
    if unit is Unit.WEEK:
        monday = shift(day, -day.weekday(), Unit.DAY)
        return f"{monday.isoformat()}/{shift(monday, 6, Unit.DAY).isoformat()}"
    if unit is Unit.QUARTER:
        first = (day.month - 1) // 3 * 3 + 1
        return f"{day.year:04}-{first:02}/{day.year:04}-{first + 2:02}"
    year = f"{day.year:04}"
    return {Unit.MONTH: f"{year}-{day.month:02}", Unit.YEAR: year, Unit.DECADE: year[:3] + "X"}.get(
        unit, year[:2] + "XX"
    )


def starting(edtf: str) -> date | None:
    """The first day of an EDTF year, month, day or season, or of an interval's left end; None if it has none."""
    parts = edtf.partition("/")[0].rstrip("~?%").replace("X", "0").split("-")
    if not parts[0].isdigit():
        return None
    year, month, day = (int(part) for part in [*parts, "1", "1"][:3]) if len(parts) < 3 else map(int, parts)
    return date(max(year, 1), SEASON_START.get(month, month), day)


def unit_of(edtf: str) -> Unit | None:
    """The precision of an EDTF year, month or day; None for anything else.

    >>> unit_of("2024-05"), unit_of("2024-05-27/2024-06-02")
    (<Unit.MONTH: 'month'>, None)
    """
    parts = edtf.split("-")
    if "/" in edtf or not all(part.isdigit() for part in parts) or (len(parts) == 2 and int(parts[1]) > 12):
        return None
    return {1: Unit.YEAR, 2: Unit.MONTH, 3: Unit.DAY}.get(len(parts))


def weekday_near(day: date, weekday: int, *, past: bool, strict: bool = False) -> date:
    """The last such weekday on or before ``day``, or the next on or after it; ``strict`` leaves ``day`` itself out."""
    if past:
        return shift(day, -((day.weekday() - weekday - strict) % 7) - strict, Unit.DAY)
    return shift(day, (weekday - day.weekday() - strict) % 7 + strict, Unit.DAY)
