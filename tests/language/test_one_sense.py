"""One name, one kind of thing in a text, on Docs made by hand."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from newsgraph.language.one_sense import organisations_apart

VOCAB = English().vocab


def labels(text: str, *spans: tuple[int, int, str]) -> list[tuple[str, str]]:
    words = text.split()
    doc = Doc(VOCAB, words=words, tags=["POS" if word == "'s" else "NNP" for word in words])
    return [(span.text, span.label_) for span in organisations_apart([Span(doc, *span) for span in spans])]


@pytest.mark.parametrize(
    ("text", "spans", "label"),
    [
        ("Marden of Norway paid . They fined Marden", [(0, 1, "PERSON"), (7, 8, "PERSON")], "ORG"),
        ("Marden 's Clara Voss left Marden", [(0, 1, "PERSON"), (2, 4, "PERSON"), (5, 6, "PERSON")], "ORG"),
        ("Marden sued as Marden fell", [(0, 1, "PERSON"), (3, 4, "ORG")], "ORG"),
        ("Marden saw Marden and Marden", [(0, 1, "PERSON"), (2, 3, "ORG"), (4, 5, "PERSON")], None),
        ("Clara Marden left . Marden of Norway won", [(0, 2, "PERSON"), (4, 5, "PERSON")], "PERSON"),
        ("Ms. Marden left . Marden of Norway won", [(1, 2, "PERSON"), (4, 5, "PERSON")], "PERSON"),
        ("Marden 's creditors met Marden", [(0, 1, "PERSON"), (4, 5, "PERSON")], "ORG"),
        ("Marden 's chief executive left", [(0, 1, "PERSON")], "ORG"),
        ("Marden 's chief rival left", [(0, 1, "PERSON")], "PERSON"),
        ("they sold shares in Marden", [(4, 5, "PERSON")], "ORG"),
        ("Marden , which is small , paid", [(0, 1, "PERSON")], "ORG"),
        ("Marden , who is small , is the owner of Marden", [(0, 1, "PERSON"), (10, 11, "PERSON")], "PERSON"),
        ("Clara Marden left . Clara 's creditors came", [(0, 2, "PERSON"), (4, 5, "PERSON")], "PERSON"),
        ("Marden 's Norway", [(0, 1, "PERSON"), (2, 3, "GPE")], "PERSON"),
    ],
)
def test_a_name_of_one_word_is_what_its_surroundings_speak_for(text, spans, label):
    found = {kind for name, kind in labels(text, *spans) if name in ("Marden", "Clara")}
    assert found == ({label} if label else {"PERSON", "ORG"})


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Marden , the second largest lender , paid", "ORG"),
        ("Marden , the new owner , paid", "ORG"),
        ("Marden is a shoe company .", "ORG"),
        ("Marden , the lender 's lawyer , paid", "PERSON"),
        ("Marden , a banker , paid", "PERSON"),
        ("Marden is the owner .", "PERSON"),
    ],
)
def test_what_a_name_of_one_word_is_called_tells(text, label):
    words = text.split()
    verbs = {"paid": "VERB", "is": "AUX", "'s": "PART", ",": "PUNCT", ".": "PUNCT", "the": "DET", "a": "DET"}
    doc = Doc(VOCAB, words=words, pos=[verbs.get(word, "NOUN") for word in words])
    assert [span.label_ for span in organisations_apart([Span(doc, 0, 1, "PERSON")])] == [label]


def test_other_names_stay_as_they_are():
    spans = [(0, 1, "GPE"), (2, 4, "PERSON"), (5, 6, "ORG")]
    assert labels("Norway , Clara Voss and Marden", *spans) == [
        ("Norway", "GPE"),
        ("Clara Voss", "PERSON"),
        ("Marden", "ORG"),
    ]
