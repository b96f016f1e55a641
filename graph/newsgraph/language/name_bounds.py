"""Names that the network cut short: capital words that hang from the name's head belong to it, and so do a company's
form and what follows "of" after a body's noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from newsgraph.language.lexicon import word_list
from newsgraph.language.name_heads import PERIODICALS
from newsgraph.names import is_corporate_suffix, is_title

_WHOLE = frozenset({"PERSON", "GPE", "LOC", "NORP"})
_BEFORE_HEAD = frozenset({"compound", "amod", "flat", "nmod"})
_BODIES = word_list("words.toml", "bodies_of")


def widened(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """The spans of a Doc, those of names that go on beside them made longer.

    A nationality just before a name stays apart ("Danish Parliament"), but not where another word of the name stands
    between them. What a sentence begins with may have its capital letter from that alone and is left out.
    """
    spans = _joined(doc, spans)
    taken = {token.i: span for span in spans for token in span}
    return [span if span.label_ in _WHOLE else _widened(doc, span, taken) for span in spans]


def _joined(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """A body's name and the place's right after it that the parse makes one: "Food Standards Norway South Sea"."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda row: row.start):
        before = found[-1] if found else None
        if before is not None and before.end == span.start and before.label_ == "ORG" and span.label_ == "GPE":
            top = span.root.head.i
            if span.root.dep_ in _BEFORE_HEAD and before.start <= top < before.end:
                found[-1] = Span(doc, before.start, span.end, "ORG")
                continue
        found.append(span)
    return found


def _widened(doc: Doc, span: Span, taken: dict[int, Span]) -> Span:
    start, end = span.start, span.end
    while start and start - 1 not in taken and _leads(doc[start - 1], start, end):
        start -= 1
    if span.label_ == "ORG":
        while end < len(doc) and end not in taken and _is_company_form(doc[end]):
            end += 1
        end = _with_field(doc, start, end, taken)
    return Span(doc, start, end, span.label_)


def _leads(token: Token, start: int, end: int) -> bool:
    """Whether a capital word just before a name is a part of it, by the parse."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.is_sent_start or is_title(token.text):
        return False
    return token.dep_ in _BEFORE_HEAD and start <= token.head.i < end


def _is_company_form(token: Token) -> bool:
    written = token.text[:1].isupper() or token.lower_ == "plc"
    return written and token.pos_ in {"PROPN", "NOUN"} and is_corporate_suffix(token.text)


def _with_field(doc: Doc, start: int, end: int, taken: dict[int, Span]) -> int:
    """Where "Union of Harbour Pilots" ends, if the name so far ends with the noun of a body."""
    at = end + 1
    if end < len(doc) and doc[end].lower_ == "of" and doc[end - 1].lower_ in PERIODICALS and at in taken:
        return taken[at].end  # "the Nautical Journal of Norway" is no journal's seat
    if end >= len(doc) or doc[end].lower_ != "of" or doc[end - 1].lower_ not in _BODIES:
        return end
    while at < len(doc) and at not in taken and doc[at].text[:1].isupper() and doc[at].pos_ in {"PROPN", "ADJ", "NOUN"}:
        at += 1
    return at if at > end + 1 and at not in taken else end
