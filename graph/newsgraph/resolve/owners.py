"""Whose a mention is: its possessor, the names inside it, and the owner of the row that it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsgraph.resolve.candidates import Candidate

_MOST_NESTED = 60  # mentions after a phrase that are looked at for being inside it


def row_owner_of(owner: Token, by_root: Mapping[int, Sequence[int]]) -> int | None:
    """Who owns the first of the row that what a word owns is one of."""
    owned = owner.head
    if owned.dep_ != "conj" or owned.head.i > owned.i:
        return None
    first = next((child for child in owned.head.children if child.dep_ == "nmod:poss"), None)
    return None if first is None else next(iter(by_root.get(first.i, ())), None)


def owner_of(possessive: Token) -> Token:
    """The word for the owner: for "whose" what its relative clause describes."""
    if possessive.lower_ != "whose":
        return possessive
    clause = possessive.head
    while clause.dep_ not in ("acl:relcl", "acl") and clause.head.i != clause.i:
        clause = clause.head
    return clause.head


def names_inside(candidate: Candidate, found: Sequence[Candidate]) -> tuple[int, ...]:
    inside: list[int] = []
    for other in found[candidate.index + 1 : candidate.index + 1 + _MOST_NESTED]:
        if other.first >= candidate.last:
            break
        if other.is_name and other.root < candidate.root and candidate.contains(other):
            inside.append(other.index)
    return tuple(inside)


def is_of(token: Token) -> bool:
    return any(child.dep_ == "case" and child.lower_ in ("of", "for") for child in token.children)
