"""Whom descriptions and pronouns mean: articles of our own, read by the packaged pipeline."""

from __future__ import annotations

import pytest

import newsgraph


@pytest.fixture(scope="module")
def labels():
    """Of a text, for each mention's words, in order, what it stands for."""

    def read(text):
        graph = newsgraph.build([{"id": "a", "date": "2031-03-05", "text": text}])
        rows = [(m.span.start, m.span.text, p.label) for p in graph.profiles.values() for m in p.mentions]
        return [(words, label) for _, words, label in sorted(rows)]

    return read


ONE = {
    "who acts in the clause before": (
        "When Ann Lee landed in Norhaven, the head of Orrin Bank had a list of demands.",
        ("the head of Orrin Bank", "Ann Lee"),
    ),
    "a second role without an article": (
        "Ann Lee, the founder and chief executive of Orrin Foods, resigned. A cousin of Orrin's founder took over.",
        ("Orrin's founder", "Ann Lee"),
    ),
    "the owner of the row": (
        "Orrin Bank bought the Norhaven lender. It got the Norhaven lender's deposits, its branches and its staff.",
        ("its branches", "the Norhaven lender's branches"),
    ),
    "a body by what is new of it": (
        "The watchdog seized Karst Savings Bank on Sunday. The watchdog said the regional lender had 19 branches.",
        ("the regional lender", "Karst Savings Bank"),
    ),
    "the only body there": (
        "The drone was made by Calandria Space. The company will build another one.",
        ("The company", "Calandria Space"),
    ),
    "a child by another word": (
        "His daughter's condition worsened, so that the baby lost all her strength.",
        ("the baby", "his daughter"),
    ),
    "who holds the office": (
        "The Mayor of Koper, Nadja Bertok, whose city kept money with the bank, said it was safe.",
        ("city", "Nadja Bertok's city"),
    ),
    "the last of a row": (
        "The best known effects of the lack are visible goitre and cretinism, a condition of early life.",
        ("a condition of early life", "cretinism"),
    ),
}


@pytest.mark.parametrize(("text", "pair"), ONE.values(), ids=ONE)
def test_a_description_stands_for_what_the_sentence_names(labels, text, pair):
    words, label = pair
    assert (words, label) in labels(text)


APART = {
    "another head of something acts beside the named one": (
        "When Ann Lee met the judge, the head of Orrin Bank left.",
        ("the head of Orrin Bank", "Ann Lee"),
    ),
    "a developer is no agency": (
        "The Banking Stability Agency published a letter. It contradicted Ann Lee. The developer did not reply.",
        ("The developer", "Banking Stability Agency"),
    ),
    "a project is no software": (
        "The firm wrote the software. The program failed twice. The minister has backed the project.",
        ("the project", "the software"),
    ),
    "one told apart from another before it": (
        "A rocket exploded over the sea. The firm will build a second rocket. Data sent by the rocket were lost.",
        ("the rocket", "a second rocket"),
    ),
}


@pytest.mark.parametrize(("text", "pair"), APART.values(), ids=APART)
def test_a_description_of_something_else_stays_apart(labels, text, pair):
    found = labels(text)
    words, label = pair
    assert words in [row[0] for row in found]
    assert (words, label) not in found


def test_what_only_its_predicate_names_makes_no_edge():
    graph = newsgraph.build([{"id": "a", "date": "2031-03-05", "text": "It was a very long day for the town."}])
    assert [claim.subject.span.text for claim in graph.claims.values()]
    assert not graph.statements()
