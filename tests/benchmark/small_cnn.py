"""A pipeline of the size of spaCy's small English ones, for scale: made here, since those cannot be had offline.

As in ``en_core_web_sm``: a convolutional encoder of width 96 and depth 4, with a tagger, a transition-based parser and
a transition-based entity recogniser of hidden width 64 that share it. It is taught for a moment by the packaged
pipeline's annotations of ``seeds/``: what it says is of no worth, but it makes sentences and names of the usual length,
on which its speed depends.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

WIDTH, DEPTH = 96, 4
PASSES = 12


def small_cnn(annotated: Iterable[Doc]) -> Language:
    """The pipeline, its labels and its habits taken from the Docs."""
    nlp = spacy.blank("en")
    encoder = {
        "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": WIDTH, "depth": DEPTH,
        "embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True,
    }  # fmt: skip
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "hidden_width": 64,
        "maxout_pieces": 2, "use_upper": True, "tok2vec": listener,
    }  # fmt: skip
    nlp.add_pipe("tok2vec", config={"model": encoder})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": {**transitions, "state_type": "parser"}})
    nlp.add_pipe("ner", config={"model": {**transitions, "state_type": "ner"}})
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in annotated]
    optimizer = nlp.initialize(lambda: examples)
    draw = random.Random(1)
    for _ in range(PASSES):
        draw.shuffle(examples)
        for start in range(0, len(examples), 4):
            nlp.update(examples[start : start + 4], sgd=optimizer)
    return nlp
