"""The "it" that names nothing: it holds the place of a clause ("it emerged that"), or tells how long."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.arguments import is_time
from newsgraph.extract.lexicon import words
from newsgraph.extract.predicates import verb_of
from newsgraph.extract.tree import child, children, mark_of

_PLACES = ("nsubj", "nsubj:pass", "expl")
_CONTENT = ("ccomp", "csubj", "csubj:pass", "csubj:outer")


def is_expletive(token: Token) -> bool:
    """Whether an "it" is the subject of a verb that only holds the place of a clause, or tells how long it took."""
    if token.lower_ != "it" or token.dep_ not in _PLACES:
        return False
    verb = token.head
    if comes_to_light(verb) and (_content(verb) or verb.dep_ == "parataxis"):
        return True
    if verb.lemma_ in words("clauses", "lasting"):
        # who needs the time, or what for, stands beside the time
        objects = children(verb, ("obj", "iobj", "obl:unmarked"))
        beside = len(objects) > 1 or any(mark_of(c) == "to" for c in verb.children)
        return beside and any(is_time(o) for o in objects)
    if token.dep_ == "nsubj":
        return False
    return verb.lemma_.lower() not in words("finite", "told") and child(verb, _CONTENT) is not None


def comes_to_light(verb: Token) -> bool:
    """Whether an "it" is the subject of a verb by which facts come out: "it emerged", "it turned out"."""
    known = verb.lemma_.lower() in words("clauses", "impersonal") or verb_of(verb) in words("clauses", "impersonal")
    return known and any(s.lower_ == "it" for s in children(verb, _PLACES))


def _content(verb: Token) -> bool:
    return child(verb, _CONTENT) is not None or any(mark_of(c) == "that" for c in children(verb, ("advcl",)))
