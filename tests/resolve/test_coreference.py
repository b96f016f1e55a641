"""Coreference in an article, on parses given by hand."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from hand_parsed import doc_of_rows
from newsgraph.model import Article, EntityType, Mention, MentionKind, Profile, Span
from newsgraph.names import is_title
from newsgraph.resolve.coreference import profiles_of

CASES: list[dict[str, Any]] = [
    case
    for name in ("cases.toml", "metonymy_cases.toml")
    for case in tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))["case"]
]
MEANING = [case for case in CASES if "means" in case]
OPEN = re.compile(r"\[(\w+)(?::(\w+))?\|")


def read_marks(marked: str) -> tuple[str, list[tuple[str, EntityType | None, int, int]]]:
    """The text without marks, and (thing, type, start, end) for each."""
    text, open_marks, found = "", [], []
    while marked:
        mark = OPEN.match(marked)
        if mark:
            open_marks.append((mark[1], mark[2], len(text)))
            marked = marked[mark.end() :]
            continue
        if marked[0] == "]":
            thing, kind, start = open_marks.pop()
            found.append((thing, EntityType(kind) if kind else None, start, len(text)))
        else:
            text += marked[0]
        marked = marked[1:]
    return text, found


def mention_of(doc: Doc, start: int, end: int, kind: EntityType | None) -> Mention:
    """A mention as extraction gives it: the head of a name is the name without determiner and title."""
    span = doc.char_span(start, end)
    assert span is not None
    if kind is None:
        whole = Span.of(doc.text, start, end)
        person = doc.text[start:end].lower() in ("i", "we", "he", "she", "her", "him", "herself", "himself")
        return Mention("x", whole, whole, EntityType.PERSON if person else EntityType.THING, MentionKind.PRONOUN)
    root = span.root
    if root.pos_ in ("PROPN", "ADJ") and span[-1].pos_ in ("PROPN", "ADJ"):
        words = [t for t in span if t.pos_ in ("PROPN", "ADJ") and t.dep_ != "det"]
        while len(words) > 1 and (is_title(words[0].text) or words[0].text == "State"):
            words.pop(0)
        head = Span.of(doc.text, words[0].idx, end)
        return Mention("x", Span.of(doc.text, start, end), head, kind, MentionKind.NAME)
    head = Span.of(doc.text, root.idx, root.idx + len(root.text))
    return Mention("x", Span.of(doc.text, start, end), head, kind, MentionKind.NOMINAL)


def resolved(case: dict[str, Any]) -> tuple[tuple[Profile, ...], dict[Mention, str]]:
    text, marks = read_marks(case["marked"])
    doc = doc_of_rows(text, case["parse"])
    things = {mention_of(doc, start, end, kind): thing for thing, kind, start, end in marks}
    return profiles_of(doc, Article("x", text), tuple(things), ()), things


@pytest.mark.parametrize("case", CASES, ids=[case["name"].replace(" ", "-") for case in CASES])
def test_what_is_one_thing_and_what_is_not(case: dict[str, Any]) -> None:
    profiles, things = resolved(case)
    profile_of = {mention: profile.id for profile in profiles for mention in profile.mentions}
    assert set(profile_of) == set(things), "every mention in a profile"
    assert sum(len(profile.mentions) for profile in profiles) == len(things), "and in one only"
    for left, right in combinations(things, 2):
        joined = profile_of[left] == profile_of[right]
        assert joined == (things[left] == things[right]), f"{left.span} {right.span}"


@pytest.mark.parametrize("case", MEANING, ids=[case["name"].replace(" ", "-") for case in MEANING])
def test_what_place_names_stand_for(case: dict[str, Any]) -> None:
    profiles, things = resolved(case)
    link_of = {mention: profile.link for profile in profiles for mention in profile.mentions}
    for thing, link in case["means"].items():
        assert {link_of[mention] or "" for mention, its in things.items() if its == thing} == {link}, thing


def test_what_is_left_open_is_said() -> None:
    case = next(case for case in MEANING if case["name"] == "Brussels with nothing that tells is left open")
    profiles, _ = resolved(case)
    said = [reason for profile in profiles for reason in profile.reasons]
    assert said == ["left open: Brussels may stand for the European Union, NATO or Belgium"]


def test_a_description_is_shown_with_its_owners_name() -> None:
    case = next(case for case in CASES if case["name"] == "a daughter is not the wife")
    profiles, _ = resolved(case)
    assert {profile.label for profile in profiles} == {"Rolf Brandt", "Ida Brandt", "Rolf Brandt's daughter"}


def test_what_a_relative_clause_says_is_somebodys_is_shown_as_theirs() -> None:
    case = next(case for case in CASES if case["name"] == "whose town it is, is said anew")
    profiles, _ = resolved(case)
    assert "the mayor of Sundholm's city" in {profile.label for profile in profiles}
