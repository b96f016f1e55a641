"""Full phrases: a nominal with all that hangs from it, as Open IE wants arguments."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.tree import span_of
from newsgraph.model import Span

_OUTSIDE = frozenset(
    {
        "conj",
        "cc",
        "punct",
        "appos",
        "parataxis",
        "acl:relcl",
        "case",
        "mark",
        "cop",
        "nsubj",
        "advcl",
        "aux",
        "nsubj:pass",
        "discourse",
        "list",
        "dep",
    }
)


def phrase_tokens(head: Token) -> list[Token]:
    """The tokens of a nominal's phrase without its preposition, what is coordinated with it, and relative clauses."""
    skipped: set[int] = set()
    for item in head.children:
        possessive = item.dep_ == "case" and item.tag_ == "POS"
        if item.dep_ in _OUTSIDE or possessive:
            skipped.update(t.i for t in item.subtree)
    tokens = [t for t in head.subtree if t.i not in skipped and not t.is_space]
    return _contiguous(tokens, head)


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """The run around the head; marks between its words belong to it."""
    have = {t.i for t in tokens}
    start = end = head.i
    doc = head.doc
    while start > 0 and (start - 1 in have or (doc[start - 1].is_punct and start - 2 in have)):
        start -= 1
    while end + 1 < len(doc) and (end + 1 in have or (doc[end + 1].is_punct and end + 2 in have)):
        end += 1
    return [t for t in doc[start : end + 1] if not t.is_space]


def full_phrase(head: Token) -> Span:
    """The span of the full phrase."""
    tokens = phrase_tokens(head) or [head]
    while len(tokens) > 1 and tokens[0].is_punct and tokens[0].i < head.i:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].is_punct and tokens[-1].i > head.i:
        tokens = tokens[:-1]
    return span_of(head.doc, tokens[0].i, tokens[-1].i + 1)
