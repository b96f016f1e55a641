"""The grammar of English time expressions in news: a table of patterns, each with the function that reads it.

Used through :func:`newsgraph.dates.resolve_time`, which says what the readings mean.
"""

from __future__ import annotations

import re

from newsgraph import date_names as names
from newsgraph import date_readings as rules
from newsgraph.calendar_units import MONTH_NAMES, NUMBER, SEASONS, WEEKDAYS, Unit
from newsgraph.date_readings import (
    DURATION,
    NOT_A_DATE,
    NOT_UNDERSTOOD,
    RECURRING,
    TIME_OF_DAY,
    Clock,
    Reading,
    Rule,
    Unresolved,
)

_YEAR = r"[12]\d{3}"
_DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_SEASON_NAMES = "|".join(SEASONS)
_PART = r"morning|afternoon|evening|night|nighttime|noon|midday|midnight|dawn|daybreak|dusk|lunchtime"
_UNITS = "|".join(Unit)
_AT = (
    r"(?:in|on|at|during|over|of|for|around|about|throughout|through|within|as of|back in|only|just|even|early on|late on|"
    r"as (?:early|late|recently|soon) as|sometime|some time|so far)"
)
_APPROXIMATELY = r"(?:around|about|roughly|approximately|circa)"
_MORE_OR_LESS = r"(?:nearly|almost|at least|more than|less than|fewer than|well over|some|over)"
_WHICH = (
    r"(?P<the>the )?(?P<which>last|past|this past|this coming|this|current|previous|preceding|prior|next|coming|following|"
    r"same|that same|that)"
)

_CLEANING = (
    (r"[\u2018\u2019]", "'"),
    (r"[\u2010-\u2015]", "-"),
    (r"\b([ap])\.\s?m\b\.?", r"\1m"),
    (r"(?<!\d)\.|\.(?!\d)", ""),
    (r"(?<=\d0)'s\b", "s"),
    (r"'s\b|[\"()\[\]\u201c\u201d]", ""),
    (
        r"\b(?:(?:shortly |just )?(?:at|around|about|before|after) )?\d{1,2}(?::\d\d)? ?[ap]m\b|\b(?:at )?\d{1,2}:\d\d\b",
        "",
    ),
    (r"\b(?:local time|gmt|utc|[ecmp]?[sd]?t|cest|bst)$|\b(?:eastern|pacific) time$", ""),
    (r"\b(year|month|quarter|decade|week)[- ]end\b", r"end of the \1"),
    (rf"\b(end|start|beginning|middle|close|turn|rest|course) of the ({_UNITS})\b(?! of)", r"\1 of this \2"),
    (r"\b(week|month|year)'s\b", r"\1"),
    (r"\s+", " "),
    (r"^[ ,;-]+|[ ,;-]+$", ""),
)

_LONGEST = 100  # characters; a longer phrase is a clause

# read top down: the first pattern that fits the whole expression decides
_TABLE: tuple[tuple[str, Rule], ...] = (
    (
        r"(?:recently|now|currently|lately|soon|then|previously|earlier|later|meanwhile|once|ever|already|long|so far|"
        r"formerly|immediately|eventually|until (?:recently|now|then)|by (?:now|then)|since then|(?:at|for|in) (?:the|this|that) "
        r"(?:time|moment|point|past|future)|these days|those days|this time|long ago|the (?:past|future|present|time|moment))",
        rules.unresolved(NOT_A_DATE),
    ),
    (
        rf"(?:(?:(?:{NUMBER}) )?(?:moments?|minutes?|hours?)|days|weeks|months|years|decades|centuries) "
        r"(?:ago|earlier|later|before|after)",
        rules.unresolved(NOT_A_DATE),
    ),
    (rf"(?:{_AT} )?(?:the )?(?:last|past|next|coming) (?:{NUMBER}) (?:minutes|hours)", rules.unresolved(NOT_A_DATE)),
    (
        r"(?:early |earlier |late |later |shortly )?(?:(?:in|at|around|by|before|after|during|until) )?(?:the )?"
        rf"(?:{_PART})",
        rules.unresolved(TIME_OF_DAY),
    ),
    (
        rf"(?:{_AT} )?(?:the )?(?:recent|coming|past|last|next|few|several|many|some) (?:few |several )?"
        r"(?:days|weeks|months|years|decades)",
        rules.unresolved(NOT_A_DATE),
    ),
    (
        r"(?:a |the )?(?:few|several|couple of|many|some|number of) (?:days|weeks|months|years|decades)"
        r"(?: ago| earlier| later| before)?",
        rules.unresolved(NOT_A_DATE),
    ),
    (rf"(?:every|each|per)\b.+|daily|weekly|monthly|yearly|annually|(?:{_DAY_NAMES})s", rules.unresolved(RECURRING)),
    (
        r"(?:for |within |in |over |about |more than |less than |nearly |almost |at least |up to )*"
        rf"(?:(?:{NUMBER}) )?(?:hours?|minutes?|seconds?|days|weeks|months|years|decades|centuries)",
        rules.unresolved(DURATION),
    ),
    (rf"(?:shortly )?(?:before|after|around|by|at) (?:{_PART}) (?P<rest>.+)", rules.read_strip),
    (
        r"(?:since|ever since|starting|beginning|from|after)(?: (?:in|on|from))? (?P<rest>(?:(?! to ).)+?)(?: onwards?| on)?",
        rules.read_since,
    ),
    (r"(?:until|till|up to|before|prior to)(?: (?:in|on))? (?P<rest>.+)", rules.read_until),
    (r"(?:by|no later than)(?: (?:in|on))? (?P<rest>.+)", rules.read_by),
    (r"(?:from |between )?(?P<left>.+?) ?(?: to | until | through | and |-) ?(?P<right>.+)", rules.read_range),
    (rf"(?:{_APPROXIMATELY}|{_MORE_OR_LESS}) (?P<rest>(?:{NUMBER}) .+)", rules.read_approximate),
    (rf"(?:{_APPROXIMATELY}|the fiscal year|fiscal(?: year)?) (?P<rest>.+)", rules.read_approximate),
    (
        rf"(?:just |exactly )?(?P<number>{NUMBER})(?P<half> and a half)?[- ]"
        rf"(?P<unit>{_UNITS})s? (?P<way>ago|from now|from today|later|after|afterwards?|earlier|before|previously)",
        rules.read_counted,
    ),
    (rf"(?:in|within) (?P<number>{NUMBER}) (?P<unit>{_UNITS})s?", rules.read_in_units),
    (rf"(?:for |more than )?(?:{NUMBER})(?: more)? (?:{_UNITS})s?", rules.unresolved(DURATION)),
    (
        rf"(?:{_AT} )?(?:the )?(?P<which>last|past|next|coming|following) (?P<number>{NUMBER}) (?P<unit>{_UNITS})s?",
        rules.read_window,
    ),
    (
        rf"(?:{_AT} )?(?:the |this )?(?P<which>past) (?P<number>)(?P<unit>{_UNITS})",
        rules.read_window,
    ),
    (
        # "over the last year" counts back from today; "last year" is the one before
        rf"(?:in|over|during|within|throughout|for) the (?P<which>last|next|coming) (?P<number>)(?P<unit>{_UNITS})",
        rules.read_window,
    ),
    (
        rf"(?P<name>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow)(?: (?:{_PART}))?",
        rules.read_named_day,
    ),
    (r"overnight", rules.read_overnight),
    (rf"(?:{_AT} )?the (?P<unit>{_UNITS}|{_PART}) (?P<side>before|earlier|after)", rules.read_day_beside),
    (
        rf"(?:(?P<which>(?:the |this )?(?:last|past|this|next|coming|following|previous|same|that)) )?(?:early |late )?"
        rf"(?P<day>{_DAY_NAMES})(?: (?:{_PART}))?(?: of)?(?: (?P<week>(?:last|this|next|the previous|the following) week))?",
        names.read_weekday,
    ),
    (r"(?P<week>(?:last|this|next) week)(?:,)? (?:on )?(?P<day>" + _DAY_NAMES + r")(?P<which>)", names.read_weekday),
    (r"(?:the )?(?:(?P<which>last|past|this|next|coming) )?weekend", names.read_weekend),
    (rf"{_WHICH} (?P<unit>{_UNITS}|{_PART})", rules.read_unit_offset),
    (
        rf"(?:(?:{_DAY_NAMES}),? )?(?P<month>{MONTH_NAMES}) (?P<number>{_DAY_NUMBER})(?:,? (?P<year>{_YEAR}))?",
        names.read_month_day,
    ),
    (
        rf"(?:(?:{_DAY_NAMES}),? )?(?:the )?(?P<number>{_DAY_NUMBER})(?: of)? (?P<month>{MONTH_NAMES})(?:,? (?P<year>{_YEAR}))?",
        names.read_month_day,
    ),
    (rf"(?:(?P<which>last|this|next) )?(?P<month>{MONTH_NAMES})(?:,? (?:of )?(?P<year>{_YEAR}))?", names.read_month),
    (
        rf"(?:the )?(?:(?P<which>last|this|next) )?(?P<season>{_SEASON_NAMES})(?:,? (?:of )?(?P<year>{_YEAR}))?",
        names.read_season,
    ),
    (
        rf"(?:the )?(?:(?P<early_year>{_YEAR}) )?(?P<ordinal>first|second|third|fourth|final) (?P<kind>quarter|half)"
        rf"(?: (?:of )?(?P<year>{_YEAR}))?",
        names.read_fraction,
    ),
    (rf"(?P<kind>q)(?P<ordinal>[1-4])(?:,? (?:of )?(?P<year>{_YEAR}))?(?P<early_year>)", names.read_fraction),
    (
        rf"(?P<inner>(?:{MONTH_NAMES})(?: {_DAY_NUMBER})?|(?:{_SEASON_NAMES}))(?: of)? (?P<outer>(?:last|this|next|the previous|the following) year)",
        names.read_of_outer,
    ),
    (r"\d{4}-\d{2}(?:-\d{2})?", names.read_iso),
    (rf"(?:the )?(?:year )?(?P<year>{_YEAR})", names.read_year),
    (r"(?:the )?'?(?P<digits>(?:[12]\d)?\d0)s", names.read_decade),
    (r"(?:the )?(?P<number>\d{1,2})(?:st|nd|rd|th) century", names.read_century),
    (r"(?:the )?week of (?P<rest>.+)", names.read_week_of),
    (
        # "early", "mid-" and "late" give no more precision than what they stand before
        r"(?:the )?(?:early|late|mid|earlier|later|beginning|start|end|close|middle|turn|rest|course|"
        rf"(?:first|last|final) (?:days|weeks|months)|(?:early |late )?(?:{_PART}))(?:[- ](?:in|on|of))?[- ](?P<rest>.+)",
        rules.read_strip,
    ),
    (rf"(?P<rest>.+?),? (?:{_PART})", rules.read_strip),
    (rf"{_AT} (?P<rest>.+)", rules.read_strip),
    (r"(?:the )?years (?P<rest>.+)", rules.read_strip),
    (r"the (?P<rest>.+)", rules.read_strip),
)
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple((re.compile(pattern), rule) for pattern, rule in _TABLE)


def read_expression(text: str, clock: Clock) -> Reading:
    """The reading of an expression.

    Raises:
        Unresolved: If it names no calendar time, or cannot be resolved with this clock.
    """
    text = text.lower()
    for pattern, replacement in _CLEANING:
        text = re.sub(pattern, replacement, text)
    if not text:
        raise Unresolved(TIME_OF_DAY)
    if len(text) > _LONGEST:
        raise Unresolved(NOT_UNDERSTOOD)
    try:
        return _read(text, clock)
    except (ValueError, OverflowError) as error:
        if isinstance(error, Unresolved):
            raise
        raise Unresolved("no such day in the calendar") from error


def _read(text: str, clock: Clock) -> Reading:
    reason = ""
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(text):
            try:
                return rule(match, clock, _read)
            except Unresolved as failure:
                if reason in ("", NOT_UNDERSTOOD):
                    reason = str(failure)
    raise Unresolved(reason or NOT_UNDERSTOOD)
