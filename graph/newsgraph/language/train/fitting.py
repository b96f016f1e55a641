"""The training loop of the first network: losses, schedule, averaged weights, checkpoints."""

from __future__ import annotations

import logging
import math
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from newsgraph.language.features import Features, Featurizer
from newsgraph.language.lemmas import LemmaLexicon
from newsgraph.language.train.batches import IGNORE, PIECES_IN_BATCH, Batch, ExampleMaker, epoch_batches
from newsgraph.language.train.captured import CapturedLosses, add_gradients
from newsgraph.language.train.corpora import NAMES_SHARE, Corpora
from newsgraph.language.train.epochs import epochs
from newsgraph.language.train.evaluation import Report, evaluate
from newsgraph.language.train.network import LAYERS as ENCODER_LAYERS
from newsgraph.language.train.network import Network
from newsgraph.language.train.sentences import Sentence
from newsgraph.language.train.teaching import (
    LAYERS,
    inside_sentence,
    mean_opinion,
    relation_scores,
    taught_losses,
)
from newsgraph.language.windows import Decoder, Inventory, RelationLayer, Scores, WordAnnotations, annotate_words

WEIGHTS = {"upos": 0.5, "xpos": 1.0, "lemma": 0.7, "sentence": 2.0, "entity": 2.0}
TREELESS = 0.15  # of the weights, where a corpus of names has these layers
ANNOTATED = 0.5  # of the losses against the corpora, where there are teachers
WARM_UP = 100  # steps
AVERAGE = 0.998  # of the exponential moving average, a step
EVALUATE_EVERY = 6  # epochs


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast: the rates rise over ``WARM_UP`` steps and fall along a cosine to nothing.

    ``layer_decay`` lowers the rate by that factor a layer of the encoder, from the last one down.
    """

    epochs: int
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    layer_decay: float = 1.0
    seed: int = 1
    pieces: int = PIECES_IN_BATCH
    workers: int = 0
    share: Mapping[str, float] = field(default_factory=lambda: NAMES_SHARE)


_log = logging.getLogger(__name__)


def losses(network: Network, batch: Batch, teachers: Sequence[Network] = ()) -> dict[str, Tensor]:
    """The weighted losses of a batch by layer, against the corpora and the opinion of ``teachers``."""
    x = network.word_vectors(batch.pieces, batch.shapes, batch.first, batch.last, batch.present)
    words = batch.words.float()
    # a word's loss is minus the log of the probability of all the tags that its corpus leaves possible
    probability = network.entity_scores(x).float().log_softmax(-1).masked_fill(~batch.tags, -1e4).logsumexp(-1)
    result = {"entity": -(probability * words).sum() / words.sum() * WEIGHTS["entity"]}
    for layer in LAYERS:
        if layer in batch.targets:
            share = WEIGHTS[layer] if "arc" in batch.targets else WEIGHTS[layer] * TREELESS
            result[layer] = _cross_entropy(getattr(network, layer)(x), batch.targets[layer]) * share
    if "arc" in batch.targets:
        heads = batch.targets["arc"]
        arcs = network.arc_scores(x).float().masked_fill(~inside_sentence(batch), -1e4)
        result["arc"] = _cross_entropy(arcs, heads)
        result["relation"] = _cross_entropy(relation_scores(network, x, heads), batch.targets["relation"])
    if teachers:
        result = {layer: value * ANNOTATED for layer, value in result.items()}
        result |= taught_losses(network, batch, x, mean_opinion(teachers, batch), WEIGHTS)
    return result


def _cross_entropy(scores: Tensor, target: Tensor) -> Tensor:
    """The mean over the words that have a target; 0 where none has."""
    total = functional.cross_entropy(
        scores.float().flatten(0, 1), target.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    return total / (target != IGNORE).sum().clamp(min=1)


@dataclass(frozen=True, slots=True)
class Language:
    """What a network needs beside its weights."""

    inventory: Inventory
    lexicon: LemmaLexicon
    featurizer: Featurizer


class TorchAnnotator:
    """Annotates words with the network as it stands."""

    def __init__(self, network: Network, language: Language) -> None:
        self._network, self._featurizer = network.eval(), language.featurizer
        layer = network.relation
        relation = RelationLayer(layer.weight.detach().numpy().copy(), layer.bias.detach().numpy().copy())
        self._decoder = Decoder(language.inventory, relation, language.lexicon)

    def _score(self, features: Features) -> Scores:
        with torch.inference_mode():
            inputs = (features.pieces, features.shapes, features.first, features.last)
            return Scores(*(t[0].numpy() for t in self._network(*(torch.from_numpy(i)[None] for i in inputs))))

    def __call__(self, words: Sequence[str], paragraph_starts: Sequence[bool]) -> WordAnnotations:
        return annotate_words(words, paragraph_starts, self._featurizer, self._score, self._decoder)


class Fitting:
    """One training run in ``folder``; started again there, it goes on from its last checkpoint."""

    def __init__(
        self, network: Network, language: Language, schedule: Schedule, folder: Path, device: torch.device,
        teachers: Sequence[Network] = (),
    ) -> None:  # fmt: skip
        self.network, self.language, self.schedule, self.device = network.to(device), language, schedule, device
        self.teachers = [teacher.to(device).eval() for teacher in teachers]
        self.captured = CapturedLosses(self._losses) if device.type == "cuda" else None
        # a CPU that has no such numbers of its own computes with them many times slower; a GPU has others (TF32)
        self.half = device.type == "cpu" and bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
        self.checkpoint = folder / "checkpoint.pt"
        self.trained = {name: p for name, p in network.named_parameters() if p.requires_grad}
        rates: defaultdict[float, list[Tensor]] = defaultdict(list)
        for name, parameter in self.trained.items():
            rates[self._rate(name)].append(parameter)
        # the schedule changes "lr"; "full" stays
        groups = [{"params": parameters, "lr": rate, "full": rate} for rate, parameters in rates.items()]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.average = {name: p.detach().clone() for name, p in self.trained.items()}
        for parameter in self.trained.values():
            parameter.grad = torch.zeros_like(parameter)
        self.epoch = self.steps = 0
        if self.checkpoint.exists():
            self._resume(torch.load(self.checkpoint, map_location=device))

    def _rate(self, name: str) -> float:
        if not name.startswith("layers."):
            return self.schedule.head_rate
        below = ENCODER_LAYERS - 1 - int(name.split(".")[1])
        return self.schedule.encoder_rate * self.schedule.layer_decay**below

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

    def run(self, corpora: Corpora, development: Mapping[str, Sequence[Sentence]]) -> None:
        """Trains to the end of the schedule, and reports every ``EVALUATE_EVERY`` epochs of it."""
        plan = self.schedule
        maker = ExampleMaker(self.language.featurizer, self.language.inventory, corpora)

        def make(epoch: int) -> list[Batch]:
            number = plan.seed * 1000 + epoch
            return epoch_batches(
                corpora, maker, number, plan.share, plan.pieces, equal_shapes=self.captured is not None
            )

        for batches in epochs(make, self.epoch + 1, plan.epochs, plan.workers):
            self.epoch += 1
            self.network.train()
            started, seen = time.monotonic(), 0
            running: dict[str, Tensor] = {}
            for number, batch in enumerate(batches):
                progress = (self.epoch - 1 + number / len(batches)) / plan.epochs
                for name, value in self._step(batch.map(self._moved), progress).items():
                    running[name] = running[name] + value if name in running else value.clone()
                seen += int(batch.words.sum())
            shown = {name: round(float(value) / len(batches), 3) for name, value in running.items()}
            speed = seen / (time.monotonic() - started)
            _log.info("epoch %d, step %d, %.0f words/s, %s", self.epoch, self.steps, speed, shown)
            self._save()
            if development and self.epoch % EVALUATE_EVERY == 0 and self.epoch < plan.epochs:
                self.report(development, most_documents=60)
        if development:
            self.report(development)

    def _step(self, batch: Batch, progress: float) -> dict[str, Tensor]:
        scale = min(1.0, (self.steps + 1) / WARM_UP) * max(0.01, 0.5 + 0.5 * math.cos(math.pi * progress))
        for group in self.optimizer.param_groups:
            group["lr"] = group["full"] * scale
        self.optimizer.zero_grad(set_to_none=False)
        if self.captured:
            parts = self.captured(batch)
        else:
            with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
                parts = self._losses(batch)
            add_gradients(parts)
        torch.nn.utils.clip_grad_norm_(self.trained.values(), 2.0)
        self.optimizer.step()
        self.steps += 1
        decay = min(AVERAGE, (self.steps + 1) / (self.steps + 10))
        torch._foreach_lerp_(list(self.average.values()), [p.detach() for p in self.trained.values()], 1 - decay)
        return {name: value.detach() for name, value in parts.items()}

    def _losses(self, batch: Batch) -> dict[str, Tensor]:
        return losses(self.network, batch, self.teachers)

    def _moved(self, tensor: Tensor) -> Tensor:
        return tensor.to(self.device, non_blocking=True)

    def averaged(self) -> Network:
        """A network with the averaged weights, on the CPU: what is measured and exported."""
        network = Network(self.language.inventory, self.network.inner)
        network.load_state_dict({**self.network.state_dict(), **self.average})
        return network.eval()

    def report(
        self, development: Mapping[str, Sequence[Sentence]], most_documents: int | None = None
    ) -> dict[str, Report]:
        """The averaged network's reports, also logged."""
        annotator = TorchAnnotator(self.averaged(), self.language)
        reports = evaluate(annotator, development, most_documents)
        for name, report in reports.items():
            _log.info("epoch %d %s %s", self.epoch, name, report.figures())
        return reports
