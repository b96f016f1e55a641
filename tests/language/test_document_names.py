from __future__ import annotations

import numpy as np

from newsgraph.language.document_names import document_spans
from newsgraph.language.entity_tags import EntitySpan, bio_tags

LABELS = ("PERSON", "ORG")
TAGS = bio_tags(LABELS)


def opinions(*rows: dict[str, float]) -> np.ndarray:
    """Unnormalised scores: the given ones, 0 for other tags."""
    table = np.zeros((len(rows), len(TAGS)), np.float32)
    for row, scores in enumerate(rows):
        for tag, score in scores.items():
            table[row, TAGS.index(tag)] = score
    return table


def test_a_name_is_read_with_the_help_of_its_other_places():
    words = ["Marden", "grew", ".", "Marden", "fell", "."]
    sure, plain, unsure = {"B-ORG": 12.0}, {"O": 12.0}, {"B-PERSON": 6.0, "B-ORG": 5.5}
    spans = document_spans(words, [opinions(sure, plain, plain), opinions(unsure, plain, plain)], LABELS)
    assert spans == [EntitySpan(0, 1, "ORG"), EntitySpan(3, 4, "ORG")]


def test_another_name_with_the_same_word_says_nothing():
    words = ["Marden", "grew", ".", "Ida", "Marden", "left", "."]
    plain = {"O": 12.0}
    spans = document_spans(
        words,
        [opinions({"B-ORG": 12.0}, plain, plain), opinions({"B-PERSON": 9.0}, {"I-PERSON": 5.0}, plain, plain)],
        LABELS,
    )
    assert spans == [EntitySpan(0, 1, "ORG"), EntitySpan(3, 5, "PERSON")]


def test_words_without_a_capital_are_read_alone():
    words = ["marden", "grew", ".", "marden", "fell", "."]
    plain = {"O": 12.0}
    spans = document_spans(
        words, [opinions({"B-ORG": 12.0}, plain, plain), opinions({"B-PERSON": 12.0}, plain, plain)], LABELS
    )
    assert [span.label for span in spans] == ["ORG", "PERSON"]


def test_a_name_hardly_likelier_than_none_is_none():
    assert document_spans(["Soon"], [opinions({"B-ORG": 1.0})], LABELS) == []


def test_an_empty_document():
    assert document_spans([], [], LABELS) == []
