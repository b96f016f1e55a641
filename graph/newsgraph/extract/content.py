"""Which claim another one permits, requests, promises or reports: its content."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.extract.embedding import Stance, embedding
from newsgraph.extract.facts import Fact
from newsgraph.extract.predicates import is_predicate
from newsgraph.extract.tree import MAX_DEPTH, is_root
from newsgraph.model import Claim


def with_content(found: list[tuple[Fact, Claim]]) -> list[Claim]:
    """The claims, those that govern a clause with the id of the first claim of that clause.

    Of "X allowed Y to use Z", the content of allow(X, Y) is use(Y, Z).
    """
    first: dict[int, Claim] = {}
    for fact, claim in found:
        if is_predicate(fact.clause):
            governor = _governor(fact.clause)
            if governor is not None:
                first.setdefault(governor.i, claim)
    return [_completed(fact, claim, first) for fact, claim in found]


def _governor(head: Token) -> Token | None:
    """The verb or noun whose content a clause is, through coordination."""
    for _ in range(MAX_DEPTH):
        if head.dep_ != "conj" or is_root(head):
            break
        head = head.head
    outer = embedding(head)
    return outer.governor if outer.stance in (Stance.INFINITE, Stance.FINITE, Stance.NOUN, Stance.PURPOSE) else None


def _completed(fact: Fact, claim: Claim, first: dict[int, Claim]) -> Claim:
    governing = (fact.clause, fact.object, *(fact.words if fact.rule == "light verb" else ()))
    content = next((first[token.i] for token in governing if token.i in first), None)
    if (
        content is None
        or content.id == claim.id
        or fact.rule not in ("clause", "passive", "prepositional argument", "light verb")
    ):
        return claim
    return replace(claim, content=content.id)
