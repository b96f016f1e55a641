"""Clauses over the dependency parse: the verb above a word, the clause above that, who is understood to act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsgraph.names import fold
from newsgraph.resolve.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset(("which", "who", "that", "whom"))
_MAX_STEPS = 50


def verb_above(token: Token) -> Token | None:
    """The nearest verb above a word, or the predicate of a copula."""
    for _ in range(_MAX_STEPS):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.children):
            return token
    return None


def matrix_of(verb: Token | None) -> Token | None:
    """The verb of the clause above that of a verb; coordinated verbs have one clause above."""
    while verb is not None and verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb_above(verb) if verb is not None else None


def understood_subjects(verb: Token | None) -> frozenset[int]:
    """Indices of the tokens that act or are acted upon in a verb's clause, as its subject.

    The subject said there; of a relative clause what it describes; of an infinitive the object or else the subject of
    the verb above ("asked the bank to sell", "hopes to sell"); of a participle what it describes.
    """
    for _ in range(_MAX_STEPS):
        if verb is None:
            return frozenset()
        said = [child for child in verb.children if child.dep_.startswith("nsubj")]
        if said:
            if verb.dep_ == "acl:relcl" and said[0].lower_ in _RELATIVE:
                return frozenset((verb.head.i,))
            return frozenset(token.i for subject in said for token in (subject, *_conjuncts(subject)))
        if verb.dep_ in ("acl", "acl:relcl") and verb.tag_ in ("VBG", "VBN"):
            return frozenset((verb.head.i,))
        if verb.dep_ == "acl":
            return _subject_of_noun(verb.head)
        if verb.dep_ == "xcomp":
            objects = [child.i for child in verb.head.children if child.dep_ in ("obj", "iobj")]
            if objects:
                return frozenset(objects)
        if verb.dep_ == "advcl" and verb.head.lemma_.lower() in words("addressing") and _after_object(verb):
            return frozenset(child.i for child in verb.head.children if child.dep_ in ("obj", "iobj"))
        if verb.dep_ in ("xcomp", "advcl", "conj") and verb.head.i != verb.i:
            above = verb.head
            verb = above if above.pos_ in ("VERB", "AUX") or _has_subject(above) else verb_above(above)
            continue
        return frozenset()
    return frozenset()


def _after_object(verb: Token) -> bool:
    """Whether a clause says what the object above it did: "accused the bank of breaking its word"."""
    marked = any(child.dep_ == "mark" and child.lower_ in ("of", "for", "from") for child in verb.children)
    return marked and any(child.dep_ in ("obj", "iobj") for child in verb.head.children)


def is_predicate(token: Token) -> bool:
    """Whether a noun is what a subject is said to be: "is [a threat]"."""
    children = list(token.children)
    return any(child.dep_ == "cop" for child in children) and not any(child.dep_ == "case" for child in children)


def is_expletive(token: Token) -> bool:
    """An "it" that stands for a clause or for nothing: "it is clear that", "it takes years to", "it rained"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    clause = token.head
    if not token.dep_.startswith("nsubj"):
        return False
    after = [child for child in clause.children if child.i > clause.i]
    if fold(clause.lemma_) in ("rain", "snow"):
        return True
    if fold(clause.lemma_) in ("seem", "appear", "turn"):
        return any(child.dep_ in ("ccomp", "csubj") for child in after)
    copular = any(child.dep_ in ("cop", "aux:pass") for child in clause.children)
    clausal = any(child.dep_ in ("csubj", "csubj:outer", "ccomp", "acl:relcl") for child in after)
    infinitive = any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in after)
    return copular and (clausal or (infinitive and clause.pos_ == "ADJ"))


def _subject_of_noun(noun: Token) -> frozenset[int]:
    """Who is to do what a noun's infinitive says: "a decision by the bank to sell", "had no power to sell"."""
    for child in noun.children:
        by = any(mark.dep_ == "case" and mark.lower_ == "by" for mark in child.children)
        if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and by):
            return frozenset((child.i,))
    if noun.dep_ == "obj" and noun.head.lemma_ == "have":
        return frozenset(child.i for child in noun.head.children if child.dep_ == "nsubj")
    return frozenset()


def _has_subject(token: Token) -> bool:
    return any(child.dep_.startswith("nsubj") for child in token.children)


def _conjuncts(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ == "conj"]
