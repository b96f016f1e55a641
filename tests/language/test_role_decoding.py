"""Frames from scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from newsgraph.annotations import Frame, FrameArgument
from newsgraph.language.entity_tags import bio_tags
from newsgraph.language.semantics.layers import RoleLayer
from newsgraph.language.semantics.roles import FrameDecoder, RoleScores, best_tags
from newsgraph.language.semantics.tree_paths import DISTANCES, SHAPES

TAGS = tuple(bio_tags(["ARG0", "ARG1"]))


def well_formed(row):
    names = [TAGS[tag] for tag in row]
    return all(
        not name.startswith("I-") or (index > 0 and names[index - 1][2:] == name[2:])
        for index, name in enumerate(names)
    )


@pytest.mark.parametrize("seed", range(6))
def test_best_tags_are_the_best_well_formed_ones(seed):
    scores = np.random.default_rng(seed).normal(size=(3, 4, len(TAGS))).astype(np.float32)
    found = best_tags(scores)
    for row, path in zip(scores, found, strict=True):
        every = [p for p in product(range(len(TAGS)), repeat=4) if well_formed(p)]
        best = max(every, key=lambda p: sum(row[word, tag] for word, tag in enumerate(p)))
        assert tuple(path.tolist()) == best


def decoder(of_lemma, rolesets=("approve.01", "approve.02")):
    hidden = 2
    rows = SHAPES * 2
    weight = np.zeros((len(TAGS), hidden), np.float32)
    weight[TAGS.index("B-ARG0")] = (9, 0)
    weight[TAGS.index("B-ARG1")] = (0, 9)
    layer = RoleLayer(
        1, np.zeros((rows, hidden), np.float32), np.zeros((rows, hidden), np.float32),
        np.zeros((DISTANCES, hidden), np.float32), weight, np.zeros(len(TAGS), np.float32),
    )  # fmt: skip
    return FrameDecoder(TAGS, rolesets, of_lemma, np.eye(2, dtype=np.float32), layer)


def scores_of(predicates, words, sense):
    size = len(words)
    return RoleScores(
        np.asarray([1.0 if index in predicates else -1.0 for index in range(size)], np.float32),
        np.tile(np.asarray(sense, np.float32), (size, 1)),
        np.zeros((size, 2), np.float32),
        np.asarray(words, np.float32),
    )


def test_a_frame_has_its_words_in_the_document_and_the_likelier_sense_of_its_lemma():
    # "Parliament approved it": the first word scores as ARG0, the last as ARG1
    scores = scores_of({1}, [(3, -3), (-3, -3), (-3, 3)], sense=(0, 1))
    frames = decoder({"approve": (0, 1)}).frames(scores, ["parliament", "approve", "it"], [1, 1, 1], [0, 0, 0], 10)
    assert frames == [Frame(11, "approve.02", (FrameArgument(10, 11, "ARG0"), FrameArgument(12, 13, "ARG1")))]


def test_an_unknown_lemma_has_its_first_sense():
    frames = decoder({}).frames(scores_of({0}, [(0, 0)], (0, 1)), ["Ratify"], [0], [0], 0)
    assert [frame.roleset for frame in frames] == ["ratify.01"]


def test_a_sentence_without_predicate_has_no_frame():
    assert decoder({}).frames(scores_of(set(), [(3, 0)], (0, 1)), ["kenya"], [0], [0], 0) == []
