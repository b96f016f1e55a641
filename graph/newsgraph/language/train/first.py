"""The recipe of the first network: alone, or a narrower one taught by several (``MODEL_CARD.md`` has the figures)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import torch

from newsgraph.language.features import Featurizer
from newsgraph.language.train.batches import ExampleMaker, epoch_batches, make_inventory
from newsgraph.language.train.corpora import TAUGHT_SHARE, Corpora
from newsgraph.language.train.fitting import Fitting, Language, Schedule
from newsgraph.language.train.lemma_counts import make_lexicon
from newsgraph.language.train.network import INNER, EncoderFiles, Network
from newsgraph.language.train.pruning import neuron_weights, pruned
from newsgraph.language.train.sentences import Sentence

ALONE = Schedule(epochs=23)
# of each teacher in turn: different schedules, so that they err differently
TEACHERS = (
    Schedule(epochs=24, encoder_rate=2.5e-4, head_rate=2e-3, seed=1, pieces=2500),
    Schedule(epochs=24, encoder_rate=4e-4, head_rate=2e-3, layer_decay=0.8, seed=2, pieces=2500),
    Schedule(epochs=32, encoder_rate=2.5e-4, head_rate=1.5e-3, layer_decay=0.9, seed=3, pieces=2500),
    Schedule(epochs=16, encoder_rate=3e-4, head_rate=2e-3, seed=4, pieces=2500),
)
TAUGHT = Schedule(epochs=12, encoder_rate=3e-4, head_rate=1.5e-3, seed=9, pieces=2500, share=TAUGHT_SHARE)
SAMPLE = 100  # batches that tell which neurons matter

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Material:
    """What the first network is made of and measured on."""

    corpora: Corpora
    development: Mapping[str, Sequence[Sentence]]
    encoder: EncoderFiles
    language: Language
    device: torch.device

    @classmethod
    def of(
        cls, corpora: Corpora, development: Mapping[str, Sequence[Sentence]], encoder: EncoderFiles,
        device: torch.device,
    ) -> Material:  # fmt: skip
        treebanks = list(chain(*corpora.treebanks.values()))
        featurizer = Featurizer.from_text(encoder.tokenizer.decode())
        language = Language(make_inventory(treebanks), make_lexicon(treebanks), featurizer)
        return cls(corpora, development, encoder, language, device)


def train_alone(material: Material, schedule: Schedule, folder: Path) -> Network:
    """A network of full width from the pretrained encoder; a finished one in ``folder`` is read."""
    network = Network(material.language.inventory)
    return _trained(material, network, lambda: network.load_encoder(material.encoder.weights), schedule, folder)


def train_taught(
    material: Material, teachers: Sequence[Network], inner: int, schedule: Schedule, folder: Path
) -> Network:
    """A network with feed-forward layers of ``inner`` neurons, begun as the first teacher, taught by all; a finished
    one in ``folder`` is read."""
    network = Network(material.language.inventory, inner)

    def begin() -> None:
        first = teachers[0].to(material.device)
        if inner == INNER:
            network.load_state_dict(first.state_dict())
            return
        maker = ExampleMaker(material.language.featurizer, material.language.inventory, material.corpora)
        batches = epoch_batches(material.corpora, maker, 0, schedule.share)[:SAMPLE]
        weights = neuron_weights(first, (batch.map(lambda tensor: tensor.to(material.device)) for batch in batches))
        pruned(first, network.to(material.device), weights)

    return _trained(material, network, begin, schedule, folder, teachers)


def _trained(
    material: Material, network: Network, begin: Callable[[], None], schedule: Schedule, folder: Path,
    teachers: Sequence[Network] = (),
) -> Network:  # fmt: skip
    """``network``, given its first weights by ``begin``, after training."""
    finished = folder / "averaged.pt"
    if finished.exists():
        network.load_state_dict(torch.load(finished))
        return network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(schedule.seed)
    begin()
    fitting = Fitting(network, material.language, schedule, folder, material.device, teachers)
    fitting.run(material.corpora, material.development)
    averaged = fitting.averaged()
    partial = finished.with_suffix(".partial")
    torch.save(averaged.state_dict(), partial)
    partial.replace(finished)
    fitting.checkpoint.unlink()
    return averaged
