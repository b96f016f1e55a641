"""Polarity, certainty and modality of a clause: its own, and what its governors make of it.

What the text does not assert never comes out as a plain fact.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.extract.clauses import Clauses
from newsgraph.extract.effects import Effect, effect_of, is_withheld
from newsgraph.extract.embedding import Embedding, Stance, embedding, is_set_off
from newsgraph.extract.lexicon import words
from newsgraph.extract.mood import Force, has_condition, is_to_come, own_force
from newsgraph.extract.negation import negative_argument
from newsgraph.extract.predicates import is_predicate
from newsgraph.extract.tree import MAX_DEPTH, child, children, is_root
from newsgraph.model import Certainty

_RANK = {
    Certainty.FACT: 0,
    Certainty.FUTURE: 1,
    Certainty.POSSIBLE: 2,
    Certainty.REQUESTED: 2,
    Certainty.CONDITIONAL: 3,
}
_WEAK = 2


class Forces:
    """The force of every clause of a Doc."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._known: dict[int, Force] = {}

    def force(self, head: Token, depth: int = 0) -> Force:
        """Polarity, certainty and modality of a predicate with all that governs it."""
        known = self._known.get(head.i)
        if known is None:
            known = self._find(head, depth)
            self._known[head.i] = known
        return known

    def _find(self, head: Token, depth: int) -> Force:
        own = own_force(head, self._clauses)
        if own.certainty is Certainty.FACT and _is_scheduled(head):
            own = replace(own, certainty=Certainty.FUTURE)
        if depth > MAX_DEPTH:
            return own
        outer = embedding(head)
        effect = effect_of(head, outer)
        if effect is None and (clause := _existence(head)) is not None:
            found = _compose(self.force(clause, depth + 1), Effect(negated="negative"), own)
            return replace(found, negative=True) if own.negative else found  # "there are no crews left"
        if effect is None:
            anyone = outer.stance in (Stance.ASIDE, Stance.RESTRICTIVE) and _is_any(outer.governor)
            return replace(own, certainty=Certainty.POSSIBLE) if anyone and own.certainty is Certainty.FACT else own
        governing = Force()
        clause = self._governing_clause(outer)
        if clause is not None and clause.i != head.i:
            governing = self.force(clause, depth + 1)
            if effect.certainty in (Certainty.FUTURE, Certainty.POSSIBLE) and has_condition(clause):
                governing = replace(governing, certainty=Certainty.CONDITIONAL)
        if outer.stance is Stance.NOUN:
            if negative_argument(outer.governor):
                governing = replace(governing, negative=True)
            elif is_withheld(outer.governor):
                governing = replace(governing, negative=not governing.negative)
            elif clause is not None and clause.lemma_.lower() not in words("relations", "light"):
                # "did not approve a plan to": nothing is known of what was planned
                effect = replace(effect, negated="possible")
        if outer.stance is Stance.SEQUEL:
            governing = replace(governing, negative=False)
            if governing.certainty is Certainty.FUTURE and any(aux.tag_ == "VBD" for aux in children(head, ("aux",))):
                governing = replace(governing, certainty=Certainty.FACT)  # "will fight on, while it was losing"
        if outer.stance in (Stance.PURPOSE, Stance.CONDITION):
            governing = Force()
        if outer.stance is Stance.CIRCUMSTANCE:
            coming = is_to_come(head) and _RANK[governing.certainty] > 0
            governing = Force(certainty=Certainty.FUTURE if coming else Certainty.FACT)
        found = _compose(governing, effect, own)
        if found.negative and not own.negative and _is_done_without(head):
            # "denied that he had signed it without reading it" leaves open whether he signed it
            found = replace(found, negative=False, certainty=Certainty.POSSIBLE)
        return replace(found, certainty=Certainty.POSSIBLE) if outer.stance is Stance.QUESTION else found

    def _governing_clause(self, outer: Embedding) -> Token | None:
        token = outer.governor
        if outer.stance is not Stance.NOUN:
            return token if is_predicate(token) else None
        # a noun's content hangs on its verb: "has not received permission to"
        for _ in range(3):
            if is_predicate(token):
                return token
            existential = token.dep_ == "nsubj" and child(token.head, ("expl",)) is not None
            if is_root(token) or not (existential or token.dep_ in ("obj", "nsubj:pass", "obl", "iobj")):
                return None
            token = token.head
        return None


def _is_scheduled(head: Token) -> bool:
    """Whether the present tense tells what a date will bring: "on October 3, when the owners meet"."""
    when = next((item for item in children(head, ("advmod", "mark")) if item.lower_ == "when"), None)
    if when is None or when.i < 2 or head.tag_ not in ("VBP", "VBZ"):
        return False
    before = when.nbor(-1)
    return (before.nbor(-1) if before.is_punct else before).ent_type_ == "DATE"


def _existence(head: Token) -> Token | None:
    """The clause that says that there is what a participle describes: "there is salt added to it" says no less."""
    above = head.head.head
    described = head.dep_ == "acl" and head.tag_ in ("VBN", "VBG") and head.head.dep_ == "nsubj"
    return above if described and child(above, ("expl",)) is not None and not is_set_off(head) else None


def _is_any(noun: Token) -> bool:
    """ "any firm that", "anyone who", "no bank that": there need be none."""
    if noun.lower_ in ("anyone", "anybody", "anything", "nobody", "nothing", "whoever"):
        return True
    return any(c.lower_ in ("any", "no") for c in children(noun, ("det",)))


def _is_done_without(head: Token) -> bool:
    return any(embedding(clause).stance is Stance.ABSENCE for clause in children(head, ("advcl",)))


def _compose(governing: Force, effect: Effect, own: Force) -> Force:
    certainty, modality = own.certainty, own.modality
    for outer, word in ((effect.certainty, effect.modality), (governing.certainty, governing.modality)):
        weak = _RANK[outer] >= _WEAK or _RANK[outer] > _RANK[certainty]
        if outer is not Certainty.FACT and weak and not (_RANK[certainty] > _RANK[outer]):
            certainty, modality = outer, word or modality
    if effect.modality and not modality:
        modality = effect.modality
    negative = own.negative != effect.flips
    if governing.negative:
        if effect.negated == "possible":
            certainty = certainty if _RANK[certainty] >= _WEAK else Certainty.POSSIBLE
            negative = own.negative
        elif effect.negated == "negative":
            negative = not own.negative
        elif effect.flips:
            negative = own.negative
    return Force(negative, certainty, modality)
