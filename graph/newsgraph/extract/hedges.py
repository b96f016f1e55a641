"""What an argument's own words take from a fact: who is left out, who is only one of two, what is only planned."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.extract.lexicon import words
from newsgraph.extract.mood import Force
from newsgraph.extract.negation import negative_argument
from newsgraph.extract.tree import child, children, conjuncts, first_conjunct
from newsgraph.model import Certainty


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
