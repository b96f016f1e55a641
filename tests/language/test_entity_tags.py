from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.language.entity_tags import EntitySpan, best_spans, bio_tags, spans_of_tags

LABELS = ("PERSON", "ORG")
TAGS = bio_tags(LABELS)


def scores_for(*preferred: str) -> np.ndarray:
    table = np.zeros((len(preferred), len(TAGS)), np.float32)
    for row, tag in enumerate(preferred):
        table[row, TAGS.index(tag)] = 5.0
    return table


def test_spans_of_neighbouring_names():
    tags = ["B-PERSON", "B-PERSON", "I-PERSON", "O", "B-ORG"]
    assert spans_of_tags(tags) == [EntitySpan(0, 1, "PERSON"), EntitySpan(1, 3, "PERSON"), EntitySpan(4, 5, "ORG")]


def test_tags_without_a_beginning_still_make_a_span():
    assert spans_of_tags(["O", "I-ORG", "I-ORG"]) == [EntitySpan(1, 3, "ORG")]


def test_consistent_scores_are_followed():
    assert best_spans(scores_for("O", "B-ORG", "I-ORG", "O"), LABELS) == [EntitySpan(1, 3, "ORG")]


def test_an_inside_tag_never_continues_another_label():
    table = scores_for("B-PERSON", "I-ORG")
    table[0, TAGS.index("B-ORG")] = 4.5
    assert best_spans(table, LABELS) == [EntitySpan(0, 2, "ORG")]


def test_no_words():
    assert best_spans(np.zeros((0, len(TAGS)), np.float32), LABELS) == []


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=len(TAGS), max_size=len(TAGS)), min_size=1, max_size=8))
def test_spans_lie_in_order_and_apart(rows):
    spans = best_spans(np.asarray(rows, np.float32), LABELS)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(span.start < span.end <= len(rows) for span in spans)
