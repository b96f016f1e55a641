"""The training of the second network: losses, schedule by steps, averaged weights, checkpoints."""

from __future__ import annotations

import logging
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from newsgraph.language.semantics.inputs import SemanticInventory
from newsgraph.language.train.captured import add_gradients
from newsgraph.language.train.semantics.annotated import Example
from newsgraph.language.train.semantics.batches import (
    ClusterTargets,
    RoleTargets,
    cluster_targets,
    role_targets,
    word_batch,
)
from newsgraph.language.train.semantics.evaluation import TorchSemantics, semantic_figures
from newsgraph.language.train.semantics.network import MENTION_STYLES, SemanticNetwork

RATE, WARM_UP, AVERAGE = 1e-3, 100, 0.998
WORDS_IN_BATCH = 1100
# of the documents, those of an epoch; EWT is there twice
SHARE = {"ewt": 0.5, "gum": 1.0, "litbank": 0.35, "redocred": 0.25}
HIDDEN_CLASSES = 0.1  # of the words of an example have their relation, entity or word class hidden

_log = logging.getLogger(__name__)


def role_losses(network: SemanticNetwork, states: Tensor, targets: RoleTargets) -> dict[str, Tensor]:
    """Predicates, senses and role tags of one document."""
    predicate = network.predicate(states)[:, 0]
    losses = {"predicate": functional.binary_cross_entropy_with_logits(predicate, targets.predicates)}
    if len(targets.pair_word):
        halves = network.as_predicate(states)[targets.pair_predicate], network.as_word(states)[targets.pair_word]
        scores = network.role_scores(*halves, targets.paths)
        losses["role"] = 2.0 * functional.cross_entropy(scores, targets.pair_tag)
    if len(targets.sense_word):
        queries = network.sense(states)[targets.sense_word]
        candidates = network.senses(targets.sense_candidates.clamp(min=0))
        scores = (candidates @ queries[..., None])[..., 0].masked_fill(targets.sense_candidates < 0, -1e4)
        losses["sense"] = 0.3 * functional.cross_entropy(scores, targets.sense_right)
    return losses


def cluster_losses(network: SemanticNetwork, states: Tensor, targets: ClusterTargets, corpus: str) -> dict[str, Tensor]:
    """Mentions and antecedents of one document (marginal likelihood of every right antecedent, Lee et al. 2017)."""
    words = states[targets.heads]
    mention = network.mention(words)[:, MENTION_STYLES.index(corpus)]
    candidates = targets.candidates.clamp(min=0)
    pairs = network.pair_scores(
        network.anaphor(words)[:, None], network.antecedent(words)[candidates], targets.features
    )
    products = network.antecedent_product(words)[candidates] @ network.anaphor_product(words)[..., None]
    scores = pairs + products[..., 0] + mention[:, None] + mention[candidates]
    scores = scores.masked_fill(targets.candidates < 0, -1e4)
    none = torch.zeros_like(scores[:, :1])
    total = torch.cat([none, scores], 1).logsumexp(1)
    has_antecedent = targets.right.any(1)
    right = torch.where(has_antecedent, scores.masked_fill(~targets.right, -1e4).logsumexp(1), none[:, 0])
    losses = {"antecedent": (total - right).mean() * 2.0}
    if corpus != "redocred":
        losses["mention"] = 0.3 * functional.binary_cross_entropy_with_logits(mention, targets.is_mention)
    return losses


class SemanticFitting:
    """One training run; started again in the same folder, it goes on from its last checkpoint."""

    def __init__(
        self, network: SemanticNetwork, inventory: SemanticInventory, examples: Sequence[Example],
        development: Sequence[Example], folder: Path,
    ) -> None:  # fmt: skip
        self.network, self.inventory, self.examples, self.development = network, inventory, examples, development
        self.checkpoint = folder / "semantics.pt"
        self.optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.02)
        self.average = {name: p.detach().clone() for name, p in network.named_parameters()}
        self.epoch = self.steps = 0
        self._targets: dict[int, RoleTargets | ClusterTargets] = {}
        if self.checkpoint.exists():
            self._resume(torch.load(self.checkpoint))

    def _resume(self, state: dict[str, Any]) -> None:
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average, self.epoch, self.steps = state["average"], state["epoch"], state["steps"]

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average,
            "epoch": self.epoch, "steps": self.steps,
        }  # fmt: skip
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self.checkpoint)

    def run(self, epochs: int) -> None:
        """Trains to the end of epoch ``epochs``; the rate falls along a cosine to nothing at its end."""
        while self.epoch < epochs:
            self.epoch += 1
            self.network.train()
            batches = list(self._batches(random.Random(self.epoch)))
            running: defaultdict[str, float] = defaultdict(float)
            started = time.monotonic()
            for number, batch in enumerate(batches):
                progress = (self.epoch - 1 + number / len(batches)) / epochs
                for name, value in self._step(batch, progress).items():
                    running[name] += value
            shown = {name: round(value / len(batches), 3) for name, value in running.items()}
            seconds = time.monotonic() - started
            _log.info("epoch %d, %d steps in %.0f s, %s", self.epoch, len(batches), seconds, shown)
            self._save()
            if self.epoch % 2 == 0 or self.epoch == epochs:
                _log.info("epoch %d: %s", self.epoch, self.figures())

    def _batches(self, rng: random.Random) -> Iterator[list[Example]]:
        batches = []
        for corpus, share in SHARE.items():
            chosen = [e for e in self.examples if e.gold.corpus == corpus and rng.random() < share]
            rng.shuffle(chosen)
            current: list[Example] = []
            for example in chosen:
                if current and sum(len(e.seen) for e in current) + len(example.seen) > WORDS_IN_BATCH:
                    batches.append(current)
                    current = []
                current.append(example)
            if current:
                batches.append(current)
        rng.shuffle(batches)
        yield from batches

    def _step(self, batch: list[Example], progress: float) -> dict[str, float]:
        rate = RATE * min(1.0, (self.steps + 1) / WARM_UP) * max(0.02, 0.5 + 0.5 * math.cos(math.pi * progress))
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        words = word_batch(batch, self.inventory)
        classes = [
            torch.where(torch.rand(column.shape) < HIDDEN_CLASSES, torch.zeros_like(column), column)
            for column in words.classes
        ]
        states = self.network.states(words.vectors, classes, words.present).flatten(0, 1)
        losses: defaultdict[str, list[Tensor]] = defaultdict(list)
        for example, place in zip(batch, words.place, strict=True):
            share = len(example.seen) / sum(map(len, words.place))
            for name, value in self._losses(example, states[place]).items():
                losses[name].append(value * share)
        parts = {name: torch.stack(values).sum() for name, values in losses.items()}
        self.optimizer.zero_grad(set_to_none=True)
        add_gradients(parts)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.steps += 1
        decay = min(AVERAGE, (self.steps + 1) / (self.steps + 10))
        torch._foreach_lerp_(list(self.average.values()), [p.detach() for p in self.network.parameters()], 1 - decay)
        return {name: float(value.detach()) for name, value in parts.items()}

    def _losses(self, example: Example, states: Tensor) -> dict[str, Tensor]:
        targets = self._targets.get(id(example))
        if targets is None:
            frames = example.gold.frames is not None
            targets = role_targets(example, self.inventory) if frames else cluster_targets(example)
            self._targets[id(example)] = targets
        if isinstance(targets, RoleTargets):
            return role_losses(self.network, states, targets)
        return cluster_losses(self.network, states, targets, example.gold.corpus)

    def averaged(self) -> SemanticNetwork:
        """A network with the averaged weights: what is measured and exported."""
        network = SemanticNetwork(self.network.sizes)
        network.load_state_dict({**self.network.state_dict(), **self.average})
        return network.eval()

    def figures(self) -> dict[str, float]:
        """The averaged network's figures on the development files."""
        return semantic_figures(TorchSemantics(self.averaged(), self.inventory), self.development)
