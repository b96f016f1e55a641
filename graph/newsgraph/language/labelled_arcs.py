"""Arcs and their relations together: a head is as good as the best relation to it, on the side where that may stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from newsgraph.language.trees import best_tree

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# relations that have their head on one side in the English treebanks (train parts; at most 1 in 80 on the other)
HEAD_BEFORE = frozenset(
    (
        "acl", "acl:relcl", "advcl:relcl", "appos", "compound:prt", "conj", "fixed", "flat", "goeswith", "iobj", "nmod",
        "obl:agent",
    )
)  # fmt: skip
HEAD_AFTER = frozenset(["cc", "det", "det:predet", "mark", "nmod:poss", "aux", "compound"])
CANDIDATES = 4  # heads of each word whose relations are looked at
OUT_OF_REACH = np.float32(-1e4)


def labelled_tree(
    arcs: Floats,
    relation_scores: Callable[[Integers, Integers], Floats],
    relations: tuple[str, ...],
) -> tuple[Integers, Integers]:
    """The best tree of a sentence of ``n`` words, and the best relations on it.

    Args:
        arcs: ``[n, n + 1]``, as :func:`best_tree` takes them.
        relation_scores: Of words (0-based) and their heads (1-based, 0 the root), ``[k]`` each, the scores
            ``[k, len(relations)]``.
        relations: Names of the relations.

    Returns:
        Heads (1-based, 0 the root) and relations (positions in ``relations``), ``[n]`` each.
    """
    size = len(arcs)
    chances = _log_softmax(arcs)
    heads = np.argsort(-chances, axis=1, kind="stable")[:, :CANDIDATES]
    words = np.repeat(np.arange(size), heads.shape[1])
    scores = relation_scores(words, heads.ravel())
    barred = _barred(words, heads.ravel(), relations)
    best = np.where(barred, OUT_OF_REACH, _log_softmax(scores)).max(axis=1).reshape(heads.shape)
    # a head that was not looked at is worth no more than the worst of those that were
    joint = chances + best.min(axis=1, keepdims=True)
    np.put_along_axis(joint, heads, np.take_along_axis(chances, heads, axis=1) + best, axis=1)
    tree = best_tree(joint)
    looked_at = (heads == tree[:, None]).argmax(axis=1)
    if (heads[np.arange(size), looked_at] == tree).all():
        rows = np.arange(size) * heads.shape[1] + looked_at
        return tree, np.where(barred[rows], OUT_OF_REACH, scores[rows]).argmax(axis=1)
    everyone = np.arange(size)
    chosen = np.where(_barred(everyone, tree, relations), OUT_OF_REACH, relation_scores(everyone, tree))
    return tree, chosen.argmax(axis=1)


@lru_cache(maxsize=8)
def _sides(relations: tuple[str, ...]) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which relations may not stand at a root, before their head, after it."""
    before = np.array([name in HEAD_BEFORE for name in relations])
    after = np.array([name in HEAD_AFTER for name in relations])
    root = np.array([name == "root" for name in relations])
    return ~root, root | before, root | after


def _barred(words: Integers, heads: Integers, relations: tuple[str, ...]) -> NDArray[np.bool_]:
    """``[k, len(relations)]``: what may not stand on the head's side, or is no root."""
    at_root, before_head, after_head = _sides(relations)
    is_root = (heads == 0)[:, None]
    follows = (heads > words + 1)[:, None]
    return np.where(is_root, at_root, np.where(follows, before_head, after_head))


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)
