"""Where the phrase of a person's name begins: with the title before it, and the nation or body before that."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from newsgraph.annotations import entity_type
from newsgraph.model import EntityType
from newsgraph.names import is_title


def start_with_title(start: int, ent: TokenSpan) -> int:
    """The start of the phrase with the title before a person's name, also where the parse leaves it out."""
    doc = ent.doc
    if entity_type(ent.label_) is not EntityType.PERSON:
        return start
    first = ent.sent.start
    while start > first:
        before = doc[start - 1]
        if is_title(before.text) and (
            before.pos_ == "PROPN" or before.dep_ in ("compound", "nmod:desc", "amod", "flat")
        ):
            start -= 1
        elif start - 3 >= first and _is_office(doc, start - 3) and before.text[:1].isupper() and not before.ent_type_:
            start -= 3
        else:
            break
    if first < start < ent.start:
        start = _with_nation(start, ent)
    return start


def _with_nation(start: int, ent: TokenSpan) -> int:
    """The start of the phrase with the nation or body before the title: "Russian President", "CMA spokesman"."""
    doc = ent.doc
    last = doc[start - 1]
    of_title = start <= last.head.i < ent.end and last.dep_ != "nmod:poss"
    if of_title and last.ent_type_ in ("NORP", "GPE", "ORG"):
        return next(e.start for e in doc.ents if e.start <= last.i < e.end)
    return start


def _is_office(doc: Doc, at: int) -> bool:
    """Whether a title and "of" or "for" stand there: "Secretary of" State."""
    return doc[at].text[:1].isupper() and is_title(doc[at].text) and doc[at + 1].lower_ in ("of", "for")
