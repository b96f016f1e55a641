from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from newsgraph.language.values import ValueFinder

CASES = [
    ("The bank paid £1.4 billion and 184 million euros.", {"£1.4 billion": "MONEY", "184 million euros": "MONEY"}),
    ("The fine was about $2.5bn, up from US$3 million.", {"about $2.5bn": "MONEY", "US$3 million": "MONEY"}),
    ("They lost hundreds of millions of dollars.", {"hundreds of millions of dollars": "MONEY"}),
    ("Aid of 20 million U.S. dollars was promised.", {"20 million U.S. dollars": "MONEY"}),
    ("Sales rose 12.5 percent, or 3% more.", {"12.5 percent": "PERCENT", "3%": "PERCENT"}),
    ("Rates fell by two percentage points.", {"two percentage points": "PERCENT"}),
    (
        "It flew 300 kilometers (186 miles) at 500 mph.",
        {"300 kilometers": "QUANTITY", "186 miles": "QUANTITY", "500 mph": "QUANTITY"},
    ),
    ("A 10-ton crane fell.", {"10-ton": "QUANTITY"}),
    ("On Thursday, May 30, 2024, it rained.", {"Thursday, May 30, 2024": "DATE"}),
    ("He left on 12 March and came back in early June.", {"12 March": "DATE", "early June": "DATE"}),
    ("The law has stood since the end of 1985.", {"the end of 1985": "DATE"}),
    ("The mill closed in the 1990s, five years after the strike.", {"the 1990s": "DATE", "five years": "DATE"}),
    ("It opened last year and shut three weeks ago.", {"last year": "DATE", "three weeks ago": "DATE"}),
    ("The 45-year-old pilot landed.", {"45-year-old": "DATE"}),
    ("They met in the first half of 2023.", {"the first half of 2023": "DATE"}),
    ("Talks begin at 5:30 p.m. on Monday.", {"5:30 p.m.": "TIME", "Monday": "DATE"}),
    ("She spoke for two hours.", {"two hours": "TIME"}),
    ("At least five people and a dozen dogs were found.", {"At least five": "CARDINAL", "a dozen": "CARDINAL"}),
    ("Tens of thousands marched for the third time.", {"Tens of thousands": "CARDINAL", "third": "ORDINAL"}),
    ("Some 3,000 sailors came.", {"Some 3,000": "CARDINAL"}),
]


NEWS = [
    pytest.param(*row, id=f"{kind}: {row[0]}")
    for kind, rows in tomllib.loads(Path(__file__).with_name("values.toml").read_text("utf-8")).items()
    for row in ((text, expected) for text, *expected in rows)
]
VALUES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_values_of_news_style(nlp, text, expected):
    assert [f"{entity.label_} {entity.text}" for entity in nlp(text).ents if entity.label_ in VALUES] == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_values(nlp, text, expected):
    assert {entity.text: entity.label_ for entity in nlp(text).ents} == expected


@pytest.mark.parametrize(
    "text",
    ["They may march again, and the sun shone.", "No one knew which one of them had won.", "Wait a second."],
)
def test_words_that_only_look_like_values(nlp, text):
    assert not {entity.label_ for entity in nlp(text).ents} & {"DATE", "MONEY", "ORDINAL", "PERCENT"}


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("the Council of Seven met", (1, 4, "ORG"), {"Council of Seven": "ORG"}),
        ("for 20 million U.S. dollars", (3, 4, "GPE"), {"20 million U.S. dollars": "MONEY"}),
        ("with Voss on Monday", (1, 2, "PERSON"), {"Voss": "PERSON", "Monday": "DATE"}),
    ],
)
def test_of_a_name_and_a_value_the_one_that_holds_the_other_stays(words, name, expected):
    doc = Doc(English().vocab, words=words.split())
    doc.set_ents([Span(doc, *name)])
    assert {entity.text: entity.label_ for entity in ValueFinder(doc.vocab, "values")(doc).ents} == expected
