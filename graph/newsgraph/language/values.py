"""The spaCy component that finds dates, times, money, percentages, quantities and numbers, by rule."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from newsgraph.language.value_patterns import PATTERNS

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "NORP", "MISC"})
_VAGUE = frozenset({"PRODUCT", "MISC"})


class ValueFinder:
    """Adds value entities to ``doc.ents``; a name that the network found stands, unless a value holds it whole."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        self.vocab, self.name = vocab, name

    def __call__(self, doc: Doc) -> Doc:
        """Annotates ``doc`` in place."""
        values = _without_rates(filter_spans(list(_values(doc))))
        names = [span for span in doc.ents if span.label_ in _NAMES]
        dates = [span for span in doc.ents if span.label_ == "DATE" and any(token.is_digit for token in span)]
        kept: list[Span] = []
        for group in (_holding(values, names), names, values, dates):
            taken = {token.i for span in kept for token in span}
            kept.extend(span for span in group if taken.isdisjoint(range(span.start, span.end)))
        doc.set_ents(sorted(kept, key=lambda span: span.start))
        return doc

    def to_disk(self, path: object, *, exclude: object = ()) -> None:
        """Has nothing to save."""

    def from_disk(self, path: object, *, exclude: object = ()) -> ValueFinder:
        """Has nothing to read."""
        return self


@Language.factory("newsgraph_values", assigns=["doc.ents"])
def make_value_finder(nlp: Language, name: str) -> ValueFinder:
    """The component."""
    return ValueFinder(nlp.vocab, name)


def _holding(values: list[Span], names: list[Span]) -> list[Span]:
    """Values longer than a name inside them ("20 million U.S. dollars"), or taken for a vague one ("Q3")."""
    return [
        value
        for value in values
        if any(
            value.start <= name.start
            and name.end <= value.end
            and (len(name) < len(value) or (name.label_ in _VAGUE and value.label_ == "DATE"))
            for name in names
        )
    ]


def _without_rates(values: list[Span]) -> list[Span]:
    """The values without what an amount is paid for: "$2 an hour", "$15-an-hour"."""
    ends = {value.end for value in values}
    return [
        value
        for value in values
        if value[0].lower_ not in {"a", "an"}
        or value[-1].lower_ in {"ago", "earlier", "later", "before"}
        or not ({value.start, value.start - (value.start > 0 and value.doc[value.start - 1].text == "-")} & ends)
    ]


def _values(doc: Doc) -> Iterator[Span]:
    whole = doc.text  # built anew from all tokens at each call
    for label, pattern in PATTERNS:
        for match in pattern.finditer(whole):
            text = match.group().rstrip()
            span = doc.char_span(match.start(), match.start() + len(text), label=label)
            if span is None:
                span = doc.char_span(match.start(), match.start() + len(text), label=label, alignment_mode="contract")
                if span is None or not any(token.like_num for token in span):
                    continue
            if _is_value(span):
                yield span


def _is_value(span: Span) -> bool:
    first, last = span[0], span[-1]
    if span.label_ == "ORDINAL":
        return first.tag_ == "JJ" or first.pos_ in {"ADJ", "NUM"} or first.text[0].isdigit()
    if span.label_ == "CARDINAL":
        return first.lower_ != "one" or len(span) > 1 or first.pos_ == "NUM"
    if span.label_ == "DATE" and len(span) == 1 and last.text in {"March", "May", "Sun", "Sat", "Mar", "Jan"}:
        return last.pos_ == "PROPN"
    return True
