"""What common nouns of several senses stand for, in phrases of our own, read by the packaged pipeline."""

from __future__ import annotations

import pytest

from newsgraph.extract.mentions import mentions_of_doc
from newsgraph.language import load
from newsgraph.model import MentionKind


@pytest.fixture(scope="module")
def types():
    """The types of a text's mentions by their spans."""
    nlp = load()
    return lambda text: {mention.span.text: mention.type.value for mention in mentions_of_doc(nlp(text), "a")}


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("The clerk drew a crooked line.", "a crooked line", "THING"),
        ("The shipping line sold two ferries.", "The shipping line", "ORG"),
        ("The drought killed the plants.", "the plants", "THING"),
        ("The owners closed two power plants.", "two power plants", "FAC"),
        ("Prices on the market fell.", "the market", "THING"),
        ("The council closed the fish market.", "the fish market", "FAC"),
        ("A state inquiry found that the pier was unsafe.", "A state inquiry", "ORG"),
        ("The inquiry lasted a year.", "The inquiry", "EVENT"),
        ("The motion got 60 votes.", "60 votes", "THING"),
        ("The parliament held a vote.", "a vote", "EVENT"),
        ("The officer wore a cap on his head.", "his head", "THING"),
        ("The head of the bank resigned.", "The head of the bank", "PERSON"),
        ("They waited in the lobby.", "the lobby", "THING"),
        ("The farm lobby praised the bill.", "The farm lobby", "ORG"),
        ("Divers recovered a body from the lake.", "a body", "THING"),
        ("The regulatory body fined the bank.", "The regulatory body", "ORG"),
        ("The auditor checked the books.", "the books", "THING"),
        ("She wrote two history books.", "two history books", "WORK"),
    ],
)
def test_a_noun_of_several_senses_is_a_thing_unless_its_phrase_tells(types, text, phrase, kind):
    assert types(text)[phrase] == kind


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Some 300 job seekers queued.", "Some 300 job seekers", "GROUP"),
        ("Two jugglers met a hydrologist.", "a hydrologist", "PERSON"),
        ("Two jugglers met a hydrologist.", "Two jugglers", "GROUP"),
        ("The towers and containers burned.", "The towers", "FAC"),
        ("The towers and containers burned.", "containers", "THING"),
        ("The editor sent a shortlist.", "a shortlist", "THING"),
    ],
)
def test_who_does_something_is_a_person_and_many_are_a_group(types, text, phrase, kind):
    assert types(text)[phrase] == kind


def test_a_name_with_an_owner_in_it_is_whole(types):
    found = types("The State Treasurer's Office closed two branches, and Norway's Parliament met.")
    assert found["The State Treasurer's Office"] == "ORG"
    assert "Norway" in found


def test_the_head_of_a_name_with_an_owner_in_it_starts_with_the_owner():
    doc = load()("The State Treasurer's Office closed two branches.")
    names = [mention.head.text for mention in mentions_of_doc(doc, "a") if mention.kind is MentionKind.NAME]
    assert "State Treasurer's Office" in names
