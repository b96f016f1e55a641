"""Looking around in a Universal Dependencies tree on a spaCy ``Doc``."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from newsgraph.model import Span

MAX_DEPTH = 40


def children(token: Token, labels: Container[str]) -> list[Token]:
    """The children with one of the relations, in order of the text."""
    return [child for child in token.children if child.dep_ in labels]


def child(token: Token, labels: Container[str]) -> Token | None:
    """The first child with one of the relations."""
    return next((found for found in token.children if found.dep_ in labels), None)


def is_root(token: Token) -> bool:
    """Whether a token heads its sentence."""
    return token.head.i == token.i


def conjuncts(token: Token) -> list[Token]:
    """The token and all that are coordinated with it (as its ``conj`` children, or theirs), in order of the text.

    Only downwards: for a later conjunct it is that one and those after it.
    """
    found, waiting = [token], [token]
    while waiting:
        for other in children(waiting.pop(), ("conj",)):
            found.append(other)
            waiting.append(other)
    return sorted(found, key=lambda item: item.i)


def first_conjunct(token: Token) -> Token:
    """The conjunct that the token hangs from; the token itself if it is coordinated with none before it."""
    for _ in range(MAX_DEPTH):
        if token.dep_ != "conj" or is_root(token):
            return token
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """The heads of a token, nearest first."""
    for _ in range(MAX_DEPTH * 5):
        if is_root(token):
            return
        token = token.head
        yield token


def case_of(token: Token) -> str:
    """The preposition of a nominal in lower case ("of", "because of"), "" if it has none; no possessive mark."""
    marks = [m for m in children(token, ("case",)) if m.tag_ != "POS" and m.i < token.i and not m.ent_type_]
    words = sorted((word for mark in marks for word in (mark, *children(mark, ("fixed",)))), key=lambda word: word.i)
    # those that stand together: the "of" of "by Secretary of State Ann Lee" is not the phrase's
    return " ".join(word.lower_ for number, word in enumerate(words) if word.i - words[0].i == number)


def mark_of(token: Token) -> str:
    """The words that subordinate a clause ("that", "if", "in order to"), "" if there are none; "to" counts."""
    marks = [m for m in token.children if m.dep_ == "mark" or (m.dep_ == "case" and token.pos_ in ("VERB", "AUX"))]
    marks += [m for m in children(token, ("advmod", "cc")) if m.lower_ == "rather" and child(m, ("fixed",)) is not None]
    words = [word for mark in marks for word in (mark, *children(mark, ("fixed",)))]
    return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))


def span_of(doc: Doc, start: int, end: int) -> Span:
    """Tokens ``[start, end)`` as a span of the text, without white space at its ends."""
    while start < end - 1 and doc[start].is_space:
        start += 1
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    first, last = doc[start], doc[end - 1]
    # the text of the tokens: doc.text is built anew from all of them at each call
    return Span(first.idx, last.idx + len(last.text), doc[start:end].text)
