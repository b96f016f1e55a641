"""Actions named by nouns: "the acquisition of X by Y", "Russia's assault on K", "pressure from Europe on it"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.annotations import entity_type
from newsgraph.extract.arguments import is_time
from newsgraph.extract.clauses import Clauses
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import actions, words
from newsgraph.extract.predicates import is_passive, is_predicate, nominal_conjuncts, verb_of
from newsgraph.extract.tree import case_of, child, children
from newsgraph.model import PLACE_TYPES, EntityType

_MODIFIERS = ("amod", "compound", "nmod:unmarked")


def nominal_facts(doc: Doc, clauses: Clauses) -> Iterator[Fact]:
    """The facts that noun phrases hold, in order of the text."""
    for token in doc:
        if token.i in clauses.dateline or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.lemma_.lower() in actions() and not token.ent_type_:
            yield from _action_facts(token, clauses)
        yield from _made_by(token)
        yield from _supplied(token)
        yield from _member_states(token)
        yield from _owned(token)
        yield from _measured(token)
        yield from _located(token)


def _action_facts(noun: Token, clauses: Clauses) -> Iterator[Fact]:
    verb, prepositions = actions()[noun.lemma_.lower()]
    targets = [
        n for n in children(noun, ("nmod", "obl")) if n.i > noun.i and case_of(n) in prepositions and not is_time(n)
    ]
    if not targets and noun.dep_ == "obj" and is_predicate(noun.head):
        # "launched an attack on K" often has the target at the verb
        targets = [
            n
            for n in children(noun.head, ("obl",))
            if n.i > noun.i
            and case_of(n) in prepositions
            and case_of(n) not in ("in", "to", "for", "with")
            and not is_time(n)
        ]
    doers, rule = _doers(noun, clauses)
    if not targets and rule == "action from":
        targets = _drawn_by(noun, clauses)
    for target in targets:
        for doer in doers:
            for item in nominal_conjuncts(target):
                if doer.i != item.i:
                    yield Fact(
                        noun,
                        doer,
                        item,
                        verb,
                        (noun,),
                        rule,
                        alternatives=(f"{noun.lemma_.lower()} {case_of(target)}",),
                    )


def _drawn_by(noun: Token, clauses: Clauses) -> list[Token]:
    """What an action is aimed at that it draws: "the bid drew criticism from Y"."""
    verb = noun.head
    if noun.dep_ != "obj" or not is_predicate(verb) or verb.lemma_.lower() not in words("relations", "drawing"):
        return []
    return list(clauses.subjects(verb).tokens)


def _doers(noun: Token, clauses: Clauses) -> tuple[list[Token], str]:
    agent = next(
        (n for n in children(noun, ("nmod", "obl", "obl:agent")) if case_of(n) == "by" and not is_time(n)), None
    )
    if agent is None and noun.dep_ == "obj" and is_predicate(noun.head) and not is_passive(noun.head):
        # "foiled an attack by rebels": the parse may hang the doer on the verb
        after = (n for n in children(noun.head, ("obl",)) if n.i > noun.i and case_of(n) == "by")
        agent = next((n for n in after if not is_time(n) and n.pos_ != "NUM" and n.tag_ != "VBG"), None)
    if agent is not None:
        return nominal_conjuncts(agent), "action by"
    possessor = child(noun, ("nmod:poss",))
    if possessor is not None:
        return nominal_conjuncts(possessor), "action of"
    # what is taken away is taken from somewhere
    sides = ("between",) if noun.lemma_.lower() in words("relations", "parting") else ("from", "between")
    source = next((n for n in children(noun, ("nmod",)) if case_of(n) in sides), None)
    if source is not None:
        return nominal_conjuncts(source), "action from"
    for modifier in children(noun, _MODIFIERS):
        if entity_type(modifier.ent_type_) in (EntityType.NORP, EntityType.GPE, EntityType.ORG, EntityType.PERSON):
            return [modifier], "action of nation"
    if noun.dep_ == "obj" and is_predicate(noun.head) and not is_passive(noun.head):
        lemma = verb_of(noun.head)
        if lemma in words("relations", "light") or lemma in words("relations", "undertaking"):
            return list(clauses.subjects(noun.head).tokens), "action of subject"
    return [], ""


def _made_by(noun: Token) -> Iterator[Fact]:
    """ "a decision by Y": Y made it."""
    if noun.lemma_.lower() not in words("relations", "made"):
        return
    for agent in children(noun, ("nmod",)):
        if case_of(agent) == "by":
            for doer in nominal_conjuncts(agent):
                yield Fact(noun, doer, noun, "make", (noun,), "made by", alternatives=(f"make {noun.lemma_.lower()}",))


def _supplied(noun: Token) -> Iterator[Fact]:
    """ "American-supplied weapons", in two tokens or more: the nation did it to the head."""
    for participle in children(noun, ("amod", "acl")):
        if participle.tag_ not in ("VBN", "VBD") or participle.i > noun.i or participle.i < 2:
            continue
        hyphen = participle.doc[participle.i - 1]
        nation = participle.doc[participle.i - 2]
        if hyphen.text in ("-", "‑", "–") and entity_type(nation.ent_type_) in (
            EntityType.NORP,
            EntityType.GPE,
            EntityType.ORG,
            EntityType.PERSON,
        ):
            if participle.lemma_.lower() in words("relations", "located"):
                yield Fact(noun, noun, nation, f"be {participle.lower_} in", (participle,), "compound")
            else:
                yield Fact(noun, nation, noun, participle.lemma_.lower(), (participle,), "compound")


def _member_states(noun: Token) -> Iterator[Fact]:
    """ "EU countries", "NATO members": they belong to it."""
    if noun.lemma_.lower() in words("relations", "members") and noun.tag_ in ("NNS", "NNPS"):
        for body in children(noun, ("compound", "nmod:poss")):
            if entity_type(body.ent_type_) is EntityType.ORG and body.dep_ == "compound":
                yield Fact(noun, noun, body, "be member of", (noun,), "compound")


def _owned(noun: Token) -> Iterator[Fact]:
    """ "its 22 percent stake", "the institute's patent": who has it."""
    owner = child(noun, ("nmod:poss",))
    if any(item.lower_ == "market" for item in children(noun, ("compound",))):
        return  # a market share is no share of a firm
    if owner is not None and noun.lemma_.lower() in words("relations", "ownable"):
        yield Fact(noun, owner, noun, "own", (noun,), "possession")


def _measured(noun: Token) -> Iterator[Fact]:
    """ "a fine of 184 million euros", "a trial of 6,200 patients": how much it is."""
    for amount in children(noun, ("nmod",)):
        if case_of(amount) != "of" or noun.lemma_.lower() in words("nouns", "partitive"):
            continue
        kind = entity_type(amount.ent_type_)
        counted = child(amount, ("nummod",)) is not None
        measured = kind in (EntityType.MONEY, EntityType.PERCENT, EntityType.QUANTITY) or (counted and kind is None)
        if kind is None and _is_of_others(noun):
            continue
        if measured and amount.lemma_.lower() not in words("time", "units"):
            mark = next(m for m in children(amount, ("case",)))
            yield Fact(noun, noun, amount, _measure_lemma(kind), (mark,), "measure", value=kind is None)


def _is_of_others(noun: Token) -> bool:
    """Whether those counted after "of" only do or undergo what a noun says: "the consent of 40 donors"."""
    return noun.lemma_.lower() in words("nouns", "of_others") or noun.lemma_.lower() in words("relations", "changes")


def _measure_lemma(kind: EntityType | None) -> str:
    return "include" if kind is None else "amount to"


def _located(noun: Token) -> Iterator[Fact]:
    """ "the hospital in Manado", "Norsund Group of Norway": where it is."""
    for place in children(noun, ("nmod",)):
        preposition = case_of(place)
        here = entity_type(place.ent_type_) in PLACE_TYPES
        firm = entity_type(noun.ent_type_) is EntityType.ORG and preposition == "of"
        settled = preposition == "in" and (
            entity_type(noun.ent_type_) in (EntityType.ORG, EntityType.FAC)
            or noun.lemma_.lower() in words("relations", "sited")
        )
        if firm and child(noun, ("det",)) is not None:
            continue  # "the Nautical Journal of Norway" is one name
        if here and (firm or settled) and not _in_name(noun, place):
            mark = next(m for m in children(place, ("case",)))
            for item in nominal_conjuncts(place):
                yield Fact(noun, noun, item, f"be {preposition}", (mark,), "place of")


def _in_name(noun: Token, place: Token) -> bool:
    return any(ent.start <= noun.i < ent.end and ent.start <= place.i < ent.end for ent in noun.doc.ents)
