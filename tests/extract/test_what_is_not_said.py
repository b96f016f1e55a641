"""What readers of drawn statements found that no sentence says: sentences of our own, read by the packaged pipeline."""

from __future__ import annotations

import pytest

from newsgraph.extract import extract
from newsgraph.extract.lexicon import noun_type
from newsgraph.language import load


@pytest.fixture(scope="module")
def claims():
    """The claims of a text: subject, relation, object, polarity, certainty, the cue of who says so."""
    nlp = load()

    def read(text):
        return [
            (
                claim.subject.span.text,
                claim.relation.id,
                claim.object.span.text,
                claim.certainty.value,
                claim.attribution.cue.text if claim.attribution else "",
            )
            for claim in extract(nlp(text))
        ]

    return read


def test_what_lasts_until_something_is_so_does_not_say_that_it_will_be(claims):
    (found,) = claims("The crews will stay ashore until the contract is off the table.")
    assert found[:1] + found[2:4] == ("the contract", "the table", "conditional")


def test_what_lasted_until_something_happened_says_that_it_did(claims):
    found = claims("The crews guarded the pier until the police closed the harbour.")
    assert ("the police", "closes", "the harbour", "fact", "") in found


def test_the_size_of_what_is_only_proposed_is_as_open_as_that_and_has_its_source(claims):
    found = claims("The minister said she would propose a grant of 15 million euros.")
    assert ("a grant of 15 million euros", "amountTo", "15 million euros", "future", "said") in found


def test_the_size_of_what_was_not_paid_is_not_denied(claims):
    found = claims("The company did not pay the fine of 15 million euros.")
    assert ("the fine of 15 million euros", "amountTo", "15 million euros", "fact", "") in found


def test_one_that_stands_for_a_thing_is_no_number(claims):
    found = claims("The crews asked for a written pledge and were refused one.")
    assert not [row for row in found if row[2] == "one"]


def test_an_it_that_holds_the_place_of_a_clause_is_no_thing(claims):
    found = claims("It is asserted by the Treasury that the owners knew of the leak.")
    assert not [row for row in found if "it" in (row[0].lower(), row[2].lower())]
    assert [row for row in found if row[:3] == ("the owners", "knowOf", "the leak")]


def test_it_may_be_told_something(claims):
    found = claims("The agency closed the port after it was told by the navy that a mine was adrift.")
    assert [row for row in found if "it" in (row[0], row[2])]


@pytest.mark.parametrize(
    ("noun", "plural", "kind"),
    [
        ("dockworker", True, "GROUP"),
        ("schoolchild", True, "GROUP"),
        ("station", True, "FAC"),
        ("figure", False, "THING"),
    ],
)
def test_what_common_nouns_describe(noun, plural, kind):
    assert noun_type(noun, plural=plural).value == kind


def test_a_way_of_doing_something_is_no_thing_that_it_is_done_to(claims):
    assert not claims("The two owners quarrelled in public.")


def test_where_something_was_said_is_no_object_of_saying(claims):
    found = claims("The union said in a statement that the crews had left the port.")
    assert not [row for row in found if row[2] == "a statement"]
    assert [row for row in found if row[0] == "the crews"]


def test_a_title_with_a_hyphen_is_whole(claims):
    found = claims("Harbour League Secretary-General Clara Voss visited Norhaven.")
    assert not [row for row in found if row[1].startswith("beGeneral")]
    assert [row for row in found if "secretary" in (row[1] + row[2]).lower()]


def test_the_size_of_what_is_demanded_is_demanded(claims):
    found = claims("The union demanded a rise of 3 percent.")
    assert ("a rise of 3 percent", "amountTo", "3 percent", "requested", "") in found


def test_how_long_after_something_is_not_when_it_was():
    doc = load()("The change came two weeks after Clara Voss visited Norhaven.")
    (visit,) = (claim for claim in extract(doc) if claim.relation.id == "visits")
    assert visit.time is None


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The owner would rather sell the mill than mend it.", "possible"),
        ("We need to make sure there is salt added to the feed.", "possible"),
        ("The crews must make sure Tavola pays the fine.", "possible"),
        ("There is salt added to the feed.", "fact"),
    ],
)
def test_what_is_preferred_or_seen_to_is_open(claims, text, certainty):
    found = {row[2]: row[3] for row in claims(text)}
    assert next(found[end] for end in ("the mill", "the feed", "the fine") if end in found) == certainty


def test_most_of_a_thing_does_not_come_from_each_of_a_row(claims):
    assert not claims("Most of the barley comes from Norway, Spain and Chile.")
    assert claims("Most of the barley comes from Norway.")
    assert len(claims("The barley comes from Norway and Chile.")) == 2


def test_who_suffers_an_event_does_not_bring_about_what_follows_from_it(claims):
    found = claims("Tavola was fined in May, leading to a strike at the mill.")
    assert not [row for row in found if row[1] == "causes"]
    found = claims("Tavola closed the mill, leading to a strike.")
    assert [row for row in found if row[:3] == ("Tavola", "causes", "a strike")]


def test_a_participle_after_and_goes_on_from_the_participle_before_it(claims):
    found = {row[:3] for row in claims("The guild released a letter, dated May 21 and addressed to the bishop.")}
    assert ("a letter", "beAddressedTo", "the bishop") in found
    assert not [row for row in found if row[0] == "The guild" and row[2] == "the bishop"]


def test_a_comma_before_and_ends_what_the_participle_says(claims):
    found = {
        row[:3] for row in claims("The guild released a letter, signed by ten mayors, and appealed to the bishop.")
    }
    assert [row for row in found if row[0] == "The guild" and row[2] == "the bishop"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Much of the town's power supply was destroyed by rockets.", "Much of the town's power supply"),
        ("Almost half of the pilots backed the plan.", "Almost half of the pilots"),
        ("Two of the officials praised the plan.", "Two of the officials"),
        ("One of the officials praised the plan.", "One of the officials"),
    ],
)
def test_what_is_said_of_a_part_is_not_said_of_the_whole(claims, text, part):
    assert part in {end for row in claims(text) for end in (row[0], row[2])}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("All of the officials praised the plan.", "the officials"),
        ("Both of the officials praised the plan.", "the officials"),
    ],
)
def test_what_is_said_of_all_is_said_of_the_whole(claims, text, whole):
    assert whole in {row[0] for row in claims(text)}


def test_one_of_several_people_is_a_person():
    doc = load()("One of the officials praised the plan.")
    (claim,) = extract(doc)
    assert claim.subject.type.value == "PERSON"


@pytest.mark.parametrize(
    "text",
    [
        "The only thing that helped her was silence.",
        "The mills have cut shifts.",
        "The parents left her to neighbours.",
        "The owner took her on a trip to the coast.",
        "Officials said on Monday, in a decision that surprised the port, that the tax would fall.",
    ],
)
def test_what_is_cut_to_nothing_is_no_claim(claims, text):
    cut = {("was", "silence"), ("have", "cut shifts"), ("leave", "her"), ("take", "her"), ("sayIn", "a decision")}
    assert cut.isdisjoint({(row[1], row[2]) for row in claims(text)})
    assert not [row for row in claims(text) if row[0] == "The only thing"]


def test_what_is_owned_or_counted_is_had(claims):
    assert [row for row in claims("The mill has 40 workers.") if row[1] == "have" or row[1] == "employs"]


def test_a_way_to_do_something_is_something(claims):
    assert [row for row in claims("Kova found a way to cut costs.") if row[2].startswith("a way")]
