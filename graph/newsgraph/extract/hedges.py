"""What an argument's own words take from a fact: who is left out, who is only one of two, what is only planned."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.extract.embedding import noun_class
from newsgraph.extract.force import Forces
from newsgraph.extract.lexicon import words
from newsgraph.extract.mood import Force
from newsgraph.extract.negation import negative_argument
from newsgraph.extract.predicates import is_predicate, verb_of
from newsgraph.extract.tree import case_of, child, children, conjuncts, first_conjunct
from newsgraph.model import Certainty

# verbs whose object, an action, has not been done for what they say of it
_OPEN = frozenset().union(
    *(words("infinite", name) for name in ("desire", "request", "intend", "refuse", "prevent", "permit")),
    *(words("finite", name) for name in ("predict", "guess")),
    words("governing_nouns", "abandoned"),
    words("relations", "thwarting"),
) - {"suffer", "face"}
_ANSWERING = frozenset({"reject", "withdraw", "oppose", "resist", "block", "refuse", "decline", "approve"})
_ASKING = words("infinite", "request") | words("infinite", "desire")


def hedged_by_argument(force: Force, argument: Token) -> Force:
    """The force of a fact, seen what stands at one of its arguments.

    "Harwell, not Kova, closed it" says that Kova did not; "either Harwell or Kova closed it" and "not all firms closed
    it" leave open who did.
    """
    if _left_out(argument):
        return replace(force, negative=True)
    settled = force.certainty in (Certainty.FACT, Certainty.FUTURE)
    if settled and not force.negative and (_one_of_several(argument) or _not_all(argument)):
        return replace(force, certainty=Certainty.POSSIBLE, modality="possible")
    return force


def is_shared_out(subject: Token, argument: Token) -> bool:
    """Whether a fact is one part of what only a row together says: "most of the gas comes from Norway and Qatar"."""
    row = [item for item in conjuncts(first_conjunct(argument)) if not is_predicate(item)]
    quantifiers = (subject, *children(subject, ("amod", "det", "advmod")))
    goes_on = argument.doc[argument.left_edge.i].dep_ == "cc"  # the parse may hang the last of a row on the verb
    return (len(row) > 1 or goes_on) and any(t.lower_ in words("nouns", "most") for t in quantifiers)


def action_force(noun: Token) -> Force | None:
    """What an action noun's own words make of it: "no attack", "the planned sale"; None if nothing."""
    if negative_argument(noun):
        return Force(negative=True)
    for modifier in children(noun, ("amod", "compound", "advmod")):
        lower = modifier.lower_
        if lower in words("truth", "planned"):
            return Force(certainty=Certainty.POSSIBLE, modality="intended")
        if lower in words("truth", "alleged"):
            return Force(certainty=Certainty.POSSIBLE, modality="claimed")
        if lower in words("truth", "thwarted"):
            return Force(negative=True, modality="failed")
    return None


def noun_force(noun: Token, forces: Forces) -> Force:
    """An action that a noun names is taken as done, unless what governs the noun speaks of what may come.

    "Completed the purchase of X" did it; "proposed", "approved" or "feared the purchase of X" leave it open.
    """
    own = action_force(noun)
    if own is not None:
        return own
    governor = noun.head
    if noun.dep_ == "nmod" and case_of(noun) in ("of", "for", "against", "about", "to"):
        kind = noun_class(governor.lemma_.lower())
        if kind not in (None, "know", "say"):
            return Force(certainty=Certainty.POSSIBLE, modality="intended")
        if kind == "say":
            return Force(certainty=Certainty.POSSIBLE, modality="claimed")
    if not is_predicate(governor) or noun.dep_ not in ("nsubj", "obj", "nsubj:pass", "obl", "xcomp"):
        return Force()
    force = forces.force(governor)
    lemma, patient = verb_of(governor), noun.dep_ in ("obj", "nsubj:pass")
    if lemma in words("truth", "calling") and (noun.dep_ in ("xcomp", "obl") or lemma == "call"):
        return Force(certainty=Certainty.POSSIBLE, modality="claimed")  # "what he called an attack on"
    if noun.dep_ == "obj" and (lemma in words("relations", "light") or lemma in words("relations", "completing")):
        return force  # who "did not complete the purchase of X" did not buy it
    if force.certainty in (Certainty.CONDITIONAL, Certainty.FUTURE) and noun.dep_ in ("nsubj", "obj"):
        return Force(False, force.certainty if patient else Certainty.CONDITIONAL, force.modality)
    if lemma == "deny" and patient:
        return Force(certainty=Certainty.POSSIBLE, modality="claimed")
    called = noun.dep_ == "obl" and lemma in _ASKING and case_of(noun) in ("for", "to", "on")
    if patient and lemma in _ANSWERING and noun.lemma_.lower() in words("relations", "made"):
        return Force()  # an offer that was turned down was made
    if (patient and lemma in _OPEN) or called:
        return Force(certainty=Certainty.POSSIBLE, modality="intended")
    return Force()


def role_force(role: Token) -> Force:
    """What a role's own words make of it: "the would-be king", "the self-styled president", "a likely successor"."""
    before = [t for t in role.subtree if t.i < role.i and (t.head.i == role.i or t.head.head.i == role.i)]
    joined = {f"{t.lower_}-{t.doc[t.i + 2].lower_}" for t in before if t.doc[t.i + 1].text in ("-", "‑")}
    found = joined.union(t.lower_ for t in before)
    if found & (words("truth", "planned") | words("truth", "alleged") | words("truth", "styled")):
        return Force(certainty=Certainty.POSSIBLE, modality="claimed")
    return Force()


def _left_out(argument: Token) -> bool:
    return argument.dep_ == "conj" and any(
        c.lower_ == "not" and c.i < argument.i for c in children(argument, ("advmod", "cc", "cc:preconj", "det"))
    )


def _one_of_several(argument: Token) -> bool:
    row = conjuncts(first_conjunct(argument))
    return len(row) > 1 and any(c.lower_ == "or" for item in row for c in children(item, ("cc",)))


def _not_all(argument: Token) -> bool:
    quantifier = child(argument, ("det", "det:predet", "amod"))
    if quantifier is None or quantifier.lower_ not in ("all", "every", "both", "many"):
        return False
    return any(c.lower_ == "not" and c.i < quantifier.i for c in (*quantifier.children, *argument.children))
