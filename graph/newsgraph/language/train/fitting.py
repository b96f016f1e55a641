"""The training loop: losses, schedule by wall clock, averaged weights, checkpoints."""

from __future__ import annotations

import logging
import math
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from newsgraph.language.features import Features, Featurizer
from newsgraph.language.lemmas import LemmaLexicon
from newsgraph.language.train.batches import IGNORE, Batch, ExampleMaker, epoch_batches
from newsgraph.language.train.corpora import Corpora
from newsgraph.language.train.evaluation import Report, evaluate
from newsgraph.language.train.network import Network
from newsgraph.language.train.sentences import Sentence
from newsgraph.language.windows import Decoder, Inventory, RelationLayer, Scores, WordAnnotations, annotate_words

ENCODER_RATE, HEAD_RATE = 2e-4, 1.5e-3
WEIGHTS = {"upos": 0.5, "xpos": 1.0, "lemma": 0.7, "sentence": 2.0}
ENTITY_WEIGHT = 2.0
WARM_UP = 100  # steps
AVERAGE = 0.998  # of the exponential moving average, a step
EVALUATE_EVERY = 6  # epochs

_log = logging.getLogger(__name__)


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The weighted losses of a batch by layer."""
    x = network.word_vectors(batch.pieces, batch.shapes, batch.first, batch.last, batch.present)
    words = batch.words.float()
    # a word's loss is minus the log of the probability of all the tags that its corpus leaves possible
    probability = network.entity_scores(x).float().log_softmax(-1).masked_fill(~batch.tags, -1e4).logsumexp(-1)
    result = {"entity": -(probability * words).sum() / words.sum() * ENTITY_WEIGHT}
    for layer, weight in WEIGHTS.items():
        if layer in batch.targets:
            scores = getattr(network, layer)(x).float().flatten(0, 1)
            target = batch.targets[layer].flatten()
            if (target != IGNORE).any():
                share = weight if "arc" in batch.targets else weight * 0.15
                result[layer] = functional.cross_entropy(scores, target, ignore_index=IGNORE) * share
    if "arc" in batch.targets:
        result.update(_tree_losses(network, batch, x))
    return result


def _tree_losses(network: Network, batch: Batch, x: Tensor) -> dict[str, Tensor]:
    position = torch.arange(x.size(1))[None, None]
    inside = (position >= batch.low[..., None]) & (position < batch.high[..., None])
    inside = torch.cat([torch.ones_like(inside[..., :1]), inside], -1)
    arcs = network.arc_scores(x).float().masked_fill(~inside, -1e4)
    heads = batch.targets["arc"]
    dependent, head = network.relation_halves(x)
    picked = torch.gather(head, 1, heads.clamp(min=0)[..., None].expand(-1, -1, head.size(-1)))
    relations = network.relation_scores(dependent + picked).float()
    return {
        "arc": functional.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE),
        "relation": functional.cross_entropy(
            relations.flatten(0, 1), batch.targets["relation"].flatten(), ignore_index=IGNORE
        ),
    }


class TorchAnnotator:
    """Annotates words with the network as it stands."""

    def __init__(
        self, network: Network, inventory: Inventory, lexicon: LemmaLexicon, featurizer: Featurizer
    ) -> None:
        self._network, self._featurizer = network.eval(), featurizer
        layer = network.relation
        relation = RelationLayer(layer.weight.detach().numpy().copy(), layer.bias.detach().numpy().copy())
        self._decoder = Decoder(inventory, relation, lexicon)

    def _score(self, features: Features) -> Scores:
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=False):
            inputs = (features.pieces, features.shapes, features.first, features.last)
            return Scores(*(t[0].numpy() for t in self._network(*(torch.from_numpy(i)[None] for i in inputs))))

    def __call__(self, words: Sequence[str], paragraph_starts: Sequence[bool]) -> WordAnnotations:
        return annotate_words(words, paragraph_starts, self._featurizer, self._score, self._decoder)


class Fitting:
    """One training run in ``folder``; started again there, it goes on from its last checkpoint."""

    def __init__(
        self, network: Network, inventory: Inventory, lexicon: LemmaLexicon, featurizer: Featurizer, folder: Path
    ) -> None:
        self.network, self.inventory, self.lexicon, self.featurizer = network, inventory, lexicon, featurizer
        self.checkpoint = folder / "checkpoint.pt"
        self.trained = {name: p for name, p in network.named_parameters() if p.requires_grad}
        encoder = [p for name, p in self.trained.items() if name.startswith("layers.")]
        heads = [p for name, p in self.trained.items() if not name.startswith("layers.")]
        groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.average = {name: p.detach().clone() for name, p in self.trained.items()}
        self.epoch, self.steps, self.seconds = 0, 0, 0.0
        if self.checkpoint.exists():
            self._resume(torch.load(self.checkpoint))

    def _resume(self, state: dict[str, Any]) -> None:
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.epoch, self.steps, self.seconds = state["epoch"], state["steps"], state["seconds"]

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average,
            "epoch": self.epoch, "steps": self.steps, "seconds": self.seconds,
        }  # fmt: skip
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self.checkpoint)

    def run(self, corpora: Corpora, development: Mapping[str, Sequence[Sentence]], minutes: float) -> None:
        """Trains for ``minutes`` of wall clock in all; the rates fall along a cosine to nothing at the end of them."""
        maker = ExampleMaker(self.featurizer, self.inventory, corpora)
        while self.seconds < minutes * 60:
            self.epoch += 1
            self.network.train()
            running: defaultdict[str, float] = defaultdict(float)
            started, before, words = time.monotonic(), self.seconds, 0
            for number, batch in enumerate(epoch_batches(corpora, maker, self.epoch)):
                self.seconds = before + time.monotonic() - started
                if self.seconds >= minutes * 60:
                    break
                for name, value in self._step(batch, self.seconds / (minutes * 60)).items():
                    running[name] += value
                words += int(batch.words.sum())
                if number % 100 == 99:
                    shown = {name: round(value / 100, 3) for name, value in running.items()}
                    _log.info(
                        "epoch %d step %d, %.1f min, %.0f words/s, %s",
                        self.epoch, self.steps, self.seconds / 60, words / (self.seconds - before), shown,
                    )  # fmt: skip
                    running.clear()
            self._save()
            if self.epoch % EVALUATE_EVERY == 0:
                self.report(development, most_documents=60)
        self.report(development)

    def _step(self, batch: Batch, progress: float) -> dict[str, float]:
        scale = min(1.0, (self.steps + 1) / WARM_UP) * max(0.01, 0.5 + 0.5 * math.cos(math.pi * progress))
        for group, rate in zip(self.optimizer.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True):
            group["lr"] = rate * scale
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(self.network, batch)
        self.optimizer.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.trained.values(), 2.0)
        self.optimizer.step()
        self.steps += 1
        decay = min(AVERAGE, (self.steps + 1) / (self.steps + 10))
        torch._foreach_lerp_(list(self.average.values()), [p.detach() for p in self.trained.values()], 1 - decay)
        return {name: float(value.detach()) for name, value in parts.items()}

    def averaged(self) -> Network:
        """A network with the averaged weights: what is measured and exported."""
        network = Network(self.inventory)
        network.load_state_dict({**self.network.state_dict(), **self.average})
        return network.eval()

    def report(
        self, development: Mapping[str, Sequence[Sentence]], most_documents: int | None = None
    ) -> dict[str, Report]:
        """The averaged network's reports, also logged."""
        annotator = TorchAnnotator(self.averaged(), self.inventory, self.lexicon, self.featurizer)
        reports = evaluate(annotator, development, most_documents)
        for name, report in reports.items():
            _log.info("epoch %d %s %s", self.epoch, name, report.figures())
        return reports
