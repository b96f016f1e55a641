"""From the first network's words to frames and clusters: the second network's whole way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsgraph.annotations import Frame
from newsgraph.language.semantics.coreference import MentionScores, clusters
from newsgraph.language.semantics.inputs import SemanticInventory, word_classes
from newsgraph.language.semantics.layers import AntecedentLayer
from newsgraph.language.semantics.mentions import Mention, find_mentions
from newsgraph.language.semantics.roles import FrameDecoder, RoleScores
from newsgraph.language.semantics.words import AnnotatedWords

Floats = NDArray[np.float32]

OUTPUTS = (
    "predicate", "sense", "as_predicate", "as_word", "mention", "anaphor", "antecedent", "anaphor_product",
    "antecedent_product",
)  # fmt: skip
ROLE_OUTPUTS = 4  # the first of them are for frames
LEAST_MENTION = -3.0  # a word that scores lower heads no mention

SemanticScorer = Callable[[Floats, NDArray[np.int64]], list[Floats]]


@dataclass(frozen=True, slots=True)
class Semantics:
    """What a document means: frames in text order, clusters of two or more mentions each."""

    frames: tuple[Frame, ...]
    clusters: tuple[tuple[Mention, ...], ...]


@dataclass(frozen=True, slots=True)
class SemanticDecoder:
    """``scorer`` takes the vectors ``[n, width]`` and classes ``[4, n]`` of one window and gives ``OUTPUTS``."""

    scorer: SemanticScorer
    inventory: SemanticInventory
    frame_decoder: FrameDecoder
    antecedent_layer: AntecedentLayer

    def __call__(self, seen: AnnotatedWords) -> Semantics:
        """The frames and clusters of one document."""
        classes = word_classes(seen, self.inventory)
        relations = classes[1].tolist()
        frames: list[Frame] = []
        said: list[list[Floats]] = []
        for window in seen.windows():
            base, end = window[0][0], window[-1][1]
            scores = self.scorer(seen.vectors[base:end], classes[:, base:end])
            for start, stop in window:
                here = RoleScores(*(part[start - base : stop - base] for part in scores[:ROLE_OUTPUTS]))
                heads = [head - start for head in seen.heads[start:stop]]
                frames.extend(
                    self.frame_decoder.frames(here, seen.lemmas[start:stop], heads, relations[start:stop], start)
                )
            said.append(scores[ROLE_OUTPUTS:])
        return Semantics(tuple(frames), self._clusters(seen, said))

    def _clusters(self, seen: AnnotatedWords, said: list[list[Floats]]) -> tuple[tuple[Mention, ...], ...]:
        if not said:
            return ()
        columns = [np.concatenate(parts) for parts in zip(*said, strict=True)]
        mentions = [mention for mention in find_mentions(seen) if columns[0][mention.head] > LEAST_MENTION]
        heads = [mention.head for mention in mentions]
        scores = MentionScores(*(column[heads] for column in columns))
        found = clusters(mentions, scores, self.antecedent_layer)
        return tuple(tuple(mentions[position] for position in cluster) for cluster in found)
