"""Windows of annotated documents as tensors, with what frames and clusters ask of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from newsgraph.language.entity_tags import bio_tags
from newsgraph.language.semantics.coreference import FEATURE_ROWS, mention_pairs
from newsgraph.language.semantics.inputs import SemanticInventory, word_classes
from newsgraph.language.semantics.mentions import find_mentions
from newsgraph.language.semantics.tree_paths import tree_paths
from newsgraph.language.train.semantics.annotated import Example
from newsgraph.language.train.semantics.corpora import GoldFrame, GoldMention

LEAST_ROLE = 5  # times in the training data


@dataclass(frozen=True, slots=True)
class WordBatch:
    """Padded windows of some documents: ``classes`` as :func:`word_classes` has them, ``place`` the position of each
    word of each document in the flattened windows."""

    vectors: Tensor
    classes: list[Tensor]
    present: Tensor
    place: list[Tensor]


def make_semantic_inventory(
    examples: Sequence[Example], upos: tuple[str, ...], relations: tuple[str, ...]
) -> SemanticInventory:
    """Roles seen at least ``LEAST_ROLE`` times, every roleset, and the rolesets of each lemma as the first network
    lemmatises it, the commonest first."""
    roles = Counter(role for e in examples for f in e.gold.frames or () for _, _, role in f.arguments)
    kept = sorted(role for role, count in roles.items() if count >= LEAST_ROLE and role != "C-V")
    rolesets = sorted({frame.roleset for e in examples for frame in e.gold.frames or ()})
    index = {name: number for number, name in enumerate(rolesets)}
    seen: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for example in examples:
        for frame in example.gold.frames or ():
            seen[example.seen.lemmas[frame.predicate].lower()][index[frame.roleset]] += 1
    of_lemma = {
        lemma: tuple(number for number, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        for lemma, counts in sorted(seen.items())
    }
    return SemanticInventory(upos, relations, tuple(bio_tags(kept)), tuple(rolesets), of_lemma)


def word_batch(examples: Sequence[Example], inventory: SemanticInventory) -> WordBatch:
    """All windows of ``examples``."""
    classes = [word_classes(example.seen, inventory) for example in examples]
    windows = [
        (example.seen, known, window[0][0], window[-1][1])
        for example, known in zip(examples, classes, strict=True)
        for window in example.seen.windows()
    ]
    width = max(end - start for _, _, start, end in windows)
    vectors = np.zeros((len(windows), width, examples[0].seen.vectors.shape[1]), np.float32)
    columns = np.zeros((4, len(windows), width), np.int64)
    present = np.zeros((len(windows), width), np.int64)
    for row, (seen, known, start, end) in enumerate(windows):
        vectors[row, : end - start] = seen.vectors[start:end]
        columns[:, row, : end - start] = known[:, start:end]
        present[row, : end - start] = 1
    place, row = [], 0
    for example in examples:
        places = []
        for window in example.seen.windows():
            places.append(np.arange(window[-1][1] - window[0][0]) + row * width)
            row += 1
        place.append(torch.from_numpy(np.concatenate(places)))
    return WordBatch(
        torch.from_numpy(vectors), [torch.from_numpy(column) for column in columns], torch.from_numpy(present), place
    )


@dataclass(frozen=True, slots=True)
class RoleTargets:
    """Pairs of predicates and words of one document, and what should be said of them."""

    predicates: Tensor  # 1 where a word is one
    pair_predicate: Tensor
    pair_word: Tensor
    paths: tuple[Tensor, Tensor, Tensor, Tensor]
    pair_tag: Tensor
    sense_word: Tensor
    sense_candidates: Tensor  # padded with -1
    sense_right: Tensor


def role_targets(example: Example, inventory: SemanticInventory) -> RoleTargets:
    """Of every frame whose predicate and words are in one found sentence; arguments that leave it are cut."""
    gold, seen = example.gold, example.seen
    tag_index = {tag: number for number, tag in enumerate(inventory.tags)}
    roleset_index = {name: number for number, name in enumerate(inventory.rolesets)}
    flags = np.zeros(len(seen), np.float32)
    by_word: dict[int, GoldFrame] = {frame.predicate: frame for frame in gold.frames or ()}
    flags[list(by_word)] = 1
    parts: defaultdict[str, list[np.ndarray]] = defaultdict(list)
    senses, right, words = [], [], []
    relations = [inventory.relation_index(name) for name in seen.relations]
    for start, end in seen.sentences():
        predicates = [index for index in range(start, end) if index in by_word]
        if not predicates:
            continue
        heads = [head - start for head in seen.heads[start:end]]
        paths = tree_paths(heads, relations[start:end], [index - start for index in predicates])
        tags = np.zeros((len(predicates), end - start), np.int64)
        for row, index in enumerate(predicates):
            for low, high, role in by_word[index].arguments:
                if f"B-{role}" in tag_index and start <= low and high <= end:
                    tags[row, low - start : high - start] = tag_index[f"I-{role}"]
                    tags[row, low - start] = tag_index[f"B-{role}"]
            known = inventory.of_lemma.get(seen.lemmas[index].lower(), ())
            truth = roleset_index.get(by_word[index].roleset, -1)
            if truth in known and len(known) > 1:
                words.append(index)
                senses.append(known)
                right.append(known.index(truth))
        parts["predicate"].append(np.repeat(predicates, end - start))
        parts["word"].append(np.tile(np.arange(start, end), len(predicates)))
        parts["tag"].append(tags.ravel())
        for name in ("shape", "outer", "inner", "distance"):
            parts[name].append(getattr(paths, name).ravel())
    joined = {
        name: torch.from_numpy(np.concatenate(parts[name]) if parts[name] else np.zeros(0, np.int64))
        for name in ("predicate", "word", "tag", "shape", "outer", "inner", "distance")
    }
    table = np.full((len(senses), max((len(known) for known in senses), default=1)), -1, np.int64)
    for row, known in enumerate(senses):
        table[row, : len(known)] = known
    return RoleTargets(
        torch.from_numpy(flags), joined["predicate"], joined["word"],
        (joined["shape"], joined["outer"], joined["inner"], joined["distance"]), joined["tag"],
        torch.tensor(words, dtype=torch.long), torch.from_numpy(table), torch.tensor(right, dtype=torch.long),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClusterTargets:
    """The mentions ``[m]`` of one document, their candidates ``[m, k]`` (padded with -1), and which are right."""

    heads: Tensor
    is_mention: Tensor
    candidates: Tensor
    features: list[Tensor]
    right: Tensor


def cluster_targets(example: Example) -> ClusterTargets:
    """Of one document. Where a corpus annotates names only, mentions are its own ones."""
    inside = find_mentions(example.seen)
    cluster_of = head_clusters(example.gold.mentions or (), example.seen.heads)
    if example.gold.corpus == "redocred":
        inside = [mention for mention in inside if mention.head in cluster_of]
    pairs = mention_pairs(inside)
    first = np.searchsorted(pairs.anaphor, np.arange(len(inside)))
    column = np.arange(len(pairs.anaphor)) - first[pairs.anaphor]
    shape = (len(inside), int(column.max(initial=0)) + 1)
    place = pairs.anaphor, column
    table = np.full(shape, -1, np.int64)
    table[place] = pairs.antecedent
    features = [np.zeros(shape, np.int64) for _ in FEATURE_ROWS]
    for filled, values in zip(features, pairs.features, strict=True):
        filled[place] = values
    names = {cluster: number for number, cluster in enumerate(sorted(set(cluster_of.values())))}
    cluster = np.asarray([names[cluster_of[m.head]] if m.head in cluster_of else -1 for m in inside], np.int64)
    right = np.zeros(shape, bool)
    right[place] = (cluster[pairs.anaphor] >= 0) & (cluster[pairs.anaphor] == cluster[pairs.antecedent])
    return ClusterTargets(
        torch.tensor([mention.head for mention in inside], dtype=torch.long),
        torch.tensor([float(mention.head in cluster_of) for mention in inside]),
        torch.from_numpy(table),
        [torch.from_numpy(filled) for filled in features],
        torch.from_numpy(right),
    )


def head_clusters(mentions: Sequence[GoldMention], heads: Sequence[int]) -> dict[int, str]:
    """The cluster of each head word. Where two mentions share one ("Ann and Bob", "Ann"): the one whose cluster has
    more than itself, then the shorter."""
    sizes = Counter(mention.cluster for mention in mentions)
    result: dict[int, str] = {}
    for mention in sorted(mentions, key=lambda m: (sizes[m.cluster] < 2, m.end - m.start)):
        head = _head_of(mention, heads) if mention.head is None else mention.head
        result.setdefault(head, mention.cluster)
    return result


def _head_of(mention: GoldMention, heads: Sequence[int]) -> int:
    """The first word that hangs on none of the mention, the root among them."""
    inside = range(mention.start, mention.end)
    return next((index for index in inside if heads[index] == index or heads[index] not in inside), mention.start)
