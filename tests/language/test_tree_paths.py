"""Paths in a tree as the role layer reads them."""

from __future__ import annotations

from newsgraph.language.semantics.tree_paths import DISTANCES, SHAPES, tree_paths

# "The minister promised to leave": promised is the root, leave hangs on it, to on leave
HEADS = [1, 2, 2, 4, 2]
DET, NSUBJ, ROOT, MARK, XCOMP = range(5)
RELATIONS = [DET, NSUBJ, ROOT, MARK, XCOMP]


def test_path_from_the_root_goes_down_only():
    paths = tree_paths(HEADS, RELATIONS, [2])
    assert paths.shape.tolist() == [[2, 1, 0, 2, 1]]  # further down, child, itself, further down, child
    assert paths.inner.tolist() == [[1 + NSUBJ, 1 + NSUBJ, 0, 1 + XCOMP, 1 + XCOMP]]
    assert paths.outer.tolist() == [[0, 0, 0, 0, 0]]


def test_path_to_the_controller_goes_up_one_step():
    paths = tree_paths(HEADS, RELATIONS, [4])
    assert paths.shape.tolist() == [[5, 4, 3, 1, 0]]
    assert paths.outer.tolist() == [[1 + XCOMP, 1 + XCOMP, 1 + XCOMP, 0, 0]]
    assert paths.inner.tolist() == [[1 + NSUBJ, 1 + NSUBJ, 0, 1 + MARK, 0]]


def test_every_number_is_in_its_table():
    size = 40
    chain = [max(0, index - 1) for index in range(size)]
    paths = tree_paths(chain, [0] * size, [0, 20, size - 1])
    assert paths.shape.max() < SHAPES
    assert paths.distance.min() == 0
    assert paths.distance.max() < DISTANCES


def test_sides_are_told_apart():
    paths = tree_paths(HEADS, RELATIONS, [2])
    assert len({int(paths.distance[0, 1]), int(paths.distance[0, 2]), int(paths.distance[0, 3])}) == 3
