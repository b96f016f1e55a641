"""The second network's figures on the development files: everything predicted but the words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from newsgraph.language.semantics.decoding import SemanticDecoder, Semantics
from newsgraph.language.semantics.inputs import SemanticInventory
from newsgraph.language.semantics.roles import FrameDecoder
from newsgraph.language.semantics.words import AnnotatedWords
from newsgraph.language.train.coreference_scores import MEASURES, Score, conll, without_singletons
from newsgraph.language.train.semantics.annotated import Example
from newsgraph.language.train.semantics.batches import head_clusters
from newsgraph.language.train.semantics.network import SemanticNetwork

Floats = NDArray[np.float32]


def frame_decoder(network: SemanticNetwork, inventory: SemanticInventory) -> FrameDecoder:
    """The decoder of frames with the network's tables."""
    senses = network.senses.weight.detach().numpy().copy()
    return FrameDecoder(inventory.tags, inventory.rolesets, inventory.of_lemma, senses, network.role_layer())


class TorchSemantics:
    """The second network as it stands, with the decoding of the pipeline."""

    def __init__(self, network: SemanticNetwork, inventory: SemanticInventory) -> None:
        self._network = network.eval()
        self.decode = SemanticDecoder(
            self._score, inventory, frame_decoder(network, inventory), network.antecedent_layer()
        )

    def _score(self, vectors: Floats, classes: NDArray[np.int64]) -> list[Floats]:
        with torch.inference_mode():
            inputs = [torch.from_numpy(np.ascontiguousarray(row))[None] for row in (vectors, *classes)]
            return [output[0].numpy() for output in self._network(inputs[0].float(), *inputs[1:])]

    def __call__(self, seen: AnnotatedWords) -> Semantics:
        return self.decode(seen)


def semantic_figures(semantics: TorchSemantics | SemanticDecoder, examples: Sequence[Example]) -> dict[str, float]:
    """F1 of predicates, of labelled argument spans (with and without the core ones alone), the share of right rolesets
    of found predicates, and the CoNLL score with its three parts; percentages."""
    counts: Counter[str] = Counter()
    coreference = dict.fromkeys(MEASURES, Score())
    for example in examples:
        found = semantics(example.seen)
        if example.gold.frames is not None:
            _compare_frames(example, found, counts)
        if example.gold.mentions is not None:
            gold: defaultdict[str, set[int]] = defaultdict(set)
            for head, cluster in head_clusters(example.gold.mentions, example.seen.heads).items():
                gold[cluster].add(head)
            key = without_singletons(gold.values())
            response = without_singletons([m.head for m in cluster] for cluster in found.clusters)
            for name, measure in MEASURES.items():
                coreference[name] += measure(key, response)
    figures = {
        "predicates F": _f(counts, "predicates"),
        "roles F": _f(counts, "roles"),
        "core roles F": _f(counts, "core"),
        "senses": 100 * counts["senses right"] / max(1, counts["predicates right"]),
        "coreference CoNLL": 100 * conll(coreference.values()),
        **{f"coreference {name}": 100 * score.f1 for name, score in coreference.items()},
    }
    return {name: round(value, 2) for name, value in figures.items()}


def _f(counts: Counter[str], name: str) -> float:
    return 200 * counts[f"{name} right"] / max(1, counts[f"{name} gold"] + counts[f"{name} found"])


def _compare_frames(example: Example, found: Semantics, counts: Counter[str]) -> None:
    gold = {frame.predicate: frame for frame in example.gold.frames or ()}
    ours = {frame.predicate: frame for frame in found.frames}
    both = gold.keys() & ours.keys()
    counts["predicates right"] += len(both)
    counts["predicates gold"] += len(gold)
    counts["predicates found"] += len(ours)
    counts["senses right"] += sum(gold[p].roleset == ours[p].roleset for p in both)
    truth = {(p, *a) for p, frame in gold.items() for a in frame.arguments if a[2] != "C-V"}
    said = {(p, a.start, a.end, a.role) for p, frame in ours.items() for a in frame.arguments}
    for name, keep in (("roles", lambda role: True), ("core", lambda role: role[:3] == "ARG" and role[3:4].isdigit())):
        right, wrong = ({row for row in rows if keep(row[3])} for rows in (truth, said))
        counts[f"{name} gold"] += len(right)
        counts[f"{name} found"] += len(wrong)
        counts[f"{name} right"] += len(right & wrong)
