"""Who is given, or has, which role: "named Ann Lee as chair of the commission", "served as its head"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.extract.arguments import objects
from newsgraph.extract.clauses import Clauses
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import noun_type, words
from newsgraph.extract.predicates import is_passive, verb_of
from newsgraph.extract.roles import complements, role_lemma
from newsgraph.extract.tree import case_of, children
from newsgraph.model import EntityType


def appointment_facts(head: Token, clauses: Clauses) -> Iterator[Fact]:
    """The roles that a verb of appointing gives to its object, or takes from it with "as"."""
    passive = is_passive(head)
    if head.lemma_.lower() in words("relations", "appointing"):
        people = list(clauses.subjects(head).tokens) if passive else objects(head, clauses)[:1]
    elif verb_of(head) in words("relations", "serving") and not passive:
        people = list(clauses.subjects(head).tokens)
    else:
        return
    for role in _roles(head):
        for person in people:
            if person.i == role.i or noun_type(role.lemma_.lower()) is not EntityType.PERSON:
                continue
            yield Fact(head, person, role, "be", (role,), "appointment", value=True)
            for preposition, item in complements(role):
                yield Fact(head, person, item, f"{role_lemma(role)} {preposition}", (role,), "appointment", pos="noun")


def _roles(head: Token) -> Iterator[Token]:
    for item in head.children:
        nominal = item.pos_ in ("NOUN", "PROPN") and item.i > head.i
        if nominal and (item.dep_ == "xcomp" or (item.dep_ in ("obl", "advcl") and case_of(item) == "as")):
            yield item
    for target in children(head, ("obj",)):
        yield from (n for n in children(target, ("nmod",)) if case_of(n) == "as")
