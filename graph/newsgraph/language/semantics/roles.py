"""Frames from scores: predicates, their rolesets, and the best spans of arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsgraph.annotations import Frame, FrameArgument
from newsgraph.language.entity_tags import EntitySpan, spans_of_tags
from newsgraph.language.semantics.layers import RoleLayer
from newsgraph.language.semantics.tree_paths import tree_paths

Floats = NDArray[np.float32]

NUMBERED_ROLES = frozenset(f"ARG{number}" for number in range(6))


@dataclass(frozen=True, slots=True)
class RoleScores:
    """What the network says of the ``n`` words of a window, for frames.

    ``predicate``: ``[n]``, above 0 for a predicate; ``sense``: ``[n, s]``, to be multiplied with rolesets;
    ``as_predicate``, ``as_word``: ``[n, hidden]``, the halves of the role layer.
    """

    predicate: Floats
    sense: Floats
    as_predicate: Floats
    as_word: Floats


@dataclass(frozen=True, slots=True)
class FrameDecoder:
    """``tags`` are BIO tags of roles, ``O`` first; ``rolesets`` those seen with each lemma, as rows of ``senses``."""

    tags: tuple[str, ...]
    rolesets: tuple[str, ...]
    of_lemma: Mapping[str, tuple[int, ...]]
    senses: Floats
    layer: RoleLayer

    def frames(
        self, scores: RoleScores, lemmas: Sequence[str], heads: Sequence[int], relations: Sequence[int], base: int
    ) -> list[Frame]:
        """The frames of one sentence, its words ``[0, n)``; in the result words count from ``base``."""
        predicates = [int(index) for index in np.flatnonzero(scores.predicate > 0)]
        if not predicates:
            return []
        paths = tree_paths(heads, relations, predicates)
        tagged = self.layer(scores.as_predicate[predicates], scores.as_word, paths)
        return [
            Frame(
                base + predicate,
                self._roleset(lemmas[predicate], scores.sense[predicate]),
                tuple(FrameArgument(base + start, base + end, role) for start, end, role in arguments),
            )
            for predicate, arguments in zip(predicates, self._arguments(tagged), strict=True)
        ]

    def _roleset(self, lemma: str, sense: Floats) -> str:
        known = self.of_lemma.get(lemma.lower())
        if not known:
            return f"{lemma.lower()}.01"
        return self.rolesets[known[int(np.argmax(self.senses[list(known)] @ sense))]]

    def _arguments(self, scores: Floats) -> list[list[tuple[int, int, str]]]:
        return [
            self._once(spans_of_tags([self.tags[tag] for tag in row]), over)
            for row, over in zip(best_tags(scores), scores - scores[:, :, :1], strict=True)
        ]

    def _once(self, spans: list[EntitySpan], over: Floats) -> list[tuple[int, int, str]]:
        """The spans, of those of one numbered role the surest: by how far their first word scores over ``O``."""
        best: dict[str, EntitySpan] = {}
        for span in spans:
            column = self.tags.index(f"B-{span.label}")
            known = best.get(span.label)
            if known is None or over[span.start, column] > over[known.start, column]:
                best[span.label] = span
        return [
            (span.start, span.end, span.label)
            for span in spans
            if span.label not in NUMBERED_ROLES or best[span.label] is span
        ]


def best_tags(scores: Floats) -> NDArray[np.int64]:
    """The best well-formed tag sequences under ``scores`` ``[p, n, tags]``: ``O``, then ``B`` and ``I`` of each role.

    Where the best tag of each word makes a well-formed sequence that is it; else Viterbi.
    """
    path: NDArray[np.int64] = scores.argmax(axis=2)
    before = np.concatenate([np.zeros_like(path[:, :1]), path[:, :-1]], axis=1)
    inside = (path > 0) & (path % 2 == 0)
    broken = (inside & (before != path) & (before != path - 1)).any(axis=1)
    if broken.any():
        path[broken] = _viterbi(scores[broken])
    return path


def _viterbi(scores: Floats) -> NDArray[np.int64]:
    """Since an ``I`` may only follow its own ``B`` or ``I`` and all else is free, a step is linear in the tags."""
    rows, size, tags = scores.shape
    begins, insides = np.arange(1, tags, 2), np.arange(2, tags, 2)
    everyone = np.arange(rows)
    total = scores[:, 0].copy()
    total[:, insides] = -np.inf
    back = np.zeros(scores.shape, np.int64)
    for index in range(1, size):
        step = np.repeat(total.argmax(axis=1)[:, None], tags, axis=1)
        step[:, insides] = np.where(total[:, insides] >= total[:, begins], insides, begins)
        back[:, index] = step
        total = total[everyone[:, None], step] + scores[:, index]
    path = np.zeros((rows, size), np.int64)
    path[:, -1] = total.argmax(axis=1)
    for index in range(size - 1, 0, -1):
        path[:, index - 1] = back[everyone, index, path[:, index]]
    return path
