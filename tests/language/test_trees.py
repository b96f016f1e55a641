from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.language.trees import best_tree


def is_tree(heads) -> bool:
    """One word hangs on the root, and every word reaches it."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        node, steps = word, 0
        while node and steps <= len(heads):
            node, steps = int(heads[node - 1]), steps + 1
        if node:
            return False
    return True


def score(scores, heads) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


matrices = st.integers(1, 5).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(-20, 20).map(float), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n
    )
)


@given(matrices)
def test_no_tree_with_one_root_scores_higher(rows):
    scores = np.asarray(rows)
    size = len(scores)
    found = best_tree(scores)
    choices = product(*([h for h in range(size + 1) if h != d + 1] for d in range(size)))
    assert is_tree(found)
    assert score(scores, found) == max(score(scores, heads) for heads in choices if is_tree(heads))


def test_greedy_choice_that_is_a_tree_is_kept():
    scores = np.asarray([[0.0, 0.0, 9.0], [9.0, 0.0, 0.0]])
    assert best_tree(scores).tolist() == [2, 0]


def test_cycle_is_broken_where_it_costs_least():
    # words 1 and 2 prefer each other; entering at word 2 loses less
    scores = np.asarray([[1.0, 0.0, 9.0], [4.0, 9.0, 0.0]])
    assert best_tree(scores).tolist() == [2, 0]


def test_two_wishes_for_the_root_leave_one():
    scores = np.asarray([[9.0, 0.0, 1.0], [8.0, 2.0, 0.0]])
    assert best_tree(scores).tolist() == [0, 1]


@pytest.mark.parametrize("size", [0, 1, 60])
def test_any_size(size):
    scores = np.random.default_rng(3).normal(size=(size, size + 1))
    heads = best_tree(scores)
    assert len(heads) == size
    assert size == 0 or is_tree(heads)
