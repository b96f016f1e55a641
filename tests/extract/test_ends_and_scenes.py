"""Which words are the ends of a relation, and which only set its scene: sentences of our own, read by the pipeline."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

import newsgraph
from newsgraph.extract import extract
from newsgraph.extract.mentions import mentions_of_doc
from newsgraph.language import load


@pytest.fixture(scope="module")
def claims():
    """The claims of a text: subject, relation, object, certainty, who says so."""
    nlp = load()

    def read(text):
        return [
            (
                claim.subject.span.text,
                claim.relation.id,
                claim.object.span.text,
                claim.certainty.value,
                claim.attribution.source.span.text if claim.attribution and claim.attribution.source else "",
            )
            for claim in extract(nlp(text))
        ]

    return read


SAID = {
    "who, not by what means or how much": [
        ("The parcel was returned by mail to the clinic by Ann Lee.", ("Ann Lee", "return", "The parcel")),
        ("The mayor was defeated by 694 votes by Ann Lee.", ("Ann Lee", "defeats", "The mayor")),
        ("Fares were raised by Tarn Rail.", ("Tarn Rail", "increases", "Fares")),
    ],
    "one of a row of names": [
        ("The winners were Ann Lee, Tom Hale and Sara Kova.", ("Sara Kova", "beAmong", "The winners")),
    ],
    "what goes with 'which'": [
        ("The guild sent the letter to the mayor, which a judge had signed.", ("a judge", "signs", "the letter")),
        ("Herbalism is a form of medicine which treats patients.", ("a form of medicine", "treat", "patients")),
    ],
    "what a participle goes on from": [
        ("Those loans stay on the books of the bank, shielded by the state.", ("the state", "protects", "Those loans")),
        (
            "According to the Hale Courier, quoting a judge, the mill was sold to Kova Foods.",
            ("the Hale Courier", "quote", "a judge"),
        ),
    ],
    "a number of a people": [
        ("About 100,000 Greeks worship the old gods.", ("About 100,000 Greeks", "worship", "the old gods")),
    ],
    "what an object becomes or is ranked among": [
        ("They turned the mill into a modern art museum.", ("They", "turnIntoModernArtMuseum", "the mill")),
        (
            "The council ranks Norway among the world's most equal countries.",
            ("The council", "rankAmongMostEqualCountries", "Norway"),
        ),
    ],
    "what a noun is so to": [
        ("Officials close to the talks praised the plan.", ("Officials close to the talks", "praises", "the plan")),
        ("Two clans live in areas prone to floods.", ("Two clans", "livesIn", "areas prone to floods")),
    ],
    "what stands right before its clause": [
        ("They used arms against forts in Norway that threaten Marden.", ("forts in Norway", "threatens", "Marden")),
    ],
    "the degree of an adjective": [
        ("The turnout was highest in Norhaven.", ("The turnout", "beHighestIn", "Norhaven")),
    ],
    "what is only like it or one of it": [
        ("The union, like other bodies, praised the plan.", ("The union", "praises", "the plan")),
    ],
    "what the noun settles": [
        ("Local towns ask taxes from religious schools.", ("Local towns", "ask", "taxes")),
        ("The keeper conceded a penalty.", ("The keeper", "concede", "a penalty")),
        ("The mayor conceded the mistake.", ("The mayor", "admits", "the mistake")),
        ("Lee's adoption of the camera pleased the union.", ("Lee", "adopt", "the camera")),
        ("The port signed an agreement with Kova Foods.", ("The port", "makesAgreementWith", "Kova Foods")),
    ],
}

NOT_SAID = [
    ("For the fair, the crews were required to paint the hall.", "beRequiredFor"),
    ("The pupils were granted leave on the grounds that their school was shut.", "beGrantedOn"),
    ("The rite was banned prior to the ruling.", "beBannedPriorTo"),
    ("In the second half, the keeper was booked.", "beBookedIn"),
    ("Marden 1 - 2 Hale", "be"),
    ("The mayor took action.", "take"),
    ("They turned the mill into a modern art museum.", "turn"),
    ("The parcel was sent by mail.", "send"),
    ("The union obtained three of them.", "receives"),
    ("The rest came from the state.", "originatesFrom"),
    ("The tour took visitors to see the mill.", "take"),
    ("The firm's market share fell.", "owns"),
    ("Marden lies 30 kilometers from the border.", "lie"),
    ("The ban covers the districts, most of which lie in Norway.", "locatedIn"),
    ("The dam is the main source of power in Norway.", "beMainSourceIn"),
]


@pytest.mark.parametrize(("text", "claim"), [row for rows in SAID.values() for row in rows])
def test_a_relation_has_its_own_ends(claims, text, claim):
    assert claim in [row[:3] for row in claims(text)]


@pytest.mark.parametrize(("text", "relation"), NOT_SAID)
def test_what_only_sets_the_scene_or_is_cut_off_makes_no_claim(claims, text, relation):
    assert relation not in [row[1] for row in claims(text)]


def test_a_place_before_the_subject_is_still_where_it_was(claims):
    found = claims("In the northern constituency, Ann Lee was elected.")
    assert [row for row in found if row[2] == "the northern constituency"]


def test_what_is_admitted_is_no_plan(claims):
    assert [row[3] for row in claims("Lee admitted to being a part of the effort.")] == ["fact"]


@pytest.mark.parametrize("verb", ["explained how", "revealed why"])
def test_how_or_why_something_is_so_is_told_as_fact_by_who_tells_it(claims, verb):
    found = claims(f"Ann Lee {verb} the crews left the port.")
    assert ("the crews", "leave", "the port", "fact", "Ann Lee") in found


def test_how_something_may_be_is_open_where_nobody_grants_it(claims):
    found = claims("Ann Lee did not explain how the crews left the port.")
    assert ("the crews", "leave", "the port", "fact", "Ann Lee") not in found


def test_a_quotation_may_be_signed_after_a_dash(claims):
    (found,) = [row for row in claims('"The dam is a danger to the valley." - Ann Lee') if row[1] == "beDangerTo"]
    assert found[3:] == ("fact", "Ann Lee")


def test_a_dash_after_a_quotation_need_not_bring_its_speaker(claims):
    found = claims('The so-called "people\'s dam" - Ann Lee opened it in May - is a danger to the valley.')
    assert "Ann Lee" not in [row[4] for row in found]


def test_a_verb_after_a_quoted_sentence_that_is_over_does_not_say_it(claims):
    text = "“We tested our part,” Tom Hale said. “It was the software that closed the valve.” Kova wrote it."
    assert ("the software", "closes", "the valve", "fact", "Tom Hale") in claims(text)


def test_a_line_may_announce_the_quotation_in_the_next_one(claims):
    found = claims('Tom Hale stated,\n\n"The crews left the port in a hurry."')
    assert ("The crews", "leave", "the port", "fact", "Tom Hale") in found


def test_so_much_a_day_is_no_source(claims):
    found = claims("Members lead a strict life, with much time spent at work per day.")
    assert found
    assert not [row for row in found if row[4]]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Hale opens the mill in 2035.", "future"),
        ("Hale opened the mill in 2019.", "fact"),
        ("Hale leads the market through 2035.", "fact"),
        ("The council approved the budget for 2035.", "fact"),
    ],
)
def test_what_a_date_after_the_articles_brings_is_no_fact_yet(text, certainty):
    graph = newsgraph.build([{"id": "a", "date": "2031-03-05", "text": text}])
    assert [claim.certainty.value for claim in graph.claims.values()] == [certainty]


def test_the_first_part_of_a_compound_is_no_thing(claims):
    found = claims("The boy was wearing a T-shirt.")
    assert [row[2] for row in found] == ["a T-shirt"]


def test_a_name_that_only_the_parse_tells_is_whole():
    doc = Doc(
        Vocab(),
        words=["the", "Norse", "Central", "News", "Agency", "said", "so", "to", "Gary", "Fan"],
        pos=["DET", "ADJ", "PROPN", "PROPN", "PROPN", "VERB", "ADV", "ADP", "PROPN", "PROPN"],
        tags=["DT", "JJ", "NNP", "NNP", "NNP", "VBD", "RB", "IN", "NNP", "NNP"],
        heads=[4, 4, 4, 4, 5, 5, 5, 8, 5, 8],
        deps=["det", "amod", "amod", "compound", "nsubj", "ROOT", "advmod", "case", "obl", "flat"],
    )
    assert [m.head.text for m in mentions_of_doc(doc, "a")] == ["Norse Central News Agency", "Gary Fan"]
