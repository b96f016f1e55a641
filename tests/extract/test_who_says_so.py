"""Who says what a sentence reports: sentences of our own, read by the packaged pipeline."""

from __future__ import annotations

import pytest

from newsgraph.extract import extract
from newsgraph.language import load


@pytest.fixture(scope="module")
def sources():
    """The claims of a text with who says so: "" is the article's own voice, "-" somebody who is not named."""
    nlp = load()

    def read(text):
        found = {}
        for claim in extract(nlp(text)):
            said = claim.attribution
            names = []
            while said is not None:
                names.append(said.source.span.text if said.source else "-")
                said = said.via
            ends = (claim.subject.span.text, claim.relation.lemma, claim.object.span.text)
            found[ends] = " via ".join(names)
        return found

    return read


def test_a_relative_clause_at_the_subject_leaves_the_clause_to_its_source(sources):
    found = sources("The ferry line, which was said to be near ruin, has bought two ships, the owner confirmed.")
    assert found["The ferry line", "buy", "two ships"] == "the owner"


def test_an_aside_goes_for_the_next_clause_where_its_subject_is_taken_up(sources):
    found = sources("The brewery did not warn the town, she said, and its managers praised the well.")
    assert found["its managers", "praise", "the well"] == "she"


def test_an_aside_does_not_go_for_a_next_clause_about_another(sources):
    found = sources("The brewery did not warn the town, she said, and the court fined the managers.")
    assert found["the court", "fine", "the managers"] == ""


def test_an_aside_that_the_parse_hangs_on_a_number_is_one(sources):
    found = sources("Orrin Foods has raised its stake in Tavola to 19 percent, the insurer disclosed in a filing.")
    assert found["Orrin Foods", "raise", "its stake in Tavola"] == "the insurer"


def test_a_described_thing_is_no_aside(sources):
    found = sources("Orrin Foods has closed the mill the insurer disclosed in a filing.")
    assert found["Orrin Foods", "close", "the mill"] == ""


@pytest.mark.parametrize(
    "text",
    [
        'The mood was sour, and in the words of the harbour master, Lene Dahl, "the council robbed the crews".',
        'The council, in the words of the harbour master, "robbed the crews".',
        "The council robbed the crews, in the words of the harbour master.",
    ],
)
def test_in_the_words_of_somebody_gives_the_source(sources, text):
    (said,) = {said for ends, said in sources(text).items() if ends[1] == "rob"}
    assert said == "the harbour master"


def test_what_is_somebodys_in_his_words_is_in_no_words(sources):
    found = sources('The dredger was, in the words of the pilot Lene Dahl, "a wreck that robbed crews".')
    assert not [ends for ends in found if "words" in ends[2]]
    assert found["a wreck", "rob", "crews"] == "the pilot"


def test_who_ends_in_the_words_of_another_is_not_quoted(sources):
    assert set(sources("The speech ended in the words of a poet.").values()) <= {""}


def test_what_emerges_has_no_source(sources):
    found = sources("The crews left a day after it emerged that the bishop had sold the chapel.")
    assert found["the bishop", "sell", "the chapel"] == "-"


def test_what_a_body_boasts_of_has_it_as_source(sources):
    found = sources("The brewery grew after it boasted that the bishop had bought the chapel.")
    assert found["the bishop", "buy", "the chapel"] == "it"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It took the crews a week, and in May they closed the well.", False),
        ("It cost Tavola three months to repair the bridge.", False),
        ("It surfaced in Oslo on Monday that Tavola had closed the well.", False),
        ("It took the workers to Oslo.", True),
        ("It appeared in court.", True),
    ],
)
def test_an_it_that_names_nothing_is_no_end(sources, text, named):
    assert any("It" in (ends[0], ends[2]) for ends in sources(text)) == named


def test_what_a_report_goes_on_to_tell_is_the_reports(sources):
    found = sources("The study says the drop is due to changes in the trade, where steel nets have replaced hemp nets.")
    assert found["steel nets", "replace", "hemp nets"] == "The study"


def test_who_is_found_doing_something_is_in_no_report(sources):
    assert sources("Two divers were found swimming in the harbour.")["Two divers", "swim in", "the harbour"] == ""


def test_a_thing_is_not_sure_of_what_follows_from_it(sources):
    found = sources("The heat was so severe that the railway closed the line.")
    assert found["the railway", "close", "the line"] == ""
