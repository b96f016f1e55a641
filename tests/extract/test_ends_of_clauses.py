"""Edges that a clause does not bear out, on sentences of our own, read by the packaged pipeline."""

from __future__ import annotations

import pytest

from hand_parsed import doc_of_rows
from newsgraph.extract import extract
from newsgraph.language import load


@pytest.fixture(scope="module")
def rows():
    nlp = load()

    def read(text: str) -> list[tuple[str, str, str]]:
        return [(claim.subject.span.text, claim.relation.id, claim.object.span.text) for claim in extract(nlp(text))]

    return read


QUEUE = """
* Savers saver NOUN NNS 1 nsubj
  queued queue VERB VBD 1 ROOT
  {word} {word} ADV RB 3 advmod
  branches branch NOUN NNS 1 obj
  . . PUNCT . 1 punct
"""


@pytest.mark.parametrize(("word", "ends"), [("outside", 0), ("only", 1)])
def test_where_people_queue_is_not_queued(word: str, ends: int) -> None:
    doc = doc_of_rows(f"Savers queued {word} branches.", QUEUE.format(word=word))
    assert len(extract(doc)) == ends


def test_being_in_touch_for_days_is_no_edge(rows):
    found = rows("The two ministries, the envoy said, had been in touch for days, but Kova did not call.")
    assert not [row for row in found if row[2] == "touch"]


def test_being_in_touch_with_somebody_is_one(rows):
    assert [row for row in rows("The ministry is in touch with Kova.") if row[2] == "Kova"]


def test_who_is_promised_something_is_not_promised(rows):
    found = rows("Voss visited the mill and promised the staff that nobody would lose a job before 2031.")
    assert not [row for row in found if row[1] == "promises"]
    assert [row for row in found if row[1] == "visits"]


def test_a_body_with_an_article_is_not_from_the_place_in_its_name(rows):
    assert not [row for row in rows("The survey appeared in the Nautical Review of Norway.") if row[1] == "beOf"]


def test_whose_room_it_was_seen_from_is_not_the_launch(rows):
    found = rows("Voss watched the launch from the control room.")
    assert ("Voss", "watch", "the launch") in found


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The next test comes on October 3, when the owners meet in Lund.", "future"),
        ("The next test came on October 3, when the owners met in Lund.", "fact"),
    ],
)
def test_what_a_date_will_bring_is_to_come(text: str, certainty: str) -> None:
    (claim,) = (claim for claim in extract(load()(text)) if claim.subject.span.text == "the owners")
    assert claim.certainty == certainty


def test_one_of_them_is_not_them(rows):
    found = rows("One of them praised the plan. None of them praised the mayor.")
    assert ("One of them", "praises", "the plan") in found
    assert not [row for row in found if row[0] == "None of them"]


def test_the_first_since_a_year_is_not_the_first_ever(rows):
    assert [row for row in rows("The collapse is the first failure of a mill since 2013.") if row[2].endswith("2013")]


def test_a_year_after_other_nouns_is_a_time(rows):
    assert not [row for row in rows("Kova praised the growth of the port since 2013.") if row[2].endswith("2013")]


def test_a_stretch_of_time_is_nothing_done(rows):
    assert not [row for row in rows("Voss spent a lot of the week in silence.") if row[1] == "spend"]


def test_bearings_and_risks_are_no_arguments(rows):
    assert not [row for row in rows("Rebels seized villages to the north of Lund.") if row[2].startswith("the north")]


def test_the_journal_of_a_country_is_its_name(rows):
    found = rows("The study was published in the Nautical Journal of Norway.")
    assert [row for row in found if row[2] == "the Nautical Journal of Norway"]


SOLD = """
* Police police NOUN NNS 1 nsubj
  searched search VERB VBD 1 ROOT
  it it PRON PRP 1 obj
  after after ADP IN 5 case
  the the DET DT 5 det
  bank bank NOUN NN 7 obl
  was be AUX VBD 7 aux:pass
  seized seize VERB VBN 1 parataxis
  by by ADP IN 10 case
  the the DET DT 10 det
  state state NOUN NN 7 obl:agent
  . . PUNCT . 1 punct
"""


def test_a_clause_with_a_tense_of_its_own_borrows_no_subject() -> None:
    claims = extract(doc_of_rows("Police searched it after the bank was seized by the state.", SOLD))
    assert {(claim.subject.span.text, claim.relation.lemma) for claim in claims} == {("Police", "search")}


FIGHTING = """
* We we PRON PRP 2 nsubj
  will will AUX MD 2 aux
  fight fight VERB VB 2 ROOT
  while while SCONJ IN 7 mark
  the the DET DT 5 det
  union union NOUN NN 7 nsubj
  {aux} be AUX {tag} 7 aux
  demanding demand VERB VBG 2 advcl
  silence silence NOUN NN 7 obj
  . . PUNCT . 2 punct
"""


@pytest.mark.parametrize(("aux", "tag", "certainty"), [("was", "VBD", "fact"), ("is", "VBZ", "future")])
def test_what_was_going_on_is_not_to_come(aux: str, tag: str, certainty: str) -> None:
    doc = doc_of_rows(f"We will fight while the union {aux} demanding silence.", FIGHTING.format(aux=aux, tag=tag))
    (claim,) = (claim for claim in extract(doc) if claim.subject.span.text == "the union")
    assert claim.certainty == certainty
