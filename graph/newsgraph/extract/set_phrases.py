"""What makes another verb of a verb: an adverb of direction ("turn away"), a bare noun ("go on strike")."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.lexicon import noun_type, words
from newsgraph.extract.tree import case_of, children
from newsgraph.model import EntityType

_PREPOSITIONS = frozenset({"on", "in", "into", "under", "at", "to", "with", "out of"})
# "return home" is to return, "order the crews back" to order them
_SAME = (("relations", "returning"), ("infinite", "request"), ("infinite", "permit"))
_SITES = frozenset({EntityType.FAC, EntityType.GPE, EntityType.LOC, EntityType.PRODUCT})


def directions(head: Token) -> list[Token]:
    """The adverbs that make another verb of it, right after it or its object: "turned the boats away"."""
    lemma = head.lemma_.lower()
    if any(lemma in words(*row) for row in _SAME):
        return []
    last = max((o.right_edge.i for o in children(head, ("obj", "iobj")) if o.i > head.i), default=head.i)
    return [
        adverb
        for adverb in children(head, ("advmod",))
        if adverb.lower_ in words("relations", "directions")
        and adverb.i in (head.i + 1, last + 1)
        and not list(adverb.children)
    ]


def phrase_noun(head: Token) -> Token | None:
    """The bare noun that says with its preposition what is done, not where or to what: "strike" of "go on strike"."""
    if head.lemma_.lower() not in words("relations", "leaning"):
        return None
    first = [o.right_edge.i + 1 for o in children(head, ("obj", "iobj", "compound:prt")) if o.i > head.i]
    for item in children(head, ("obl",)):
        if item.left_edge.i in (head.i + 1, *first) and is_bare(item) and item.tag_ == "NN":
            return item
    return None


def is_bare(noun: Token) -> bool:
    """Whether a noun with a preposition has nothing else before it, and is no place, time or date."""
    if noun.pos_ != "NOUN" or noun.ent_type_ or case_of(noun) not in _PREPOSITIONS:
        return False
    lemma = noun.lemma_.lower()
    in_row = any(other.pos_ == "NOUN" for other in children(noun, ("conj",)))
    if noun_type(lemma) in _SITES or lemma in words("time", "units") or in_row:
        return False
    return noun.nbor(-1).dep_ in ("case", "fixed")
