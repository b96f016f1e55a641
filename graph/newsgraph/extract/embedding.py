"""How a clause stands in what governs it: content, circumstance, description, or its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from newsgraph.extract.lexicon import words
from newsgraph.extract.negation import is_negated
from newsgraph.extract.predicates import (
    governor_of,
    is_judged,
    is_predicate,
    is_saying,
    relativizer,
    states_content,
    verb_of,
)
from newsgraph.extract.tree import MAX_DEPTH, child, children, is_root, mark_of

_CONTENT = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass"})
_GOVERNING = (
    "intend", "desire", "attempt", "permit", "refuse", "prevent", "request", "say", "guess", "condition", "know",
)  # fmt: skip
_GERUND_MARKS = frozenset({"of", "for", "in", "at", "on", "against"})
_CONDITIONS = words("truth", "if")
_UNTIL = frozenset({"until", "till"})
_OPENERS = frozenset({"assuming", "provided", "providing", "supposing"})


class Stance(StrEnum):
    """What a clause is to its governor."""

    TOP = "top"
    FINITE = "finite content"
    INFINITE = "infinite content"
    QUESTION = "indirect question"
    NOUN = "content of a noun"
    CONDITION = "condition"
    PURPOSE = "purpose"
    ABSENCE = "what is not done"
    CIRCUMSTANCE = "circumstance"
    SEQUEL = "participle that goes on"
    RESTRICTIVE = "description that restricts"
    ASIDE = "description in passing"


@dataclass(frozen=True, slots=True)
class Embedding:
    """The stance of a clause and the token that governs it (itself at the top)."""

    stance: Stance
    governor: Token


def embedding(head: Token) -> Embedding:
    """How a predicate is embedded; a coordinated one as the first of its row."""
    for _ in range(MAX_DEPTH):
        if head.dep_ != "conj" or is_root(head) or not is_predicate(head.head):
            break
        if mark_of(head):
            return _adverbial(head, head.head) if not mark_of(head).endswith("that") else embedding(head.head)
        head = head.head
    if is_root(head) or (head.dep_ in ("parataxis", "dep", "list", "discourse", "conj") and head.tag_ not in ("VBG",)):
        return Embedding(Stance.TOP, head)
    if _follows_opening(head):
        return Embedding(Stance.TOP, head)
    governor = governor_of(head)
    if _states_condition(head):
        return Embedding(Stance.CONDITION, governor)
    if is_judged(head):
        return Embedding(Stance.INFINITE, governor)
    if states_content(head):
        return Embedding(Stance.CONDITION if _is_proviso(governor) else Stance.NOUN, governor)
    if head.dep_ == "advcl:relcl" and head.head.lower_ in ("how", "why") and head.head.dep_ in ("obj", "obl", "advmod"):
        explained = head.head.head  # the parse may have the question word for an object, with the clause at it
        return Embedding(Stance.FINITE if _grants(explained) else Stance.QUESTION, explained)
    if head.dep_ in ("acl:relcl", "advcl:relcl"):
        return Embedding(Stance.ASIDE if is_set_off(head) else Stance.RESTRICTIVE, governor)
    if head.dep_ in ("acl", "amod") or (not is_predicate(governor) and governor.pos_ in ("NOUN", "PROPN", "PRON")):
        return _at_noun(head, governor)
    pronoun = relativizer(head)
    if head.dep_ == "ccomp" and pronoun is not None and pronoun.lower_ in ("who", "which") and head.i < governor.i:
        return Embedding(Stance.ASIDE, governor)
    if head.dep_ in _CONTENT or governor.pos_ == "ADJ":
        return Embedding(_content(head), governor)
    return _adverbial(head, governor)


def _follows_opening(head: Token) -> bool:
    """Whether the parse made a sentence's main clause depend on the participle that opens it: "Asked if she had, the
    minister left"."""
    opening = head.head
    if head.dep_ != "ccomp" or not is_root(opening) or opening.tag_ not in ("VBN", "VBD") or head.i < opening.i:
        return False
    asks = any(c.tag_ in ("WRB", "WP", "WDT") for c in head.children)
    first = opening.i == opening.sent.start and not mark_of(head) and not asks
    return (
        first and child(head, ("nsubj", "nsubj:pass")) is not None and child(opening, ("nsubj", "nsubj:pass")) is None
    )


def _is_proviso(noun: Token) -> bool:
    return noun.lemma_.lower() in words("governing_nouns", "condition")


def _content(head: Token) -> Stance:
    marks = mark_of(head).split()
    if any(mark in ("whether", "if") for mark in marks) or (_asks(head) and not _is_explained(head, head.head)):
        return Stance.QUESTION
    if "to" in marks or (head.tag_ in ("VB", "VBG") and child(head, ("aux",)) is None):
        return Stance.INFINITE
    if head.dep_ == "xcomp" or (head.tag_ == "VBN" and any(a.tag_ == "VBG" for a in head.children if a.dep_ == "aux")):
        return Stance.INFINITE
    return Stance.FINITE


def _is_explained(head: Token, governor: Token) -> bool:
    """Whether a clause tells how or why something is so, which its verb grants: "explained how the crews left"."""
    first = next((t for t in head.subtree if not t.is_punct), head)
    finite = mark_of(head) != "to" and child(head, words("clauses", "subject")) is not None
    if first.lower_ not in ("how", "why") or not finite or first.nbor(1).tag_ in ("JJ", "RB"):
        return False
    return _grants(governor)


def _grants(verb: Token) -> bool:
    """Whether a verb grants that what it tells how or why of is so."""
    return verb.lemma_.lower() in words("finite", "explain") and not is_negated(verb)


def _asks(head: Token) -> bool:
    """Whether a content clause begins with a question word."""
    for token in head.subtree:
        if token.is_punct or token.dep_ == "case":
            continue
        return token.lower_ in words("truth", "whether") and token.tag_ in ("WRB", "WP", "WDT", "WP$", "IN")
    return False


def _at_noun(head: Token, noun: Token) -> Embedding:
    marks = mark_of(head)
    lemma = noun.lemma_.lower()
    governs = noun_class(lemma) is not None
    content = marks.endswith("to") or marks == "that" or (head.tag_ == "VBG" and marks in _GERUND_MARKS)
    pronoun = relativizer(head)
    if content and (pronoun is None or (head.dep_ == "acl" and pronoun.dep_ == "mark")):
        if governs or marks == "that":
            return Embedding(Stance.NOUN, noun)
        return Embedding(Stance.PURPOSE if marks.endswith("to") else Stance.RESTRICTIVE, noun)
    if head.pos_ in ("VERB", "AUX") and head.tag_ == "VB" and governs:
        return Embedding(Stance.NOUN, noun)
    return Embedding(Stance.ASIDE, noun)


def _adverbial(head: Token, governor: Token) -> Embedding:
    marks = mark_of(head).split()
    if "whether" in marks:
        return Embedding(Stance.QUESTION, governor)
    if marks == ["that"] and is_saying(governor):
        return Embedding(Stance.FINITE, governor)
    if not marks and head.tag_ == "VBG" and _is_gerund(head, governor):
        return Embedding(Stance.INFINITE, governor)
    if not marks and head.tag_ in ("VBG", "VBN", "VBD"):
        return Embedding(Stance.SEQUEL, governor)
    if any(mark in words("truth", "instead") for mark in marks):
        return Embedding(Stance.ABSENCE, governor)
    if "to" in marks and verb_of(governor) in words("infinite", "request"):
        return Embedding(Stance.INFINITE, governor)
    if "to" in marks or "so" in marks or "lest" in marks:
        return Embedding(Stance.PURPOSE, governor)
    gerund = ("of", "for", "from", "against", "to", "on", "in", "about", "with", "out")
    if marks and head.tag_ == "VBG" and marks[0] in gerund:
        return Embedding(Stance.INFINITE, governor)
    if marks and head.tag_ == "VBG" and marks[0] in ("by", "while", "after", "before", "when", "through"):
        return Embedding(Stance.SEQUEL, governor)
    if _asks(head) and is_negated(governor) and governor.lemma_.lower() in words("finite", "say"):
        return Embedding(Stance.QUESTION, governor)
    return Embedding(Stance.CIRCUMSTANCE, governor)


def _is_gerund(head: Token, governor: Token) -> bool:
    """Whether a gerund right after a verb that takes one is its content: "denied stealing it"."""
    if governor.i > head.i or verb_of(governor) not in words("infinite", "gerund"):
        return False
    return not any(t.is_punct for t in head.doc[governor.i : head.i])


def _is_present(head: Token) -> bool:
    """Whether the finite verb of a clause is in the present tense."""
    return any(t.tag_ in ("VBZ", "VBP") for t in (head, *children(head, ("aux", "aux:pass", "cop"))))


def _states_condition(head: Token) -> bool:
    """Whether a clause is an if-clause, also one that "provided that", "as long as" or "as though" opens."""
    marks = mark_of(head).split()
    if marks[:2] == ["as", "though"] or (head.dep_ == "advcl" and marks == ["as"] and head.head.lower_ == "long"):
        return True
    if head.dep_ == "advcl" and not _UNTIL.isdisjoint(marks) and _is_present(head):
        return True  # "until the plan is off the table"
    start = head.left_edge.i
    if head.dep_ == "advcl" and start > 0 and head.doc[start - 1].lower_ in _OPENERS:
        return True
    if head.dep_ not in ("ccomp", "csubj") and (
        any(mark in _CONDITIONS for mark in marks) or head.lower_ in _CONDITIONS
    ):
        return not (head.dep_ == "acl" and head.lower_ == "provided")
    if is_inverted(head):
        return True
    opener = next((c for c in head.children if c.dep_ == "mark"), None)
    if opener is None or opener.lower_ != "that" or opener.i == 0:
        return False
    return opener.nbor(-1).lower_ in _CONDITIONS | words("governing_nouns", "condition")


def is_inverted(head: Token) -> bool:
    """Whether a clause is a condition by its order: "had they known", "were it sold", "should she resign"."""
    first = next((t for t in head.subtree if not t.is_punct), head)
    if head.dep_ not in ("advcl", "ccomp", "parataxis") or first.lower_ not in ("had", "were", "should"):
        return False
    if first.head.i != head.i or any(c.text == "?" for c in head.children):
        return False
    return any(c.dep_ in ("nsubj", "nsubj:pass", "expl") and first.i < c.i for c in head.children)


def is_set_off(head: Token) -> bool:
    """Whether a comma or dash stands before a clause that describes a noun."""
    start = head.left_edge.i
    doc = head.doc
    if doc[start].is_punct:
        return True
    return start > 0 and doc[start - 1].text in (",", "-", "–", "—", "--", "(")


def noun_class(lemma: str) -> str | None:
    """The class of a noun that governs clauses; None for others."""
    return next((name for name in _GOVERNING if lemma in words("governing_nouns", name)), None)
