"""Negation: of a clause, and of one of its arguments."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.lexicon import words
from newsgraph.extract.tree import child, children, first_conjunct

_ADJUNCTS = frozenset({"obl", "obl:unmarked", "advmod", "nmod"})


def is_negated(head: Token) -> bool:
    """Whether a clause is negated by its own words: "not", "never", "no longer", "neither ... nor"."""
    for token in head.children:
        lower = token.lower_
        if token.dep_ in ("advmod", "cc:preconj", "cc", "det", "aux") and lower in words("truth", "negators"):
            if lower == "not" and _is_contrast(token, head):
                continue
            return True
        if token.dep_ == "advmod" and lower in ("longer", "more") and any(c.lower_ == "no" for c in token.children):
            return True
        if token.dep_ in _ADJUNCTS and lower in words("truth", "in_no") and _is_none(token):
            return True  # "under no circumstances", "in no way"
    return False


def _is_none(token: Token) -> bool:
    return any(c.lower_ == "no" for c in children(token, ("det", "amod", "advmod")))


def is_scant(token: Token) -> bool:
    """Whether a word says that there are next to none: "few", "little", "hardly any"; not "a few", "the few".

    As a quantifier or as a pronoun: "few banks", "few of them".
    """
    if token.lower_ in ("few", "little") and token.pos_ in ("ADJ", "DET", "NOUN", "PRON", "NUM"):
        before = token.doc[token.i - 1].lower_ if token.i else ""
        return before not in ("a", "the", "an", "quite", "these", "those", "last", "next", "first", "past", "every")
    if token.lower_ in ("any", "anyone", "anybody", "anything"):
        return any(c.lower_ in ("hardly", "scarcely", "barely") for c in token.children)
    return False


def _is_contrast(token: Token, head: Token) -> bool:
    """ "not only", and a "not" that stands for what follows the verb."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return following in ("only", "just", "merely", "least") or (head.pos_ in ("VERB", "AUX") and token.i > head.i + 1)


def negative_argument(token: Token) -> bool:
    """Whether an argument says that there is none: "no case", "nobody", "none of them", "not one record", "neither"."""
    if token.lower_ in words("truth", "negative_quantities") and token.pos_ in ("PRON", "NOUN", "DET", "NUM"):
        return True
    if is_scant(token) or any(is_scant(c) for c in children(token, ("det", "amod"))):
        return True
    for item in children(token, ("det", "advmod", "nummod", "cc:preconj", "amod", "det:predet")):
        if item.lower_ in ("no", "neither", "nor") or (item.lower_ == "not" and item.i < token.i):
            return True
        if item.dep_ == "nummod" and child(item, ("advmod",)) is not None:
            return any(c.lower_ == "not" for c in item.children)
    start = token.left_edge.i
    if start > 0 and token.doc[start - 1].lower_ == "no":
        return True  # wherever the parse hung it
    if token.dep_ != "conj":
        return False
    first = first_conjunct(token)
    neither = any(c.lower_ == "neither" for c in children(first, ("cc:preconj", "cc", "det")))
    return neither or any(c.lower_ == "nor" for c in children(token, ("cc",)))
