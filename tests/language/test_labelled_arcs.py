"""Trees whose heads are scored with their relations."""

from __future__ import annotations

import numpy as np

from newsgraph.language.labelled_arcs import labelled_tree

RELATIONS = ("root", "nsubj", "conj", "det", "obj")


def tree(arcs, relation_of):
    """Heads and relation names; ``relation_of(word, head)`` is the relation that scores best there."""

    def scores(words, heads):
        best = [RELATIONS.index(relation_of(int(word), int(head))) for word, head in zip(words, heads, strict=True)]
        rows = np.zeros((len(best), len(RELATIONS)), np.float32)
        rows[np.arange(len(best)), best] = 4.0
        return rows

    heads, labels = labelled_tree(np.array(arcs, np.float32), scores, RELATIONS)
    return heads.tolist(), [RELATIONS[label] for label in labels]


def test_a_relation_stands_on_its_side_of_the_head():
    # word 0 likes best to be a conjunct of word 1, which no conjunct can be: it is another relation to it
    heads, labels = tree([[0, -9, 5], [5, 0, -9]], lambda word, head: "root" if head == 0 else "conj")
    assert heads == [2, 0]
    assert labels[1] == "root"
    assert labels[0] not in ("conj", "root")


def test_a_head_counts_with_the_best_relation_to_it():
    # the last word's arcs to words 1 and 2 are even; only to word 1 there is a relation that fits
    arcs = [[5, -9, 0, 0], [0, 5, -9, 0], [0, 3, 3, -9]]

    def relation_of(word, head):
        return "root" if head == 0 else "obj" if head == 1 else "det"

    heads, labels = tree(arcs, relation_of)
    assert heads[2] == 1
    assert labels[2] == "obj"


def test_one_root_whatever_the_scores():
    arcs = np.zeros((5, 6), np.float32)
    heads, labels = tree(arcs, lambda word, head: "root" if head == 0 else "obj")
    assert heads.count(0) == 1
    assert labels.count("root") == 1
