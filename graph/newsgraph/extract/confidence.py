"""How sure a claim is: the chance that the tree of its sentence is right where the claim was read off it.

A logistic model over what can be seen of a fact in its sentence: which rule found it, how far its parts are from each
other and what lies between, what kind of clause says it, whether its subject is the clause's own. The weights in
``confidence.toml`` are fitted on treebanks: a claim counts as right where the annotators' tree gives the same one.
``tests/benchmark/calibration.py`` fits them, and measures how far the confidences are true.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

from spacy.tokens import Token

from newsgraph.extract.facts import Fact
from newsgraph.model import Mention, MentionKind, Value

LEAST, MOST = 0.05, 0.99
# by hand: how often a rule that reads more than the tree says is right where the tree is
READINGS = {
    "title by context": 0.7,
    "action of nation": 0.8,
    "action from": 0.8,
    "action of subject": 0.85,
    "possession": 0.8,
    "linked object": 0.8,
}
_FAR, _STEP = 4, 4  # distances count up to 4 times 4 words
_MANY = 4
_LONG = 50  # words
_BREAKS = frozenset({",", ";", ":", "and", "or", "but", "-", "--", "–", "—", "(", '"', "“", "”"})
_CLAUSES = {
    "ROOT": "main", "root": "main", "parataxis": "main", "conj": "conj", "advcl": "advcl", "acl": "acl",
    "acl:relcl": "relative", "xcomp": "complement", "ccomp": "complement", "nmod:desc": "title",
}  # fmt: skip
_OBJECTS = {"obj": "object", "iobj": "object", "obl": "oblique", "nmod": "oblique", "conj": "conjunct"}


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weight of each piece of evidence, by name; "bias" is that of none."""
    table = tomllib.loads(resources.files(__package__).joinpath("confidence.toml").read_text("utf-8"))
    return {name: float(value) for name, value in table["weights"].items()}


def evidence(fact: Fact, subject: Mention, obj: Mention | Value, *, canonical: bool) -> Iterator[tuple[str, float]]:
    """What speaks for and against a fact: names with amounts, the same name never twice."""
    yield f"rule: {fact.rule}", 1.0
    if fact.borrowed != "own":
        yield f"subject: {fact.borrowed}", 1.0
    yield f"clause: {_CLAUSES.get(fact.clause.dep_, 'other')}", 1.0
    yield f"object: {_OBJECTS.get(fact.object.dep_, 'other')}", 1.0
    yield "subject far", _far(fact.subject, fact.clause)
    yield "object far", _far(fact.object, fact.clause)
    yield "breaks", float(min(_breaks(fact), _MANY))
    sentence = fact.clause.sent
    yield "long sentence", min(sentence.end - sentence.start, _LONG) / _LONG
    if subject.kind is MentionKind.PRONOUN:
        yield "pronoun", 1.0
    elif subject.kind is MentionKind.NAME:
        yield "named subject", 1.0
    if isinstance(obj, Value):
        yield "value", 1.0
    if canonical:
        yield "known relation", 1.0
    if fact.negative or fact.modality:
        yield "hedged by an argument", 1.0


def confidence(fact: Fact, subject: Mention, obj: Mention | Value, *, canonical: bool) -> float:
    """The confidence in [0, 1], 2 decimals, that a fact stands in the text as read."""
    known = weights()
    score = known["bias"] + sum(
        known.get(name, 0.0) * amount for name, amount in evidence(fact, subject, obj, canonical=canonical)
    )
    chance = READINGS.get(fact.rule, 1.0) / (1 + math.exp(-score))
    return round(min(MOST, max(LEAST, chance)), 2)


def _far(part: Token, clause: Token) -> float:
    return float(min(abs(part.i - clause.i) // _STEP, _FAR))


def _breaks(fact: Fact) -> int:
    """Commas, conjunctions and the like between the first and the last part of the fact."""
    places = (fact.subject.i, fact.object.i, fact.clause.i)
    between = fact.clause.doc[min(places) + 1 : max(places)]
    return sum(token.lower_ in _BREAKS for token in between)
