"""What stands aside of what it reports: "..., officials said, ...", "according to" at the rim of a sentence."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.lexicon import words
from newsgraph.extract.predicates import is_saying, relativizer
from newsgraph.extract.tree import child, mark_of


def is_at_rim(token: Token) -> bool:
    """Whether a phrase begins or ends its sentence."""
    sent = token.sent
    if all(t.is_punct or t.is_space for t in sent.doc[sent.start : token.left_edge.i]):
        return True
    return all(t.is_punct or t.is_space for t in sent.doc[token.right_edge.i + 1 : sent.end])


def is_aside(verb: Token) -> bool:
    """Whether a verb of saying stands aside of what it reports: "..., officials said, ..."."""
    lemma = verb.lemma_.lower()
    if not (is_saying(verb) or lemma in words("finite", "think")) or lemma in words("finite", "deny"):
        return False
    if child(verb, ("ccomp", "obj", "xcomp")) is not None or mark_of(verb) not in ("", "as"):
        return False
    if mark_of(verb) == "as" and (not is_saying(verb) or child(verb, ("nsubj",)) is None):
        return False
    if verb.dep_ == "acl:relcl" and relativizer(verb) is not None:
        return False
    return verb.dep_ != "advcl" or verb.tag_ in ("VBD", "VBZ", "VBP")
