"""The benchmark's coreference measures, on examples small enough to work out by hand."""

from __future__ import annotations

import pytest
from coreference import aligned
from gum_documents import entity_mentions

from newsgraph.language.train.coreference_scores import b_cubed, ceaf_e, conll, mentions_found, muc, without_singletons


def clusters(text: str) -> list[frozenset[str]]:
    return [frozenset(part) for part in text.split()]


KEY = clusters("abcde fg hijkl")


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e, mentions_found])
def test_the_key_itself_is_all_right(measure) -> None:
    score = measure(KEY, KEY)
    assert (score.precision.value, score.recall.value, score.f1) == (1, 1, 1)


def test_two_clusters_joined_that_are_two() -> None:
    # links: 11 of 12 elements less one cluster less one part; 9 of the 10 links made are right
    response = clusters("abcde fghijkl")
    assert muc(KEY, response).recall.value == 1
    assert muc(KEY, response).precision.value == pytest.approx(9 / 10)
    # of the seven joined, two have 2/7 right and five 5/7; the other five all
    assert b_cubed(KEY, response).precision.value == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert b_cubed(KEY, response).recall.value == 1
    # the second cluster is aligned with the five: 2 * 5 / (5 + 7)
    assert ceaf_e(KEY, response).precision.value == pytest.approx((1 + 10 / 12) / 2)
    assert ceaf_e(KEY, response).recall.value == pytest.approx((1 + 10 / 12) / 3)


def test_a_cluster_cut_in_two() -> None:
    response = clusters("abc de fg hijkl")
    assert muc(KEY, response).recall.value == pytest.approx(8 / 9)
    assert muc(KEY, response).precision.value == 1
    assert b_cubed(KEY, response).recall.value == pytest.approx((3 * 3 / 5 + 2 * 2 / 5 + 2 + 5) / 12)
    assert b_cubed(KEY, response).precision.value == 1


def test_mentions_that_one_side_lacks_recall_nothing_and_are_not_precise() -> None:
    key, response = clusters("abc"), clusters("abx")
    assert muc(key, response).recall.value == muc(key, response).precision.value == 1 / 2
    assert b_cubed(key, response).recall.value == pytest.approx(2 * 2 / 3 / 3)
    assert b_cubed(key, response).precision.value == pytest.approx(2 * 2 / 3 / 3)
    assert ceaf_e(key, response).f1 == pytest.approx(2 * 2 / 6)
    assert mentions_found(key, response).recall.value == pytest.approx(2 / 3)


def test_the_best_alignment_is_not_the_greedy_one() -> None:
    # greedy takes abc-abcd (6/7) and leaves d alone with nothing; the best is that or d.. with efg
    key, response = clusters("abc dx"), clusters("abcd x")
    assert ceaf_e(key, response).recall.value == pytest.approx((6 / 7 + 2 / 3) / 2)


def test_scores_of_texts_add_up_before_they_are_divided() -> None:
    whole = b_cubed(clusters("ab"), clusters("ab")) + b_cubed(clusters("cdef"), clusters("cd ef"))
    assert whole.recall.value == pytest.approx((2 + 4 * 2 / 4) / 6)


def test_the_conll_score_is_the_mean() -> None:
    response = clusters("abcde fghijkl")
    scores = [muc(KEY, response), b_cubed(KEY, response), ceaf_e(KEY, response)]
    assert conll(scores) == pytest.approx(sum(score.f1 for score in scores) / 3)


def test_nothing_against_nothing_is_no_error() -> None:
    assert muc([], []).f1 == b_cubed([], KEY).f1 == ceaf_e(KEY, []).f1 == 0


def test_singletons_are_removed() -> None:
    assert without_singletons(["ab", "c"]) == [frozenset("ab")]


def test_nested_and_split_mentions_are_read() -> None:
    fields = ["(1-person-new(2-place-new)", "", "1)", "(3[1/2]-object-new)", "_", "(3[2/2]-object-new)(1-person-giv)"]
    found = entity_mentions(fields)
    assert [(m.entity, m.kind, m.words) for m in found] == [
        ("1", "person", (0, 1, 2)),
        ("2", "place", (0,)),
        ("3", "object", (3, 5)),
        ("1", "person", (5,)),
    ]


def test_mentions_meet_by_head_and_of_one_head_by_size() -> None:
    # "Ann and Bob" and "Ann" have one head; the longer goes with the longer
    gold = [(0, 0, 11), (0, 0, 3), (8, 8, 11)]
    ours = [(0, 0, 3), (8, 8, 11), (0, 0, 12), (20, 20, 22)]
    assert aligned(gold, ours) == {0: 1, 1: 2, 2: 0}
