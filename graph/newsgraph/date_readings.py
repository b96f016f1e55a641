"""How the kinds of time expression are read: a function for each, given the match of its pattern.

The patterns are in :mod:`newsgraph.date_expressions`; :func:`newsgraph.dates.resolve_time` says what the readings mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from newsgraph.calendar_units import (
    MONTH_NAMES,
    Unit,
    as_edtf,
    number_of,
    shift,
    starting,
    unit_of,
)

NOT_A_DATE = "not a calendar date"
DURATION = "a duration, not a date"
RECURRING = "recurring, not one date"
TIME_OF_DAY = "a time of day without a day"
NOT_UNDERSTOOD = "expression not understood"
NO_ANCHOR = "article has no date"
NO_REFERENCE = "no earlier date to count from"


class Unresolved(ValueError):  # noqa: N818  (its text is the reason)
    """The expression has no reading; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: an EDTF value, and its bounds where the text gives them."""

    edtf: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative expressions count from: the article's day, the date spoken of last, and the tense."""

    anchor: date | None
    past: bool
    reference: str | None = None

    @property
    def today(self) -> date:
        if self.anchor is None:
            raise Unresolved(NO_ANCHOR)
        return self.anchor

    def reference_day(self, unit: Unit, *, or_today: bool = False) -> date:
        """The first day of the reference, if it is at least as precise as ``unit``."""
        precision = unit_of(self.reference) if self.reference else None
        coarser = {Unit.DAY: "", Unit.MONTH: "day week", Unit.YEAR: "day week month quarter"}
        found = starting(self.reference) if self.reference and precision else None
        if precision is not None and found is not None and unit not in coarser[precision]:
            return found
        if or_today:
            return self.today
        raise Unresolved(NO_REFERENCE if self.anchor else NO_ANCHOR)


Read = Callable[[str, Clock], Reading]
Rule = Callable[[re.Match[str], Clock, Read], Reading]
_YEAR = r"[12]\d{3}"
_ORDINAL_DAY = r"\d{1,2}(?:st|nd|rd|th)?"


def read_strip(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    return read(match["rest"], clock)


def unresolved(reason: str) -> Rule:
    def give_up(match: re.Match[str], clock: Clock, read: Read) -> Reading:
        raise Unresolved(reason)

    return give_up


# -- bounds and ranges ------------------------------------------------------------------------------------------------


def end_form(edtf: str, side: int) -> str:
    """One end of an interval: EDTF level 1 allows no X there."""
    end = edtf.split("/")[side]
    return end if "X" not in end else end.replace("X", "0" if side == 0 else "9") + "~"


def read_since(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    start = end_form(read(match["rest"], clock).edtf, 0)
    return Reading(f"{start}/..", start=start)


def read_until(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    end = end_form(read(match["rest"], clock).edtf, -1)
    return Reading(f"../{end}", end=end)


def read_by(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    reading = read(match["rest"], clock)
    return replace(reading, end=end_form(reading.edtf, -1))


def read_range(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    left, right = match["left"], match["right"]
    if re.fullmatch(r"now|(?:the )?present", right):
        start = end_form(read(left, clock).edtf, 0)
        return Reading(f"{start}/..", start=start)
    if re.fullmatch(_ORDINAL_DAY, right) and (month := re.match(MONTH_NAMES, left)):
        right = f"{month[0]} {right}"
    if re.fullmatch(_ORDINAL_DAY, left) and (month := re.search(rf"\b(?:{MONTH_NAMES})\b", right)):
        left = f"{left} {month[0]}"
    if re.fullmatch(r"\d\d", right) and re.fullmatch(_YEAR, left):
        right = left[:2] + right
    if clock.past:
        second = read(right, clock)
        first = read(left, replace(clock, anchor=starting(second.edtf)))
    else:
        first = read(left, clock)
        second = read(right, replace(clock, anchor=starting(first.edtf)))
    return interval(end_form(first.edtf, 0), end_form(second.edtf, -1))


def interval(start: str, end: str) -> Reading:
    first, last = starting(start), starting(end)
    if first is None or last is None or first > last:
        raise Unresolved(NOT_UNDERSTOOD)
    return Reading(f"{start}/{end}", start=start, end=end)


def read_approximate(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    reading = read(match["rest"], clock)
    if "X" in reading.edtf or ".." in reading.edtf or "~" in reading.edtf:
        return reading
    return Reading("/".join(f"{end}~" for end in reading.edtf.split("/")))


# -- counted units ----------------------------------------------------------------------------------------------------


def read_counted(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    unit, count, way = Unit(match["unit"]), number_of(match["number"]), match["way"]
    if way == "ago":
        day = shift(clock.today, -count, unit)
    elif way in ("from now", "from today"):
        day = shift(clock.today, count, unit)
    elif way in ("later", "after", "afterward", "afterwards", "on"):
        day = shift(clock.reference_day(unit), count, unit)
    else:
        day = shift(clock.reference_day(unit, or_today=True), -count, unit)
    if unit is Unit.DECADE:  # "a decade ago" is a year, roughly, and no calendar decade
        return Reading(f"{as_edtf(day, Unit.YEAR)}~")
    if match["half"]:
        return Reading(f"{as_edtf(shift(day, -6 if way == 'ago' else 0, Unit.MONTH), Unit.YEAR)}~")
    return Reading(as_edtf(day, unit))


def read_in_units(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    if clock.past:
        raise Unresolved(DURATION)
    unit = Unit(match["unit"])
    day = shift(clock.today, number_of(match["number"]), unit)
    return Reading(as_edtf(day, Unit.YEAR) + "~" if unit is Unit.DECADE else as_edtf(day, unit))


def read_window(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    """ "the past three years", "the next two weeks": from or to today; weeks back are not exact days."""
    unit, count = Unit(match["unit"]), number_of(match["number"] or "one")
    ahead = match["which"] in ("next", "coming", "following")
    far = shift(clock.today, count if ahead else -count, unit)
    edge = {Unit.DAY: far.isoformat(), Unit.WEEK: f"{far.isoformat()}~", Unit.MONTH: as_edtf(far, Unit.MONTH)}
    other = edge.get(unit, as_edtf(far, Unit.MONTH if unit is Unit.QUARTER else Unit.YEAR))
    today = clock.today.isoformat()
    return interval(today, other) if ahead else interval(other, today)


_OFFSETS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
}


def read_unit_offset(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    """ "last week", "this year", "the following month", "that night"."""
    which = match["which"].split()[-1]
    unit = Unit(match["unit"]) if match["unit"] in tuple(Unit) else Unit.DAY
    count = _OFFSETS.get(which, 0)
    if which in ("that", "same", "following") or (which == "next" and (unit is Unit.DAY or match["the"])):
        day = clock.reference_day(unit)
    elif which in ("previous", "preceding", "prior"):
        day = clock.reference_day(unit, or_today=True)
    else:
        day = clock.today
    return Reading(as_edtf(shift(day, count, unit), unit))


_NAMED_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def read_named_day(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    return Reading(shift(clock.today, _NAMED_DAYS[match["name"]], Unit.DAY).isoformat())


def read_overnight(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    start = shift(clock.today, -1 if clock.past else 0, Unit.DAY)
    return interval(start.isoformat(), shift(start, 1, Unit.DAY).isoformat())


def read_day_beside(match: re.Match[str], clock: Clock, read: Read) -> Reading:
    """ "the day before", "the night before", "the year after"."""
    unit = Unit(match["unit"]) if match["unit"] in tuple(Unit) else Unit.DAY
    before = match["side"] in ("before", "earlier")
    day = clock.reference_day(unit, or_today=before)
    return Reading(as_edtf(shift(day, -1 if before else 1, unit), unit))
