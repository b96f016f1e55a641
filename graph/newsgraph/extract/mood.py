"""What a clause's own words say of its truth: auxiliaries, negation, adverbs, conditions, questions and commands."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.extract.clauses import Clauses
from newsgraph.extract.embedding import Stance, embedding, is_inverted
from newsgraph.extract.lexicon import actions, words
from newsgraph.extract.negation import is_negated, negative_argument
from newsgraph.extract.predicates import is_predicate
from newsgraph.extract.tree import MAX_DEPTH, case_of, child, children, is_root, mark_of
from newsgraph.model import Certainty


@dataclass(frozen=True, slots=True)
class Force:
    """How a clause is put: ``negative``, ``certainty``, and the word for its modality ("permitted"), if any."""

    negative: bool = False
    certainty: Certainty = Certainty.FACT
    modality: str | None = None


def own_force(head: Token, clauses: Clauses) -> Force:
    """What a clause's own words say: auxiliaries, negation, adverbs, an if-clause at it, a question mark."""
    bearer = _bearer(head)
    modals = [aux.lower_ for aux in bearer.children if aux.dep_ in ("aux", "cop") and aux.tag_ in ("MD", "VB")]
    negative = is_negated(head) or (bearer is not head and is_negated(bearer))
    negative = negative or any(negative_argument(s) for s in clauses.subjects(head).tokens[:1])
    negative = negative or any(
        c.lower_ == "neither" for s in children(head, ("nsubj", "nsubj:pass")) for c in children(s, ("cc:preconj",))
    )
    certainty, modality = Certainty.FACT, None
    if any(m in words("truth", "will") for m in modals) or _is_to(bearer):
        certainty = Certainty.FUTURE
    elif any(m in words("truth", "may") for m in modals):
        certainty, modality = Certainty.POSSIBLE, "possible"
    elif any(m in words("truth", "must") for m in modals):
        certainty, modality = Certainty.REQUESTED, "obliged"
    elif "would" in modals and any(c.lower_ in ("rather", "sooner") for c in children(bearer, ("advmod",))):
        certainty, modality = Certainty.POSSIBLE, "intended"  # what is preferred
    elif "would" in modals or "'d" in modals or "’d" in modals:
        certainty = Certainty.FUTURE if _is_backshifted(head) else Certainty.CONDITIONAL
    if has_condition(head) and (modals or head.tag_ in ("VB", "VBZ", "VBP") or certainty is not Certainty.FACT):
        certainty = Certainty.CONDITIONAL
    if certainty in (Certainty.FACT, Certainty.FUTURE):
        hedged, word = _by_adverb_or_mood(head, bearer)
        if hedged is not Certainty.FACT:
            certainty, modality = hedged, word
    if certainty in (Certainty.FACT, Certainty.FUTURE) and not negative and _is_alternative(head):
        certainty, modality = Certainty.POSSIBLE, "possible"
    return Force(negative, certainty, modality)


def _is_alternative(head: Token) -> bool:
    """Whether a clause is one of two that "or" joins: "bribed or threatened her"."""
    if head.dep_ == "conj" and is_predicate(head.head) and any(c.lower_ == "or" for c in children(head, ("cc",))):
        return True
    later = (c for c in children(head, ("conj",)) if is_predicate(c))
    return any(c.lower_ == "or" for other in later for c in children(other, ("cc",)))


def _bearer(head: Token) -> Token:
    """The clause whose auxiliaries a clause uses: its own, or those of the one that it is coordinated with."""
    for _ in range(MAX_DEPTH):
        labels = {c.dep_ for c in head.children}
        if labels & {"aux", "aux:pass", "cop", "nsubj", "nsubj:pass", "mark"} or head.dep_ != "conj":
            return head
        first = head.head
        if not is_predicate(first) or head.tag_ not in ("VB", "VBN", "VBG") or (head.tag_ != first.tag_):
            return head
        head = first
    return head


def _is_to(head: Token) -> bool:
    """Whether a clause says that something "is to" happen."""
    return mark_of(head).endswith("to") and any(
        c.dep_ in ("cop", "aux", "aux:pass") and c.lemma_ == "be" and c.lower_ not in ("be", "being") and c.i < head.i
        for c in head.children
    )


def _is_backshifted(head: Token) -> bool:
    """Whether "would" is the "will" of reported speech: in the content of a past verb, with no condition around."""
    if has_condition(head) or _is_hypothetical_subject(head):
        return False
    outer = embedding(head)
    if outer.stance is Stance.FINITE:
        return outer.governor.tag_ in ("VBD", "VBN", "VBG")
    if outer.stance is Stance.RESTRICTIVE:
        return True
    return any(c.dep_ == "parataxis" and c.tag_ in ("VBD", "VBN") for c in head.children)


def _is_hypothetical_subject(head: Token) -> bool:
    """Whether the subject is itself an event that may come: "the purchase of X by Y would save jobs"."""
    subject = child(head, ("nsubj", "nsubj:pass"))
    return (
        subject is not None and any(c.dep_ == "nmod" for c in subject.children) and subject.lemma_.lower() in actions()
    )


def is_to_come(head: Token) -> bool:
    """Whether a clause of time in the present tense speaks of what is still to come: "once it is signed"."""
    present = any(
        t.tag_ in ("VBZ", "VBP") for t in (head, *head.children) if t.dep_ in ("aux", "aux:pass", "cop", head.dep_)
    )
    marks = {*mark_of(head).split(), *(c.lower_ for c in children(head, ("advmod",)))}
    return present and bool(marks & {"once", "when", "until", "before", "after", "soon", "whenever", "till"})


def has_condition(head: Token) -> bool:
    for clause in children(head, ("advcl",)):
        marks = mark_of(clause).split()
        if any(mark in words("truth", "if") for mark in marks) and "even" not in (c.lower_ for c in clause.children):
            return True
        if clause.lower_ in words("truth", "if") or is_inverted(clause):
            return True
    if not any(aux.lower_ in ("would", "could", "might") for aux in head.children):
        return False
    # "without a buyer, the union argued, it would close"
    return any(
        token.lower_ == "without" and token.dep_ in ("case", "mark") for token in head.doc[head.sent.start : head.i]
    )


def _is_question(head: Token) -> bool:
    """Whether a clause ends in a question mark: its own, or the sentence's where it is the last or joined to it."""
    if any(c.text == "?" for c in head.children if c.is_punct):
        return True
    last = next((t for t in reversed(head.sent) if not t.is_space and not t.is_quote), head)
    return last.text == "?" and (is_root(head) or last.head.i == head.i or head.dep_ == "conj")


def _is_fiction(item: Token) -> bool:
    """ "In the film, ...": what follows is told there."""
    named = item.lemma_.lower() in words("truth", "fictions")
    return named and case_of(item) == "in" and child(item, ("nmod",)) is None


def _by_adverb_or_mood(head: Token, bearer: Token) -> tuple[Certainty, str | None]:
    if any(c.dep_ == "advmod" and c.lower_ in words("truth", "perhaps") for c in head.children):
        return Certainty.POSSIBLE, "possible"
    if any(c.dep_ == "advmod" and c.lower_ == "otherwise" and c.i < head.i for c in head.children):
        return Certainty.CONDITIONAL, None
    if embedding(head).stance is not Stance.TOP:
        return Certainty.FACT, None
    if mark_of(head) == "if":
        return Certainty.CONDITIONAL, None  # "If only she had sold it"
    top = is_root(head) or head.dep_ in ("conj", "parataxis")
    if top and _is_question(head):
        return Certainty.POSSIBLE, "asked"
    if any(_is_fiction(o) for o in children(head, ("obl",)) if o.i < head.i):
        return Certainty.POSSIBLE, "fictional"
    imperative = bearer.tag_ == "VB" and not any(
        c.dep_ in ("nsubj", "nsubj:pass", "aux", "expl", "cop", "mark") for c in bearer.children
    )
    if is_root(head) and imperative and is_root(bearer):
        return Certainty.REQUESTED, "requested"
    return Certainty.FACT, None
