"""News dates to EDTF: a table of expressions, and what must hold for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.calendar_units import WEEKDAYS
from newsgraph.dates import edtf_bounds, is_day, parse_date, resolve_time
from newsgraph.model import Span, Time

ANCHOR = "2024-05-31"  # a Friday


def read(text: str, anchor: str | None = ANCHOR, *, past: bool = True, reference: str | None = None) -> Time:
    return resolve_time(Span(0, len(text), text), anchor, past=past, reference=reference)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on Thursday", "2024-05-30"),
        ("Friday", "2024-05-31"),
        ("last Friday", "2024-05-24"),
        ("on Tuesday night", "2024-05-28"),
        ("at 9 p.m. on Friday", "2024-05-31"),
        ("before dawn on Thursday", "2024-05-30"),
        ("on Friday, May 31", "2024-05-31"),
        ("today", "2024-05-31"),
        ("yesterday", "2024-05-30"),
        ("three days ago", "2024-05-28"),
        ("the previous evening", "2024-05-30"),
        ("May 10", "2024-05-10"),
        ("Oct. 9", "2023-10-09"),
        ("May 10, 2023", "2023-05-10"),
        ("10 May 2023", "2023-05-10"),
        ("last month", "2024-04"),
        ("this month", "2024-05"),
        ("in mid-May", "2024-05"),
        ("in March", "2024-03"),
        ("in August", "2023-08"),
        ("last week", "2024-05-20/2024-05-26"),
        ("two weeks ago", "2024-05-13/2024-05-19"),
        ("last year", "2023"),
        ("a year earlier", "2023"),
        ("five years ago", "2019"),
        ("in 2019", "2019"),
        ("late 2019", "2019"),
        ("the 1990s", "199X"),
        ("last summer", "2023-22"),
        ("in the spring of 2021", "2021-21"),
        ("from 2010 to 2014", "2010/2014"),
        ("since 2009", "2009/.."),
        ("since January", "2024-01/.."),
        ("until 2020", "../2020"),
    ],
)
def test_what_is_past(text: str, edtf: str) -> None:
    assert read(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on Thursday", "2024-06-06"),
        ("tomorrow", "2024-06-01"),
        ("next week", "2024-06-03/2024-06-09"),
        ("in March", "2025-03"),
        ("by April 25", "2025-04-25"),
        ("by the end of July", "2024-07"),
        ("next year", "2025"),
        ("in two years", "2026"),
    ],
)
def test_what_is_to_come(text: str, edtf: str) -> None:
    assert read(text, past=False).edtf == edtf


def test_bounds_are_kept() -> None:
    assert (read("since 2009").start, read("since 2009").end) == ("2009", None)
    assert (read("by April 25", past=False).start, read("by April 25", past=False).end) == (None, "2025-04-25")


def test_the_end_of_the_year_and_leap_days() -> None:
    assert read("on Monday", "2024-01-02").edtf == "2024-01-01"
    assert read("last month", "2024-01-31").edtf == "2023-12"
    assert read("yesterday", "2024-03-01").edtf == "2024-02-29"
    assert read("Feb. 29", "2023-06-01").edtf == "2020-02-29"
    assert read("Feb. 30").edtf is None


@pytest.mark.parametrize(
    "text", ["recently", "for weeks", "several years ago", "every Friday", "in recent days", "later", ""]
)
def test_what_is_no_date_has_a_reason(text: str) -> None:
    time = read(text)
    assert time.edtf is None
    assert time.reason


@pytest.mark.parametrize("text", ["on Thursday", "last month", "two weeks ago", "in March"])
def test_without_an_anchor_relative_times_stay_text(text: str) -> None:
    assert (read(text, None).edtf, read(text, None).reason) == (None, "article has no date")


def test_without_an_anchor_what_names_a_year_is_read() -> None:
    time = read("May 10, 2023", None)
    assert (time.edtf, time.anchor) == ("2023-05-10", None)


@given(st.sampled_from([name for name in WEEKDAYS if len(name) > 5]), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_weekday_is_within_the_week_before(weekday: str, anchor: date) -> None:
    found = read(f"on {weekday.capitalize()}", anchor.isoformat()).edtf
    assert found is not None
    assert anchor - timedelta(days=6) <= date.fromisoformat(found) <= anchor


@given(st.text(max_size=40), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.booleans())
def test_any_text_gives_a_value_with_bounds_or_a_reason(text: str, anchor: date, past: bool) -> None:
    time = read(text, anchor.isoformat(), past=past)
    assert (time.edtf is None) == bool(time.reason)
    assert time.edtf is None or edtf_bounds(time.edtf) is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-30", "2024-05-30"),
        ("2024-05-30T21:04:00Z", "2024-05-30"),
        ("Thu, 30 May 2024 21:04:00 -0400", "2024-05-30"),
        ("May 30, 2024", "2024-05-30"),
        ("30 May 2024", "2024-05-30"),
        ("2024/05/30", "2024-05-30"),
        ("30/05/2024", "2024-05-30"),
        ("01/02/2024", None),
        ("spring", None),
        ("2024-02-30", None),
    ],
)
def test_metadata_dates(text: str, day: str | None) -> None:
    assert parse_date(text) == day


def test_bounds_of_edtf() -> None:
    assert edtf_bounds("2024-02") == ("2024-02-01", "2024-02-29")
    assert edtf_bounds("2024-24") == ("2024-12-01", "2025-02-28")
    assert edtf_bounds("2024-05-27/2024-06-02") == ("2024-05-27", "2024-06-02")
    assert edtf_bounds("nonsense") is None
    assert is_day("2024-05-30")
    assert not is_day("2024-05-30/2024-06-02")
