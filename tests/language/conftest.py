from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.language import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The packaged pipeline, loaded once."""
    return load()


@pytest.fixture(scope="session")
def annotations():
    """Everything the pipeline says of a Doc, comparable."""

    def said(doc):
        words = [
            (t.text, t.whitespace_, t.pos_, t.tag_, t.lemma_, str(t.morph), t.dep_, t.head.i, t.is_sent_start)
            for t in doc
        ]
        return words, [(e.start, e.end, e.label_) for e in doc.ents]

    return said
