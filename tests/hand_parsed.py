"""Docs of texts with parses written by hand, a row a word, as the cases in TOML give them."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

VOCABULARY = spacy.blank("en").vocab


def doc_of_rows(text: str, parse: str) -> Doc:
    """The Doc of a text and its rows: "*" or " " (opens a sentence or not), form, lemma, UPOS, XPOS, head, relation."""
    rows = [line.rsplit(" ", 6) for line in parse.strip("\n").splitlines()]
    words, spaces, at = [row[1] for row in rows], [], 0
    for word in words:
        assert text[at : at + len(word)] == word, f"the parse has {word!r} where the text has {text[at : at + 20]!r}"
        at += len(word)
        spaces.append(text[at : at + 1] == " ")
        at += spaces[-1]
    assert at >= len(text), f"no parse for {text[at:]!r}"
    return Doc(
        VOCABULARY,
        words=words,
        spaces=spaces,
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        heads=[int(row[5]) for row in rows],
        deps=[row[6] for row in rows],
        sent_starts=[row[0] == "*" for row in rows],
    )
