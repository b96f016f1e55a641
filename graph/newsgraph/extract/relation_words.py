"""The words of a relation: the verb with its particles, its participle, its prepositions."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.tree import children


def base_form(head: Token) -> str:
    """The verb with its particle in base form: "take over"."""
    particles = [c.lower_ for c in children(head, ("compound:prt",))]
    return " ".join([head.lemma_.lower(), *particles])


def participle(head: Token) -> str:
    """The verb with its particle as it stands: "taken over"."""
    particles = [c.lower_ for c in children(head, ("compound:prt",))]
    return " ".join([head.lower_, *particles])


def relation_words(head: Token, *more: Token) -> tuple[Token, ...]:
    """The tokens of a relation: verb, particles, and what is given besides."""
    found = {head, *children(head, ("compound:prt",)), *more}
    return tuple(sorted(found, key=lambda token: token.i))


def case_tokens(item: Token) -> list[Token]:
    """The prepositions before a nominal, whole: "because of"."""
    marks = [m for m in children(item, ("case",)) if m.i < item.i]
    return [word for mark in marks for word in (mark, *children(mark, ("fixed",)))]
