"""How named days, months, seasons and years are read; see :mod:`newsgraph.date_readings` for what counts from them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from newsgraph.calendar_units import (
    MONTHS,
    SEASON_START,
    SEASONS,
    WEEKDAYS,
    Unit,
    as_edtf,
    shift,
    starting,
    unit_of,
    weekday_near,
)
from newsgraph.date_readings import NO_REFERENCE, NOT_UNDERSTOOD, Clock, Read, Reading, Unresolved, interval


def read_weekday(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    number, which = WEEKDAYS[match["day"]], (match["which"] or "").split()[-1:]
    if match["week"]:
        monday = starting(read(match["week"], clock).edtf)
        assert monday is not None  # weeks resolve to days
        return Reading(shift(monday, number, Unit.DAY).isoformat())
    if which in (["following"], ["previous"]):
        past = which == ["previous"]
        day = weekday_near(clock.reference_day(Unit.DAY, or_today=past), number, past=past, strict=True)
    elif which in (["last"], ["past"], ["next"], ["coming"]):
        day = weekday_near(clock.today, number, past=which in (["last"], ["past"]), strict=True)
    elif which in (["that"], ["same"]):
        raise Unresolved(NO_REFERENCE)
    else:
        day = weekday_near(clock.today, number, past=clock.past)
    return Reading(day.isoformat())


def read_weekend(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    which = (match["which"] or "").split()[-1:]
    past = which in (["last"], ["past"]) or (clock.past and which not in (["next"], ["coming"]))
    if past:
        # last weekend is over; "the weekend" may have begun
        saturday = weekday_near(clock.today, 5, past=True)
        if which == ["last"] and clock.today <= shift(saturday, 1, Unit.DAY):
            saturday = shift(saturday, -7, Unit.DAY)
    else:
        saturday = weekday_near(shift(clock.today, -1, Unit.DAY), 5, past=False)
    return interval(saturday.isoformat(), shift(saturday, 1, Unit.DAY).isoformat())


def _nearest_year(clock: Clock, which: str | None, starts: Callable[[int], date], ends: Callable[[int], date]) -> int:
    """The year of the last or next such time: the last begins on or before the anchor, the next ends on or after."""
    today = clock.today
    strict = which in ("last", "next")
    if which == "last" or (clock.past and which != "next"):
        fits = (
            year
            for year in range(today.year, today.year - 9, -1)
            if (ends(year) < today if strict else starts(year) <= today)
        )
    else:
        fits = (
            year
            for year in range(today.year - 1, today.year + 9)
            if (starts(year) > today if strict else ends(year) >= today)
        )
    year = next(fits, None)
    if year is None:
        raise Unresolved("no such day in the calendar")
    return year


def read_month(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    month = MONTHS[match["month"]]
    year = int(match["year"]) if match["year"] else None
    if year is None:
        year = _nearest_year(clock, match["which"], lambda y: date(y, month, 1), lambda y: _month_end(y, month))
    return Reading(as_edtf(date(year, month, 1), Unit.MONTH))


def _month_end(year: int, month: int) -> date:
    return shift(shift(date(year, month, 1), 1, Unit.MONTH), -1, Unit.DAY)


def read_month_day(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    month, number = MONTHS[match["month"]], int(re.sub(r"\D", "", match["number"]))
    if match["year"]:
        return Reading(date(int(match["year"]), month, number).isoformat())
    date(2024, month, number)  # raises where no year has such a day

    def in_year(year: int) -> date:
        try:
            return date(year, month, number)
        except ValueError:  # 29 February: out of reach in a common year
            return date.max if clock.past else date.min

    return Reading(in_year(_nearest_year(clock, None, in_year, in_year)).isoformat())


def read_season(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    code = SEASONS[match["season"]]
    month = SEASON_START[code]
    year = int(match["year"]) if match["year"] else None
    if year is None:
        year = _nearest_year(
            clock,
            match["which"],
            lambda y: date(y, month, 1),
            lambda y: shift(shift(date(y, month, 1), 3, Unit.MONTH), -1, Unit.DAY),
        )
    return Reading(f"{year:04}-{code}")


_FRACTIONS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def read_fraction(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    months = 6 if match["kind"] == "half" else 3
    number = _FRACTIONS[match["ordinal"]]
    if number * months > 12:
        raise Unresolved(NOT_UNDERSTOOD)
    first, last = (number - 1) * months + 1, number * months
    given = match["year"] or match["early_year"]
    year = (
        int(given) if given else _nearest_year(clock, None, lambda y: date(y, first, 1), lambda y: _month_end(y, last))
    )
    return interval(f"{year:04}-{first:02}", f"{year:04}-{last:02}")


def read_of_outer(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    """ "March of last year", "May 10 this year"."""
    return read(f"{match['inner']} {read(match['outer'], clock).edtf}", clock)


def read_year(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    return Reading(match["year"])


def read_iso(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    starting(match[0])  # raises where there is no such day or month
    return Reading(match[0])


def read_decade(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    digits = match["digits"]
    century = digits[:-2] or ("20" if digits in ("00", "10") else "19")
    if digits == "20":
        raise Unresolved(NOT_UNDERSTOOD)
    return Reading(f"{century}{digits[-2]}X")


def read_century(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    return Reading(f"{int(match['number']) - 1:02}XX")


def read_week_of(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    edtf = read(match["rest"], clock).edtf
    day = starting(edtf)
    if day is None or unit_of(edtf) is not Unit.DAY:
        raise Unresolved(NOT_UNDERSTOOD)
    return Reading(as_edtf(day, Unit.WEEK))
