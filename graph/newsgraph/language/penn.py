"""Sentences that are tokenised already, in the way of the Penn Treebank."""

from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

# how the treebank writes quotes and brackets
_PLAIN = {
    "``": '"',
    "''": '"',
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
}


def doc_of_tokens(line: str, vocab: Vocab) -> Doc | None:
    """A Doc, not yet annotated, of a line with a blank between its tokens; None for a line of plain text.

    A line counts as tokenised where a punctuation mark stands by itself.
    """
    if not re.search(r" (?:[,.?!;:]|''|-RRB-)(?: |$)", line):
        return None
    return Doc(vocab, words=[_PLAIN.get(word, word) for word in line.split()])
