"""How sure a rule is of what it read: a prior for each rule, times a penalty for each thing that often goes wrong."""

from __future__ import annotations

from newsgraph.extract.facts import Fact
from newsgraph.model import Mention, MentionKind, Value

PRIORS = {
    "clause": 0.9,
    "passive": 0.92,
    "passive with object": 0.6,
    "passive with preposition": 0.75,
    "prepositional argument": 0.75,
    "place": 0.75,
    "light verb": 0.85,
    "linked object": 0.6,
    "copula": 0.8,
    "copula with preposition": 0.7,
    "copula with noun": 0.75,
    "copula with owner": 0.75,
    "adjective": 0.75,
    "title": 0.95,
    "title with body": 0.85,
    "title by context": 0.58,
    "apposition": 0.9,
    "appointment": 0.8,
    "action by": 0.75,
    "action of": 0.7,
    "action from": 0.6,
    "action of nation": 0.6,
    "action of subject": 0.65,
    "made by": 0.7,
    "compound": 0.8,
    "possession": 0.6,
    "measure": 0.7,
    "place of": 0.7,
}
BORROWED = {"own": 1.0, "shared": 0.97, "described": 0.95, "controlled": 0.9}
PRONOUN = 0.95
COMMON = 0.97
UNMAPPED = 0.95
FAR = 0.93
FAR_TOKENS = 20


def confidence(fact: Fact, subject: Mention, obj: Mention | Value, *, canonical: bool) -> float:
    """The confidence in [0, 1], 2 decimals, that a fact stands in the text as read."""
    score = PRIORS[fact.rule] * BORROWED.get(fact.borrowed, 0.9)
    ends = (subject, obj) if isinstance(obj, Mention) else (subject,)
    for end in ends:
        score *= {MentionKind.PRONOUN: PRONOUN, MentionKind.NOMINAL: COMMON}.get(end.kind, 1.0)
    if not canonical:
        score *= UNMAPPED
    if max(abs(fact.subject.i - fact.clause.i), abs(fact.object.i - fact.clause.i)) > FAR_TOKENS:
        score *= FAR
    return round(score, 2)
