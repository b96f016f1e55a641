"""Measures a weights folder on the development files.

Run as ``python -m newsgraph.language.train.measure --corpora DIR [--weights DIR] [--network FILE]``; words are the
corpus's own, sentences are found. ``--semantics`` measures roles and coreference, all but the words found. With
``--raw`` the packaged pipeline is measured on raw text: words are found, too
(:mod:`newsgraph.language.train.raw_text`). Prints a JSON object: figures by file, and words a second.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from newsgraph.language.loading import WEIGHTS, load
from newsgraph.language.scoring import NETWORK, Weights
from newsgraph.language.semantics.words import annotated_words
from newsgraph.language.train.corpora import read_development, tree_files
from newsgraph.language.train.evaluation import Annotator, evaluate
from newsgraph.language.train.raw_text import raw_figures
from newsgraph.language.windows import WordAnnotations, annotate_words


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora named in MODEL_CARD.md")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="weights folder; the packaged one by default")
    parser.add_argument("--network", type=Path, help="another ONNX file in place of the folder's")
    parser.add_argument("--semantics", action="store_true", help="roles and coreference")
    parser.add_argument("--part", choices=("dev", "test"), default="dev", help="test: for a final table alone")
    parser.add_argument("--raw", action="store_true", help="the packaged pipeline, on raw text")
    arguments = parser.parse_args()
    if arguments.raw:
        nlp = load()
        raw = {name: raw_figures(nlp, path) for name, path in tree_files(arguments.corpora).items()}
        print(json.dumps(raw, indent=1))
        return
    weights = Weights.read(arguments.weights)
    if arguments.network:
        weights = Weights({**weights.files, NETWORK: arguments.network.read_bytes()})
    featurizer, scorer, decoder = weights.featurizer(), weights.scorer(), weights.decoder()

    def annotate(words: Sequence[str], paragraph_starts: Sequence[bool]) -> WordAnnotations:
        return annotate_words(words, paragraph_starts, featurizer, scorer, decoder)

    if arguments.semantics:
        print(json.dumps(_semantic_figures(annotate, weights, arguments.corpora, arguments.part), indent=1))
        return
    files = read_development(arguments.corpora, arguments.part)
    started = time.perf_counter()
    figures: dict[str, object] = {name: report.figures() for name, report in evaluate(annotate, files).items()}
    words = sum(len(sentence.words) for sentences in files.values() for sentence in sentences)
    figures["words a second"] = round(words / (time.perf_counter() - started))
    print(json.dumps(figures, indent=1))


def _semantic_figures(annotate: Annotator, weights: Weights, corpora: Path, part: str) -> dict[str, float]:
    # torch takes seconds to import, and the other figures do without
    from newsgraph.language.train.semantics.annotated import Example
    from newsgraph.language.train.semantics.corpora import read_semantic_development
    from newsgraph.language.train.semantics.evaluation import semantic_figures

    examples = [
        Example(gold, annotated_words(gold.words, annotate(gold.words, gold.paragraph_starts)))
        for gold in read_semantic_development(corpora, part)
    ]
    return semantic_figures(weights.semantics(), examples)


if __name__ == "__main__":
    main()
