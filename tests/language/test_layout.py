from __future__ import annotations

import re

import pytest

from newsgraph.language.layout import paragraph_starts


def starting_words(text: str) -> list[str]:
    words = list(re.finditer(r"\S+", text))
    flags = paragraph_starts(text, [word.start() for word in words])
    return [word.group() for word, starts in zip(words, flags, strict=True) if starts]


def test_blank_lines_part_paragraphs_and_single_breaks_do_not():
    assert starting_words("One two\nthree.\n\nFour five.\n \n  Six.") == ["One", "Four", "Six."]


def test_without_blank_lines_each_line_is_a_paragraph():
    assert starting_words("Ferry sinks off Ostmark\nAll forty aboard are safe.\nThe cause is unknown.") == [
        "Ferry",
        "All",
        "The",
    ]


def test_hard_wrapped_lines_are_no_paragraphs():
    line = "the harbour authority of the northern province of the island and"
    assert starting_words("\n".join([line] * 6)) == ["the"]


def test_no_words():
    assert paragraph_starts("", []) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("KARLSHAVN, Norway (NW) — The ferry sank.", "The"),
        ("OSLO (March 19) - Rain fell.", "Rain"),
        ("MANADO, Indonesia (Aug. 18) - Two boats left.", "Two"),
        ("PARIS - The strike ended.", "The"),
        ("Bergen (Northern Wire) — The bridge is shut.", "The"),
        ("BRANDT, Ostmark, 3 May — No one came.", "No"),
    ],
)
def test_the_text_after_a_dateline_starts_anew(text, first):
    assert starting_words(text)[1:] == [first]


@pytest.mark.parametrize(
    "text",
    ["NATO - an alliance - has met.", "Voss — the mayor — left.", "The port - a large one - shut."],
)
def test_a_dash_alone_makes_no_dateline(text):
    assert len(starting_words(text)) == 1
