"""Whether confidences are true, and the fitting of their weights.

``python tests/benchmark/calibration.py --corpora DIR``, where DIR is laid out as for training: the development files of
EWT and GUM are annotated by the packaged pipeline (words given), and claims are read off its trees and off those of the
annotators, with the same names in both. A claim is right where the annotators' tree gives the same one: subject,
object, relation, polarity and certainty. Printed: for each range of confidence the claims, their mean confidence and
the share of right ones; the expected calibration error (Guo et al. 2017); the Brier score, and that of one confidence
for all. With ``--write`` they go to ``figures/calibration.txt``.

``--fit`` makes ``confidence.toml`` from the training files instead: the network knows them by heart, so it annotates
them with so much dropout that it makes as many errors as on new text. Needs the extra ``train``.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from newsgraph.extract import claims_with_facts
from newsgraph.extract.confidence import evidence
from newsgraph.extract.facts import Fact
from newsgraph.language.loading import WEIGHTS
from newsgraph.language.scoring import Weights
from newsgraph.language.semantics.words import AnnotatedWords, annotated_words
from newsgraph.language.train.corpora import read_development, read_training
from newsgraph.language.train.sentences import Sentence, documents
from newsgraph.language.windows import annotate_words
from newsgraph.model import Article, Claim
from newsgraph.vocabulary import Vocabulary, load_vocabulary

FIGURES = Path(__file__).resolve().parent / "figures" / "calibration.txt"
FITTED = Path(__file__).resolve().parents[2] / "graph" / "newsgraph" / "extract" / "confidence.toml"
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
RIDGE = 10.0  # of the squared weights: one that few cases ask for stays near 0
SHARE = 0.3  # of the training documents
NOISE = 2.0  # times the dropout of training: as many claims are right as on the development files without

Annotate = Callable[[tuple[str, ...], tuple[bool, ...]], AnnotatedWords]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim of a found tree: what speaks for it, its confidence, and whether the annotators' tree has it."""

    evidence: dict[str, float]
    confidence: float
    right: bool


def cases(texts: Iterable[list[Sentence]], annotate: Annotate, vocabulary: Vocabulary) -> Iterator[Case]:
    """The claims of every document."""
    vocab = spacy.blank("en").vocab
    for sentences in texts:
        words = tuple(word for sentence in sentences for word in sentence.words)
        starts = tuple(s.starts_paragraph and i == 0 for s in sentences for i in range(len(s.words)))
        seen = annotate(words, starts)
        gold = set(map(_said, _claims(_annotators_doc(vocab, sentences, seen), vocabulary)))
        for fact, claim in _claims(_found_doc(vocab, seen), vocabulary):
            found = dict(evidence(fact, claim.subject, claim.object, canonical=claim.relation.canonical))
            yield Case(found, claim.confidence, _said((fact, claim)) in gold)


def _claims(doc: Doc, vocabulary: Vocabulary) -> list[tuple[Fact, Claim]]:
    return claims_with_facts(doc, Article("a", doc.text, date="2031-03-05"), vocabulary)[1]


def _said(found: tuple[Fact, Claim]) -> tuple[int, int, str, str, str]:
    fact, claim = found
    return fact.subject.i, fact.object.i, claim.relation.id, claim.polarity.value, claim.certainty.value


def _found_doc(vocab: Vocab, seen: AnnotatedWords) -> Doc:
    doc = Doc(
        vocab, words=list(seen.words), lemmas=list(seen.lemmas), pos=list(seen.upos), tags=list(seen.xpos),
        heads=list(seen.heads), deps=_as_spacy(seen.relations), sent_starts=list(seen.sentence_starts),
    )  # fmt: skip
    return _with_names(doc, seen)


def _annotators_doc(vocab: Vocab, sentences: Sequence[Sentence], seen: AnnotatedWords) -> Doc:
    heads: list[int] = []
    trees = [sentence.tree for sentence in sentences if sentence.tree is not None]
    for tree in trees:
        base = len(heads)
        heads.extend(base + head - 1 if head else base + index for index, head in enumerate(tree.heads))
    doc = Doc(
        vocab, words=list(seen.words), lemmas=list(chain(*(t.lemmas for t in trees))),
        pos=list(chain(*(t.upos for t in trees))), tags=list(chain(*(t.xpos for t in trees))), heads=heads,
        deps=_as_spacy(chain(*(t.relations for t in trees))),
        sent_starts=[index == 0 for tree in trees for index in range(len(tree.heads))],
    )  # fmt: skip
    return _with_names(doc, seen)


def _as_spacy(relations: Iterable[str]) -> list[str]:
    return ["ROOT" if relation == "root" else relation for relation in relations]


def _with_names(doc: Doc, seen: AnnotatedWords) -> Doc:
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in seen.entities]
    return doc


def packaged() -> Annotate:
    """The packaged network."""
    kept = Weights.read(WEIGHTS)
    featurizer, scorer, decoder = kept.featurizer(), kept.scorer(), kept.decoder()

    def annotate(words: tuple[str, ...], starts: tuple[bool, ...]) -> AnnotatedWords:
        return annotated_words(words, annotate_words(words, starts, featurizer, scorer, decoder))

    return annotate


def unsure() -> Annotate:
    """The packaged network with dropout."""
    import torch

    from newsgraph.language.train.export import read_network
    from newsgraph.language.train.semantics.annotated import FirstNetwork

    torch.set_num_threads(1)
    kept = Weights.read(WEIGHTS)
    first = FirstNetwork(read_network(kept), kept.inventory(), kept.decoder().lexicon, kept.featurizer())

    def annotate(words: tuple[str, ...], starts: tuple[bool, ...]) -> AnnotatedWords:
        return first.annotate(words, starts, noise=NOISE)

    return annotate


def reliability(found: Sequence[Case]) -> Iterator[str]:
    """The table, a line a range, and what it comes to."""
    said = np.array([case.confidence for case in found])
    right = np.array([case.right for case in found], float)
    yield f"{'confidence':12}{'claims':>8}{'mean':>8}{'right':>8}"
    error = 0.0
    for low, high in pairwise(BINS):
        inside = (said >= low) & ((said < high) | (high == 1.0))
        if inside.any():
            mean, share = said[inside].mean(), right[inside].mean()
            error += inside.mean() * abs(mean - share)
            yield f"{f'{low:.2f}-{high:.2f}':12}{int(inside.sum()):8}{100 * mean:8.1f}{100 * share:8.1f}"
    yield f"{'all':12}{len(found):8}{100 * said.mean():8.1f}{100 * right.mean():8.1f}"
    brier, constant = ((said - right) ** 2).mean(), right.mean() * (1 - right.mean())
    yield f"expected calibration error {100 * error:.1f} points"
    yield f"Brier score {brier:.3f}, of one confidence for all {constant:.3f}"
    ranks = said.argsort(kind="stable").argsort() + 1.0
    for value in np.unique(said):
        ranks[said == value] = ranks[said == value].mean()
    hits = right.sum()
    area = (ranks[right == 1].sum() - hits * (hits + 1) / 2) / (hits * (len(right) - hits))
    yield f"a right claim outranks a wrong one in {100 * area:.0f} % of pairs"


def fit(found: Sequence[Case]) -> dict[str, float]:
    """Weights by Newton's method for logistic regression with a ridge (the bias is free)."""
    names = sorted({name for case in found for name in case.evidence})
    column = {name: number for number, name in enumerate(names, 1)}
    rows = np.zeros((len(found), len(names) + 1))
    rows[:, 0] = 1
    for index, case in enumerate(found):
        for name, amount in case.evidence.items():
            rows[index, column[name]] = amount
    right = np.array([case.right for case in found], float)
    values, ridge = np.zeros(len(names) + 1), np.diag([0.0, *[RIDGE] * len(names)])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ values))
        slope = rows.T @ (right - chance) - ridge @ values
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        values = values + np.linalg.solve(curve, slope)
    return {"bias": float(values[0]), **{name: float(values[number]) for name, number in column.items()}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--fit", action="store_true", help="make the weights")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    given = parser.parse_args()
    vocabulary = load_vocabulary()
    if given.fit:
        texts = [text for bank in read_training(given.corpora).treebanks.values() for text in documents(bank)]
        random.Random(3).shuffle(texts)
        found = list(cases(texts[: int(len(texts) * SHARE)], unsure(), vocabulary))
        lines = [f'"{name}" = {value:.3f}' for name, value in fit(found).items()]
        head = "# made by tests/benchmark/calibration.py --fit: the weights of a logistic model"
        FITTED.write_text("\n".join([head, f"# {len(found)} claims", "", "[weights]", *lines, ""]), "utf-8")
        return
    texts = [text for bank in read_development(given.corpora).values() for text in documents(bank)]
    lines = list(reliability(list(cases(texts, packaged(), vocabulary))))
    print("\n".join(lines))
    if given.write:
        FIGURES.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
