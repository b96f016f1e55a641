"""The patterns of values in English news: label and regular expression, most telling first.

The longest match wins, then the earlier pattern.
"""

from __future__ import annotations

import re

_S = r"(?:[ \u00a0]|[ \u00a0]?\n)"  # white space between the words of one value
_H = r"[ \u00a0\-‐‑–]"  # ... or a hyphen


def _words(*alternatives: str) -> str:
    """One of the alternatives; a space in them stands for white space."""
    return "(?:" + "|".join(part.replace(" ", _S) for text in alternatives for part in text.split("|")) + ")"


_SMALL = _words(
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen",
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
)
_SCALE = _words("hundred|thousand|million|billion|trillion|bn|mn|tn|m|k|lakhs?|crores?")
_MANY = _words("hundreds|thousands|millions|billions|dozens|tens")
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SPELLED = rf"(?i:{_SMALL}(?:{_H}(?:and{_H})?(?:{_SMALL}|hundred|thousand|million|billion|trillion|dozen|half))*)"
_ROUND = (
    rf"[Aa]n?{_S}(?:half{_S})?(?:hundred|thousand|million|billion|trillion|dozen)",
    rf"[Hh]alf{_S}a{_S}(?:million|billion|dozen)",
)
_NUMBER = rf"(?:{_DIGITS}(?:(?:{_S}?|-){_SCALE}\b)?|{_ROUND[0]}|{_ROUND[1]}|{_SPELLED})"
_NUMBERS = (
    rf"(?:{_NUMBER}(?:{_S}?(?:-|–|to|or){_S}?{_NUMBER})?"
    rf"|(?i:tens|hundreds){_S}of{_S}(?:thousands|millions|billions)"
    rf"|(?i:{_MANY})(?:{_S}of(?={_S}(?:dollars|euros|pounds|people)))?)"
)
_HEDGE = _words(
    "about|around|nearly|almost|some|roughly|approximately|over|under|more than|less than|fewer than|at least",
    "at most|up to|an estimated|as many as|as much as|just over|just under",
)
_ABOUT = rf"(?:(?i:{_HEDGE}){_S})?"
_CURRENCY = _words(
    "dollars?|euros?|pounds? sterling|pounds?|roubles?|rubles?|yen|yuan|renminbi|rupees?|francs?|pesos?|reais|real|won",
    "hryvnias?|kronor|kroner|krona|krone|kronas|zloty|zlotys|forints?|lira|liras|shekels?|dirhams?|riyals?|dinars?",
    "rand|naira|shillings?|cents?|pence|USD|EUR|GBP|CHF|JPY|CNY|RUB|UAH",
)
_SYMBOL = r"(?:(?:US|A|C|NZ|HK|S|R)?\$|[£€¥₽₴₹₩₪]|(?:USD|EUR|GBP|CHF)\b|Rs\b\.?)"
_NATION = _words(
    r"U\.?S\.?|American|Canadian|Australian|Swiss|British|Swedish|Norwegian|Danish|Russian|Indian|Hong Kong"
)
_UNIT = _words(
    "kilomet[er]{2}s?|met[er]{2}s?|centimet[er]{2}s?|millimet[er]{2}s?|km|cm|mm|miles?|feet|foot|ft",
    "inch(?:es)?|yards?|nautical miles?|hectares?|acres?|square kilomet[er]{2}s?|square met[er]{2}s?",
    "square miles?|square feet|kilograms?|kilogrammes?|kilos?|kg|grams?|grammes?|tonnes?|tons?|metric tons?|ounces?",
    "lbs?|pounds|lit[er]{2}s?|gallons?|barrels?|megawatts?|gigawatts?|kilowatts?|MW|GW|GWh|MWh|kWh",
    "degrees Celsius|degrees Fahrenheit|degrees?|mph|kph|knots|bushels?|megabytes?|gigabytes?|terabytes?",
    "megatons?|kilotons?",
)
_MONTH_NAME = _words(
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_MONTH = rf"(?:{_MONTH_NAME}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_SURE_MONTH = _MONTH_NAME.replace("March|", "").replace("May|", "")
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
    r"|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?(?=[, ]|$))"
)
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_PERIOD = _words(
    "days?|weeks?|months?|years?|decades?|century|centuries|weekends?|quarters?|nights?|mornings?|afternoons?",
    "evenings?|fortnights?",
)
_SEASON = _words("spring|summer|autumn|fall|winter")
_CLOCK = _words("hours?|minutes?|seconds?")
_PART = _words("morning|afternoon|evening|night")
_EDGE = _words("early|late|mid|earlier|later")
_RELATIVE = _words("last|next|this|every|each")
_MERIDIEM = r"(?:[ap]\.m\.|[ap]\.?m\b)"
_HOUR = r"(?:1[0-2]|[1-9])(?::[0-5]\d)?"
_ZONE = rf"(?:{_S}(?:GMT|UTC|ET|EST|EDT|CET|BST|local{_S}time))?"
_EXTREME = rf"the{_S}(?:end|start|beginning|middle){_S}of{_S}"
_WHICH = _words(
    "this|last|next|the past|the last|the previous|the next|the following|the coming|the same|every|each|that"
)
_FEW = _words("an?|several|a few|few|many|a couple of")
_SINCE = _words("ago|earlier|later|before")
_PERCENT = rf"(?:%|{_H}?(?:per{_S}?cent|pct|percentage{_S}points?|basis{_H}points?)\b)"
_PARTS = _words("thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?")
_ORDINAL = _words("first|second(?!s)|third|fourth|fifth|sixth|seventh|eighth|ninth")

_SOURCES: tuple[tuple[str, str], ...] = (
    ("MONEY", rf"{_ABOUT}{_SYMBOL}{_S}?{_NUMBERS}(?:{_S}{_SCALE}\b)?(?:{_S}{_CURRENCY}\b)?"),
    ("MONEY", rf"{_ABOUT}{_NUMBERS}(?:{_S}of)?{_S}(?:{_NATION}{_S})?{_CURRENCY}\b"),
    ("PERCENT", rf"{_ABOUT}(?:{_NUMBERS}{_S}?|(?i:half){_S}(?:of{_S})?(?:an?|one){_S}){_PERCENT}"),
    (
        "CARDINAL",
        rf"{_ABOUT}(?:(?i:{_SMALL}|\d+)(?:-|{_S}){_PARTS}|(?i:an?){_S}{_PARTS})(?={_S}(?:of|more|less|fewer)\b)",
    ),
    (
        "QUANTITY",
        rf"{_ABOUT}(?:(?i:minus){_S}|[-−])?{_NUMBERS}(?:{_S}?°{_S}?[CF]|{_H}?{_UNIT})\b"
        rf"(?:{_S}per{_S}(?:hour|second|day|lit(?:er|re)|capita))?",
    ),
    ("TIME", rf"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:{_S}?{_MERIDIEM}){_ZONE}"),
    ("TIME", rf"(?:[01]?\d|2[0-3]):[0-5]\d{_ZONE}"),
    ("TIME", rf"(?:{_HOUR}{_S}?(?:-|–|to){_S}?)?{_HOUR}{_S}?{_MERIDIEM}{_ZONE}"),
    ("TIME", rf"{_NUMBER}{_S}o['’]clock\b"),
    ("TIME", rf"{_ABOUT}(?i:half){_S}an?{_S}{_CLOCK}(?:{_S}{_SINCE})?\b"),
    ("TIME", rf"{_ABOUT}(?:{_NUMBER}|{_FEW}){_H}{_CLOCK}(?:{_S}{_SINCE})?\b"),
    ("TIME", r"(?:noon|midnight|midday)\b"),
    (
        "DATE",
        rf"(?:{_WEEKDAY},?{_S}?)?(?:{_EDGE}[ -])?{_MONTH}{_S}{_DAY}(?:{_S}?[-–]{_S}?{_DAY})?(?:,?{_S}{_YEAR}\b)?",
    ),
    (
        "DATE",
        rf"(?:{_WEEKDAY},?{_S}?)?(?:the{_S})?{_DAY}(?:{_S}?(?:[-–]|to|and){_S}?{_DAY})?{_S}(?:of{_S})?{_MONTH}(?:,?{_S}{_YEAR}\b)?",
    ),
    (
        "DATE",
        rf"(?:{_EDGE}[ -]|{_RELATIVE}{_S}|{_EXTREME})?(?:{_MONTH}|(?:the{_S})?{_SEASON}),?{_S}(?:of{_S})?{_YEAR}\b",
    ),
    ("DATE", rf"{_EXTREME}(?:the{_S}(?:day|week|month|year|decade|century)|{_MONTH_NAME})\b"),
    ("DATE", rf"(?:{_EDGE}[ -]|{_RELATIVE}{_S})(?:{_MONTH_NAME}|{_SEASON})\b"),
    ("DATE", rf"{_SURE_MONTH}\b|(?<=[iI]n )(?:March|May)\b|(?<=[bB]y )(?:March|May)\b|(?<=[sS]ince )(?:March|May)\b"),
    ("DATE", rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b|\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d\d)\b"),
    ("DATE", rf"(?:{_EDGE}[ -](?:on{_S})?|{_RELATIVE}{_S})?{_WEEKDAY}(?:{_S}{_PART})?"),
    (
        "DATE",
        rf"(?:{_EDGE}[ -]|{_EXTREME})?(?:fiscal{_S}(?:year{_S})?|FY{_S}?)?{_YEAR}s?\b"
        rf"(?:{_S}?[-–/]{_S}?(?:{_YEAR}|\d\d)\b|{_S}to{_S}{_YEAR}\b)?",
    ),
    ("DATE", rf"(?:{_EDGE}[ -])?the{_S}(?:{_EDGE}[ -])?(?:19|20)?\d0s\b|'\d0s\b"),
    ("DATE", rf"(?:{_EDGE}[ -])?(?i:today|yesterday|tomorrow|tonight|overnight)\b(?:{_S}{_PART})?"),
    (
        "DATE",
        rf"(?:{_EDGE}{_S})?(?i:{_WHICH}){_S}(?:(?:{_NUMBER}|few|several|couple{_S}of){_S})?"
        rf"(?:{_PERIOD}|{_SEASON}|half)\b(?:{_S}of{_S}{_YEAR})?",
    ),
    ("DATE", rf"(?:the{_S})?(?:{_ORDINAL}|final){_S}(?:quarter|half){_S}of{_S}(?:{_YEAR}|the{_S}year)\b"),
    ("DATE", rf"the{_S}(?:(?:{_ORDINAL}|final){_S}quarter|weekend)\b"),
    ("DATE", rf"Q[1-4]\b(?:{_S}(?:of{_S})?{_YEAR}\b)?"),
    ("DATE", rf"{_ABOUT}(?i:half){_S}an?{_S}{_PERIOD}(?:{_S}{_SINCE})?\b"),
    (
        "DATE",
        rf"{_ABOUT}(?:{_NUMBERS}|(?i:{_FEW})){_H}(?:(?:consecutive|straight|more){_S})?{_PERIOD}(?:{_S}{_SINCE})?\b"
        r"(?:[- ]old\b)?",
    ),
    ("DATE", rf"the{_S}day{_S}(?:before{_S}yesterday|after{_S}tomorrow)\b"),
    ("DATE", rf"(?i:recent){_S}(?:days|weeks|months|years)\b|(?:years|months|weeks|days){_S}{_SINCE}\b"),
    ("DATE", rf"the{_S}(?:{_SPELLED}|{_ORDINAL}|\d+(?:st|nd|rd|th)|[a-z]+th){_S}century\b"),
    (
        "ORDINAL",
        rf"(?i:\d+(?:st|nd|rd|th)|{_ORDINAL}|tenth|eleventh|twelfth|[a-z]+teenth|twentieth"
        rf"|(?:twenty|thirty|forty|fifty){_H}{_ORDINAL})\b",
    ),
    ("CARDINAL", rf"{_ABOUT}{_NUMBERS}\b"),
)
PATTERNS = tuple((label, re.compile(rf"(?<![\w.,]){source}")) for label, source in _SOURCES)
