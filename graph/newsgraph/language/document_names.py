"""The names of a whole document: what its sentences say of a word, put together with what they say of it elsewhere.

A name is read where it stands, and its other places in the document speak for it, too (non-local evidence as in
Krishnan & Manning 2006, here by the mean of the network's own opinions).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsgraph.language.entity_tags import EntitySpan, best_spans, log_probabilities

# both were set on the development files: MODEL_CARD.md has the curve
ELSEWHERE = 0.7  # weight of the mean over all places of a name
# corpora that leave labels open teach less of "no name" than there is of it: nats added to it
NO_NAME = 1.5


def document_spans(
    words: Sequence[str], scores: Sequence[NDArray[np.float32]], labels: tuple[str, ...]
) -> list[EntitySpan]:
    """The entities of a document; ``scores`` has ``[words, tags]`` for each sentence, as :func:`best_spans` wants."""
    if not scores:
        return []
    opinions = log_probabilities(np.concatenate(scores))
    for places in _same_names(words):
        opinions[places] = (1 - ELSEWHERE) * opinions[places] + ELSEWHERE * opinions[places].mean(axis=0)
    opinions[:, 0] += NO_NAME
    ends = np.cumsum([0, *map(len, scores)]).tolist()
    return [
        EntitySpan(start + span.start, start + span.end, span.label)
        for start, stop in pairwise(ends)
        for span in best_spans(opinions[start:stop], labels)
    ]


def _same_names(words: Sequence[str]) -> list[list[int]]:
    """The places of each word with a capital letter that stands more than once between the same such neighbours."""
    capital = [word if any(letter.isupper() for letter in word) else "" for word in words]
    before = ["", *(word if word[:1].isupper() else "" for word in words[:-1])]
    after = [*(word if word[:1].isupper() else "" for word in words[1:]), ""]
    places: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for index, word in enumerate(capital):
        if word:
            places[before[index], word, after[index]].append(index)
    return [rows for rows in places.values() if len(rows) > 1]
