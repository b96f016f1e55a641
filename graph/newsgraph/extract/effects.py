"""What governors make of their content: one :class:`Effect` for each class of verbs, nouns and adjectives.

The words of the classes are in ``words.toml``. A governor that is not known leaves an infinitive merely possible.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.extract.embedding import Embedding, Stance, noun_class
from newsgraph.extract.lexicon import words
from newsgraph.extract.negation import is_negated, negative_argument
from newsgraph.extract.predicates import is_predicate, verb_of
from newsgraph.extract.tree import child, children, mark_of
from newsgraph.model import Certainty


@dataclass(frozen=True, slots=True)
class Effect:
    """What a governor does to its content.

    ``flips``: says the contrary; ``negated``: what its own negation makes of the content: "negative", "possible"
    (nothing is known) or "positive".
    """

    certainty: Certainty = Certainty.FACT
    modality: str | None = None
    flips: bool = False
    negated: str = "possible"


_SAY = Effect()
_FINITE = {
    "deny": Effect(flips=True),
    "request": Effect(Certainty.REQUESTED, "requested"),
    "predict": Effect(Certainty.FUTURE, "expected", negated="negative"),
    "guess": Effect(Certainty.POSSIBLE, "supposed"),
    "think": Effect(negated="negative"),
    "aim": Effect(Certainty.POSSIBLE, "intended"),
    "say": _SAY,
    "know": Effect(),
}
_INFINITE = {
    "permit": Effect(Certainty.POSSIBLE, "permitted", negated="negative"),
    "refuse": Effect(modality="refused", flips=True),
    "fail": Effect(modality="failed", flips=True, negated="positive"),
    "prevent": Effect(modality="prevented", flips=True),
    "deny": Effect(flips=True),
    "attempt": Effect(modality="attempted", negated="negative"),
    "intend": Effect(Certainty.FUTURE, "intended", negated="negative"),
    "request": Effect(Certainty.REQUESTED, "requested"),
    "desire": Effect(Certainty.POSSIBLE, "intended", negated="negative"),
    "predict": Effect(Certainty.FUTURE, "expected", negated="negative"),
    "seem": Effect(Certainty.POSSIBLE, "apparent", negated="negative"),
    "manage": Effect(negated="negative"),
    "say": _SAY,
}
_NOUNS = {
    "intend": Effect(Certainty.FUTURE, "intended", negated="negative"),
    "desire": Effect(Certainty.POSSIBLE, "intended"),
    "attempt": Effect(Certainty.POSSIBLE, "attempted"),
    "permit": Effect(Certainty.POSSIBLE, "permitted", negated="negative"),
    "refuse": Effect(modality="refused", flips=True),
    "prevent": Effect(Certainty.POSSIBLE, "prevented"),
    "request": Effect(Certainty.REQUESTED, "requested"),
    "say": Effect(Certainty.POSSIBLE, "claimed"),
    "guess": Effect(Certainty.POSSIBLE, "supposed"),
    "condition": Effect(Certainty.CONDITIONAL),
    "know": Effect(),
}
_ADJECTIVES = {
    "possible": Effect(Certainty.POSSIBLE, "able", negated="negative"),
    "future": Effect(Certainty.FUTURE, "expected", negated="negative"),
    "desire": Effect(Certainty.POSSIBLE, "intended", negated="negative"),
    "refuse": Effect(modality="unable", flips=True),
}
_UNKNOWN = Effect(Certainty.POSSIBLE, negated="possible")
_UNTRUE = Effect(flips=True, negated="positive")
_QUESTION = Effect(Certainty.POSSIBLE, "asked")


def class_of(governor: Token, stance: Stance) -> str | None:
    """The class of a governing verb for this kind of content; None for verbs of no class."""
    table, section = (_FINITE, "finite") if stance is Stance.FINITE else (_INFINITE, "infinite")
    lemma = verb_of(governor)
    order = list(table)
    if section == "infinite" and _has_object(governor):
        order.sort(key=lambda name: name not in ("request", "permit", "prevent", "manage"))
    elif section == "infinite":
        order.sort(key=lambda name: name not in ("fail", "refuse", "desire", "intend", "attempt"))
    return next((name for name in order if lemma in words(section, name)), None)


def _has_object(governor: Token) -> bool:
    return child(governor, ("obj", "iobj", "nsubj:pass", "aux:pass")) is not None


def effect_of(head: Token, outer: Embedding) -> Effect | None:
    """The effect of what governs a clause; None where it stands for itself."""
    stance, governor = outer.stance, outer.governor
    simple = {
        Stance.CONDITION: Effect(Certainty.CONDITIONAL, negated="positive"),
        Stance.PURPOSE: Effect(Certainty.POSSIBLE, "intended", negated="positive"),
        Stance.ABSENCE: Effect(flips=True, negated="possible"),
        Stance.SEQUEL: Effect(negated="positive"),
        Stance.QUESTION: _QUESTION,
        Stance.CIRCUMSTANCE: Effect(negated="positive"),
    }
    if stance in simple:
        return simple[stance]
    if stance is Stance.NOUN:
        return _noun_effect(governor, head)
    if stance not in (Stance.FINITE, Stance.INFINITE):
        return None
    if governor.pos_ == "ADJ":
        return _adjective_effect(governor, stance)
    if is_false_report(governor, stance):
        return _UNTRUE
    return _verb_effect(governor, stance, head)


def is_false_report(cue: Token, stance: Stance) -> bool:
    """Whether the text itself says that what is reported is wrong: "falsely claimed that", "wrongly accused of"."""
    said = class_of(cue, stance) in ("say", "think") if cue.pos_ in ("VERB", "AUX") else False
    return said and any(c.dep_ == "advmod" and c.lower_ in words("truth", "falsely") for c in cue.children)


def _verb_effect(governor: Token, stance: Stance, head: Token) -> Effect:
    lemma = governor.lemma_.lower()
    if stance is Stance.INFINITE:
        if lemma == "have" and mark_of(head).endswith("to"):
            if any(c.lower_ == "yet" for c in (*governor.children, *head.children)):
                return Effect(flips=True, negated="possible")
            return Effect(Certainty.REQUESTED, "obliged", negated="possible")
        if lemma in ("be", "go") and mark_of(head).endswith("to"):
            return Effect(Certainty.FUTURE, "intended", negated="negative")
    if mark_of(head) == "of" and lemma in words("infinite", "acquit"):
        return Effect(flips=True)
    if mark_of(head) == "out of":
        return _INFINITE["prevent"]
    if lemma == "come" and child(governor, ("advmod", "xcomp")) is not None and head.tag_ == "VBG":
        near = any(c.lower_ in ("close", "near") for c in governor.children)
        return Effect(modality="failed", flips=True, negated="possible") if near else _UNKNOWN
    known = class_of(governor, stance)
    if known == "think" and _has_negative_subject(governor):
        return _UNKNOWN
    if known is None:
        if stance is Stance.FINITE or head.tag_ == "VBG":
            return _SAY
        return _UNKNOWN
    effect = (_FINITE if stance is Stance.FINITE else _INFINITE)[known]
    if known == "manage" and lemma == "help" and head.tag_ == "VBG":
        return Effect(flips=True)
    return effect


def _has_negative_subject(governor: Token) -> bool:
    """ "Nobody believes that ...": nothing is known of it."""
    return any(negative_argument(s) for s in children(governor, ("nsubj", "nsubj:pass")))


def _noun_effect(noun: Token, head: Token) -> Effect:
    lemma = noun.lemma_.lower()
    known = noun_class(lemma)
    effect = _NOUNS.get(known or "", _UNKNOWN)
    if known == "intend" and noun.dep_ in ("obj", "nsubj:pass") and _is_abandoned(noun.head):
        return Effect(Certainty.FUTURE, "intended", flips=True, negated="possible")
    if lemma in words("governing_nouns", "decided") and head.lemma_.lower() in words("truth", "performative"):
        effect = Effect(negated="negative")
    governor = noun.head
    rejected = noun.dep_ == "obj" and verb_of(governor) in words("finite", "deny")
    if rejected and known in ("say", "guess", "know"):
        return Effect(flips=True)
    return effect


def is_withheld(noun: Token) -> bool:
    """Whether a permission is one that somebody lacks or is refused: "was denied permission to"."""
    verb = noun.head
    if noun.dep_ not in ("obj", "nsubj:pass") or verb.pos_ != "VERB" or noun_class(noun.lemma_.lower()) != "permit":
        return False
    return verb_of(verb) in words("governing_nouns", "withheld")


def _is_abandoned(verb: Token) -> bool:
    """Whether a verb undoes the plan that is its object: "scrapped a plan to"."""
    return verb.pos_ == "VERB" and verb_of(verb) in words("governing_nouns", "abandoned")


def _adjective_effect(adjective: Token, stance: Stance) -> Effect:
    lemma = adjective.lemma_.lower()
    if stance is Stance.FINITE:
        if adjective.dep_ == "xcomp" and adjective.head.lemma_ == "make" and lemma in ("sure", "certain"):
            return _FINITE["aim"]
        if lemma in words("adjectives", "untrue"):
            return _UNTRUE
        if lemma in words("adjectives", "unsure"):
            return _UNKNOWN
        if lemma in words("adjectives", "needed"):
            return Effect(Certainty.REQUESTED, "obliged", negated="possible")
        known = lemma in words("adjectives", "true")
        return Effect(negated="negative") if known else _SAY
    if lemma in words("adjectives", "found"):
        cleared = not is_predicate(adjective) and is_negated(adjective)
        return Effect(flips=cleared, negated="negative")
    for name, effect in _ADJECTIVES.items():
        if lemma in words("adjectives", name):
            return effect
    return _UNKNOWN
