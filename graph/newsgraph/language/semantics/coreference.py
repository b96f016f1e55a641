"""Clusters of mentions: each mention takes the best-scored earlier one, or none (Lee et al. 2017, over head words).

A mention is compared with the ``NEAR`` candidates before it, and with up to ``ALIKE`` earlier ones that share a word of
their name: the time is linear in the length of the article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsgraph.language.semantics.layers import AntecedentLayer
from newsgraph.language.semantics.mentions import KINDS, LAST_PRONOUN, NUMBERS, ROLES, Mention

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

NEAR, ALIKE = 40, 20
_SENTENCES = np.asarray([1, 2, 3, 4, 6, 10])
_BLOCK = 2048  # pairs that are scored at once
_MENTIONS = np.asarray([2, 3, 5, 9, 17, 33])
FEATURE_ROWS = (
    len(KINDS) ** 2,
    len(NUMBERS) ** 2 * len(KINDS),
    len(ROLES) ** 2,
    (len(_SENTENCES) + 1) * (len(_MENTIONS) + 1),
    64,
    64,
)


@dataclass(frozen=True, slots=True)
class MentionScores:
    """What the network says of ``m`` mentions.

    ``mention``: ``[m]``; ``anaphor``, ``antecedent``: ``[m, hidden]``, the halves of the antecedent layer;
    ``anaphor_product``, ``antecedent_product``: ``[m, d]``, whose inner product is part of a pair's score.
    """

    mention: Floats
    anaphor: Floats
    antecedent: Floats
    anaphor_product: Floats
    antecedent_product: Floats


@dataclass(frozen=True, slots=True)
class MentionPairs:
    """The pairs that are compared, those of one mention together.

    ``anaphor``, ``antecedent``: ``[pairs]``, positions among the mentions, in text order; ``features``: for each of
    ``FEATURE_ROWS`` ``[pairs]``.
    """

    anaphor: Integers
    antecedent: Integers
    features: tuple[Integers, ...]


def mention_pairs(mentions: Sequence[Mention]) -> MentionPairs:
    """Each mention with the candidates before it."""
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    anaphors: list[int] = []
    antecedents: list[int] = []
    likeness: list[int] = []
    for index, mention in enumerate(mentions):
        alike: set[int] = set()
        for key in _keys(mention):
            alike.update(sharing[key][-ALIKE:])
            sharing[key].append(index)
        near = max(0, index - NEAR)
        far = sorted(p for p in alike if p < near)[-ALIKE:] if mention.kind > LAST_PRONOUN else []
        for position in (*far, *range(near, index)):
            anaphors.append(index)
            antecedents.append(position)
            likeness.append(_likeness(mention, mentions[position]) if position in alike else _DIFFERENT)
    anaphor, antecedent = np.asarray(anaphors, np.int64), np.asarray(antecedents, np.int64)
    features = _features(mentions, anaphor, antecedent, np.asarray(likeness, np.int64))
    return MentionPairs(anaphor, antecedent, features)


def _features(
    mentions: Sequence[Mention], anaphor: Integers, antecedent: Integers, likeness: Integers
) -> tuple[Integers, ...]:
    rows = [(m.kind, m.number, m.role, m.sentence, m.head, m.start, m.end, m.governor) for m in mentions]
    kind, number, role, sentence, head, start, end, governor = np.asarray(rows, np.int64).reshape(len(rows), 8).T
    i, j = anaphor, antecedent
    apart = np.searchsorted(_SENTENCES, sentence[i] - sentence[j], side="right")
    between = np.searchsorted(_MENTIONS, i - j, side="right")
    # bits: same governor, either governs the other, either's phrase holds the other
    structure = (
        1
        + 2 * (governor[i] == governor[j])
        + 4 * (governor[i] == head[j])
        + 8 * (governor[j] == head[i])
        + 16 * ((start[j] <= head[i]) & (head[i] < end[j]))
        + 32 * ((start[i] <= head[j]) & (head[j] < end[i]))
    )
    return (
        kind[i] * len(KINDS) + kind[j],
        (number[i] * len(NUMBERS) + number[j]) * len(KINDS) + kind[i],
        role[i] * len(ROLES) + role[j],
        apart * (len(_MENTIONS) + 1) + between,
        likeness,
        np.where(apart == 0, structure, 0),
    )


def _keys(mention: Mention) -> set[str]:
    """What a mention has in common with every other one that is like it."""
    keys = {mention.lemma, mention.text, *mention.core}
    return keys | {mention.initials.lower()} if len(mention.initials) > 1 else keys


_DIFFERENT = 32


def _likeness(mention: Mention, other: Mention) -> int:
    """Bits: same head lemma, same words, words shared, one within the other, acronym, words that only each has."""
    shared = mention.core & other.core
    short, long = (mention, other) if len(mention.text) < len(other.text) else (other, mention)
    acronym = len(short.text) > 1 and len(short.core) == 1 and short.text == long.initials.lower()
    return (
        (mention.lemma == other.lemma)
        + 2 * (mention.text == other.text)
        + 4 * bool(shared)
        + 8 * (mention.core <= other.core or other.core <= mention.core)
        + 16 * acronym
        + _DIFFERENT * bool(mention.core - shared and other.core - shared)
    )


def clusters(mentions: Sequence[Mention], scores: MentionScores, layer: AntecedentLayer) -> list[list[int]]:
    """Clusters of two or more mentions, as positions in ``mentions``, in text order."""
    cluster_of: dict[int, int] = {}
    result: list[list[int]] = []
    for index, antecedent in enumerate(best_antecedents(mentions, scores, layer)):
        if antecedent is None:
            continue
        if antecedent not in cluster_of:
            cluster_of[antecedent] = len(result)
            result.append([antecedent])
        cluster_of[index] = cluster_of[antecedent]
        result[cluster_of[index]].append(index)
    return result


def best_antecedents(mentions: Sequence[Mention], scores: MentionScores, layer: AntecedentLayer) -> list[int | None]:
    """For each mention the position of its best antecedent, None where it is likelier to have none."""
    found: list[int | None] = [None] * len(mentions)
    pairs = mention_pairs(mentions)
    best = np.zeros(len(mentions), np.float32)
    for start in range(0, len(pairs.anaphor), _BLOCK):
        block = slice(start, start + _BLOCK)
        i, j = pairs.anaphor[block], pairs.antecedent[block]
        values = layer(scores.anaphor[i] + scores.antecedent[j], [rows[block] for rows in pairs.features])
        values += np.einsum("pd,pd->p", scores.anaphor_product[i], scores.antecedent_product[j])
        values += scores.mention[i] + scores.mention[j]
        for row in np.flatnonzero(values > best[i]).tolist():
            if values[row] > best[i[row]]:
                best[i[row]], found[int(i[row])] = values[row], int(j[row])
    return found
