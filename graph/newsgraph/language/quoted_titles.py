"""Titles in quotation marks: "Cowboys and Kings" is one name, whatever stands inside."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

_OPEN, _CLOSE, _PLAIN = frozenset({"“", "``"}), frozenset({"”", "''"}), '"'
_LONGEST = 12
_SMALL = frozenset({"DET", "ADP", "CCONJ", "PART", "SCONJ", "PUNCT", "NUM", "PRON"})


def quoted_titles(doc: Doc) -> Iterator[Span]:
    """Quotations that are titles of works: two or more capital words, none in small letters but small ones.

    A quotation with the mark that ends a sentence is what somebody said.
    """
    start: int | None = None
    for token in doc:
        if start is None:
            if token.text == _PLAIN or token.text in _OPEN:
                start = token.i + 1
        elif token.text == _PLAIN or token.text in _CLOSE:
            if 1 < token.i - start <= _LONGEST and _is_title(doc[start : token.i]):
                yield Span(doc, start, token.i, "WORK_OF_ART")
            start = None
        elif token.is_space and "\n" in token.text:
            start = None


def _is_title(span: Span) -> bool:
    capital = [token for token in span if token.text[:1].isupper()]
    small = (token for token in span if token.is_alpha and not token.text[:1].isupper())
    said = any(token.text in {".", "?", "!", ",", ";"} for token in span) or span[-1].is_punct
    return len(capital) > 1 and span[0] in capital and not said and all(token.pos_ in _SMALL for token in small)
