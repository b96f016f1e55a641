"""The corpora as the first network sees them, once and with noise: what the second network is trained on.

The first network has learned its treebanks by heart. With dropout on it is as unsure of them as of new text, so that
the second learns from trees and vectors such as it will get.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from newsgraph.language.features import Features, Featurizer
from newsgraph.language.lemmas import LemmaLexicon
from newsgraph.language.semantics.words import AnnotatedWords, annotated_words
from newsgraph.language.train.network import Dropout, Network
from newsgraph.language.train.semantics.corpora import GoldDocument
from newsgraph.language.windows import Decoder, Inventory, RelationLayer, Scores, annotate_words

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Example:
    """One document: what the corpus says, and what the first network says (``vectors`` as 16-bit floats)."""

    gold: GoldDocument
    seen: AnnotatedWords


class FirstNetwork:
    """The trained first network in torch, with or without dropout."""

    def __init__(self, network: Network, inventory: Inventory, lexicon: LemmaLexicon, featurizer: Featurizer) -> None:
        self._network, self._featurizer = network, featurizer
        self._dropouts = [(module, module.threshold) for module in network.modules() if isinstance(module, Dropout)]
        layer = network.relation
        relation = RelationLayer(layer.weight.detach().numpy().copy(), layer.bias.detach().numpy().copy())
        self._decoder = Decoder(inventory, relation, lexicon)

    def _score(self, features: Features) -> Scores:
        inputs = (features.pieces, features.shapes, features.first, features.last)
        with torch.inference_mode():
            return Scores(*(t[0].numpy() for t in self._network(*(torch.from_numpy(i)[None] for i in inputs))))

    def annotate(self, words: Sequence[str], paragraph_starts: Sequence[bool], *, noise: float = 0.0) -> AnnotatedWords:
        """The words of one document as this network sees them, with ``noise`` times the dropout of its training."""
        self._network.train(noise > 0)
        for module, threshold in self._dropouts:
            module.threshold = round(threshold * noise)
        found = annotate_words(words, paragraph_starts, self._featurizer, self._score, self._decoder)
        return annotated_words(words, found)


def annotated_corpora(
    first: FirstNetwork, documents: Sequence[GoldDocument], cache: Path, noises: Sequence[float] = (0.0,)
) -> list[Example]:
    """Every document once with each of ``noises``, kept in the file ``cache``."""
    if cache.exists():
        with cache.open("rb") as stream:
            loaded: list[Example] = pickle.load(stream)
        return loaded
    examples = []
    for noise in noises:
        for number, document in enumerate(documents):
            seen = first.annotate(document.words, document.paragraph_starts, noise=noise)
            examples.append(Example(document, replace(seen, vectors=seen.vectors.astype(np.float16))))
            if number % 100 == 99:
                _log.info("noise %.1f: %d of %d documents read", noise, number + 1, len(documents))
    partial = cache.with_suffix(".partial")
    with partial.open("wb") as stream:
        pickle.dump(examples, stream, protocol=5)
    partial.replace(cache)
    return examples
