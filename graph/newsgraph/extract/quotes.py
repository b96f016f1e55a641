"""Direct quotations: where they are, who is quoted, and by which word."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.extract.clauses import Clauses
from newsgraph.extract.predicates import is_passive, is_saying
from newsgraph.extract.tree import MAX_DEPTH, child, is_root

_OPEN, _CLOSE, _PLAIN = "“«„", "”»", frozenset({'"', "``", "''"})
_DASHES = frozenset({"-", "–", "—", "--"})
_REACH = 14


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, tokens ``[start, end)`` between its marks.

    With the verb of saying, if one is found, or the name that signs it after a dash.
    """

    start: int
    end: int
    cue: Token | None = None
    signer: Token | None = None

    def is_over_before(self, verb: Token) -> bool:
        """Whether a verb after it says something else: the quotation has its full stop, the verb its own object."""
        own = child(verb, ("obj",))
        return verb.doc[self.end - 1].text == "." and verb.i > self.end + 1 and own is not None and own.i > verb.i


def quotes_of(doc: Doc, clauses: Clauses) -> tuple[Quote, ...]:
    """The quotations of a Doc in order; one that runs on without a cue of its own has that of the one before."""
    found: list[Quote] = []
    for start, end in _ranges(doc):
        if (signer := _signer(doc, end)) is not None:
            found.append(Quote(start, end, signer=signer))
            continue
        cue = _cue(doc, start, end, clauses)
        if cue is None and found and _goes_on(doc, found[-1], start, end):
            cue = found[-1].cue
        found.append(Quote(start, end, cue))
    return tuple(found)


def _signer(doc: Doc, end: int) -> Token | None:
    """Whose name stands after a quotation and a dash, and ends the line: '"It is over." - Ann Lee'."""
    after = [token for token in doc[end : end + 4] if token.text not in _PLAIN and token.text not in _CLOSE]
    if len(after) < 2 or after[0].text not in _DASHES or after[1].ent_type_ not in ("PERSON", "ORG"):
        return None
    name = next(ent for ent in doc.ents if ent.start <= after[1].i < ent.end)
    ends = name.end == len(doc) or doc[name.end].is_space or doc[name.end].text in (",", ".")
    return name.root if ends and name.start == after[1].i else None


def announcer(doc: Doc, quote: Quote) -> Token | None:
    """The speaker whom a colon gives: 'Ann Lee: "..."'."""
    if quote.start < 3 or doc[quote.start - 2].text != ":" or doc[quote.start - 3].pos_ not in ("NOUN", "PROPN"):
        return None
    last = doc[quote.start - 3]
    name = next((ent for ent in doc.ents if ent.start <= last.i < ent.end), None)
    return name.root if name is not None else last


def _ranges(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges between quotation marks; a paragraph's end closes what was left open."""
    ranges: list[tuple[int, int]] = []
    start: int | None = None
    for token in doc:
        text = token.text
        if token.is_space and "\n" in text:
            if start is not None and token.i > start:
                ranges.append((start, token.i))
            start = None
        elif start is None and (text in _PLAIN or text in _OPEN) and text != "''":
            start = token.i + 1
        elif start is not None and (text in _PLAIN or text in _CLOSE):
            if token.i > start:
                ranges.append((start, token.i))
            start = None
    return ranges


def _cue(doc: Doc, start: int, end: int, clauses: Clauses) -> Token | None:
    """The verb of saying of a quotation: what its clauses hang from, else the nearest in the same sentence."""
    inside = range(start, end)
    over = Quote(start, end).is_over_before
    for token in doc[start:end]:
        head = token
        for _ in range(MAX_DEPTH):
            if is_root(head) or head.i not in inside:
                break
            head = head.head
        if over(head):
            continue
        if head.i not in inside and is_saying(head) and clauses.subjects(head).tokens and not is_passive(head):
            return head
        for below in token.children:
            if below.i not in inside and below.dep_ == "parataxis" and is_saying(below):
                return below
    after = [token for token in doc[end : min(len(doc), end + _REACH)] if not over(token)]
    near: list[Token] = [*after, *reversed(doc[max(0, start - _REACH) : start])]
    for token in near:
        beyond = doc[min(token.i, end) : max(token.i, end)] if token.i >= end else doc[token.i : start]
        announces = token.i < start and all(t.is_space or t.text in (",", ":") or t.is_quote for t in beyond[1:])
        if any(t.is_space and "\n" in t.text for t in beyond) and not announces:
            continue
        if is_saying(token) and (child(token, ("nsubj",)) is not None or token.i < start):
            if any(t.text in (".", "?", "!") for t in beyond[1:-2]):
                continue
            return token
    return None


def _goes_on(doc: Doc, before: Quote, start: int, end: int) -> bool:
    """Whether a quotation of a sentence or more follows another with little between."""
    if before.cue is None or end - start < 4:
        return False
    return not any(is_saying(t) and t.i != before.cue.i for t in doc[before.end : start]) and start - before.end <= 30
