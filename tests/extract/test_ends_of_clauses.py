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
