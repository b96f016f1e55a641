"""From the network's names to the entity labels of the Doc contract, by facts and by the words of the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from newsgraph import places
from newsgraph.language.lexicon import word_list
from newsgraph.language.name_bounds import widened
from newsgraph.language.name_heads import (
    EVENTS,
    FACILITIES,
    LANDFORMS,
    LANDFORMS_BEFORE,
    LAWS,
    PERIODICALS,
    UNDERTAKINGS,
    WORKS,
    head_word,
)
from newsgraph.language.one_sense import organisations_apart
from newsgraph.language.quoted_titles import quoted_titles
from newsgraph.model import EntityType
from newsgraph.names import is_corporate_suffix, is_honorific, is_title

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OTHERS = frozenset({"MISC", "LAW", "PRODUCT", "WORK", "EVENT"})
_LONGEST_PLACE = 4  # tokens: "Bosnia and Herzegovina" has 3, "Democratic Republic of Congo" 4
_LONGER_NAMES = {"WORK": "WORK_OF_ART"}  # labels of the network that spaCy's users know otherwise
_TITLES_AND_NAMES = frozenset({"dean", "earl", "duke", "major", "prince", "king", "bishop", "rector"})
_GROUPS = word_list("words.toml", "groups")


def refine_entities(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """The entities of ``doc``: the network's names with their final labels, then nationalities and places it missed."""
    named = organisations_apart(widened(doc, [span for found in spans for span in _refined(found)]))
    titles = [span for span in quoted_titles(doc) if _is_cut(span, named)]
    inside = {token.i for span in titles for token in span}
    named = [*titles, *(span for span in named if inside.isdisjoint(range(span.start, span.end)))]
    taken = {token.i for span in named for token in span}
    added = [span for span in _nationalities_and_places(doc) if taken.isdisjoint(range(span.start, span.end))]
    return sorted(filter_spans([*named, *added]), key=lambda span: span.start)


def _is_cut(title: Span, named: Sequence[Span]) -> bool:
    """Whether no name covers a quoted title whole: "Big Ben" may be a tower's."""
    return not any(span.start <= title.start and title.end <= span.end for span in named)


def _refined(span: Span) -> Iterator[Span]:
    span = _trimmed(span)
    if len(span) == 0:
        return
    seat = _seat_after(span)
    if seat is not None:
        yield Span(span.doc, seat, span.end, "GPE")
        span = Span(span.doc, span.start, seat - 1, span.label_)
    label = _label(span)
    if label is not None:
        yield Span(span.doc, span.start, span.end, _LONGER_NAMES.get(label, label))


def _trimmed(span: Span) -> Span:
    """Without white space, quotes, an article or a possessive mark at its ends."""
    start, end = span.start, span.end
    while start < end and (span.doc[start].pos_ == "PUNCT" or span.doc[start].is_space):
        start += 1
    while end - start > 1 and span.doc[start].pos_ == "ADP" and span.doc[start].text.islower():
        start += 1
    while start < end and (_is_outer(span.doc[end - 1]) or span.doc[end - 1].is_space):
        end -= 1
    if end - start > 1 and span.doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    if span.label_ == "PERSON":
        first = span.doc[start]
        if end - start > 2 and is_title(first.text) and first.lower_ not in _TITLES_AND_NAMES:
            start += 1  # "Justice" of "Justice H. Marsh"
        # "Anna Lind of Denmark" is a person and a place; "Joan of Arc" is a name
        ends = [token.i for token in span.doc[start:end] if token.lower_ == "of" and token.i - start > 1]
        end = min(ends, default=end)
    return Span(span.doc, start, end, span.label_)


def _seat_after(span: Span) -> int | None:
    """Where the country begins in "Harwell Group of Norway"; "Bank of Norway" is one name."""
    if span.label_ != "ORG":
        return None
    for token in span[2:-1]:
        rest = span.doc[token.i + 1 : span.end]
        if token.lower_ == "of" and _closes_name(token.nbor(-1).text) and places.is_country(rest.text):
            return token.i + 1
    return None


def _closes_name(word: str) -> bool:
    """Whether a word ends a firm's name: what follows "of" is then its seat ("Group", "plc"; "Bank of" goes on)."""
    return is_corporate_suffix(word) and word.lower() not in {"bank", "airlines", "airways", "international", "mining"}


def _is_outer(token: Token) -> bool:
    if token.pos_ == "PUNCT":
        return token.text not in {".", "!", "?", ")"}
    return token.tag_ == "POS" or token.lower_ in {"of", "and", "for"}


def _label(span: Span) -> str | None:
    text, label = span.text, span.label_
    first = span.doc[span.start - 1] if span.start else span[0]
    if any(token.text[:1].isupper() and _precedes_persons(token.text) for token in (first, span[0])):
        return "PERSON"
    head = head_word([token.text for token in span])
    if len(span) == 1 and _is_nationality(span[0]):
        return "NORP"
    if places.institution(text) is not None:
        return "ORG"
    if label in _PLACES:
        return _place_label(span, head)
    if label in {"ORG", "MISC"} and (places.is_country(text) or places.region(text) is not None):
        return _place_label(span, head)
    if len(span) == 1:
        return None if label in _OTHERS and _is_common_noun(span[0]) else label
    return _label_by_head(span, head)


def _is_common_noun(token: Token) -> bool:
    """Whether nothing but the start of a sentence gives a noun its capital letter."""
    return bool(token.is_sent_start) and token.tag_ in {"NN", "NNS"}


def _label_by_head(span: Span, head: str) -> str:
    """The label of a longer name that is neither of a place nor of a known thing."""
    label = span.label_
    if label in _OTHERS and head in LAWS:
        return "LAW"
    if label in _OTHERS and head in EVENTS:
        return "EVENT"
    if label not in _OTHERS | {"ORG"}:
        return label
    if span[0].lower_ in PERIODICALS and span[1].lower_ == "of":
        return "WORK"
    if head in WORKS and not any(token.pos_ == "ADP" for token in span):
        return "WORK"  # no "Centre for Area Study"
    return "MISC" if label in _OTHERS and head in UNDERTAKINGS else label


def _precedes_persons(word: str) -> bool:
    return is_honorific(word) or word.rstrip(".").lower() == "prof"


def _place_label(span: Span, head: str) -> str:
    text = span.text
    listed = places.country(text) or places.settlement(text) or places.region(text)
    if listed is not None:
        return "LOC" if listed.type is EntityType.LOC else "GPE"
    if head in LANDFORMS or span[0].lower_ in LANDFORMS_BEFORE:
        return "LOC"
    if len(span) > 1 and head in FACILITIES:
        return "FAC"
    # the name of a building says what it is; a bare name in the place of one is a town more often
    return "GPE" if span.label_ == "FAC" and len(span) == 1 else span.label_


def _is_nationality(token: Token) -> bool:
    if not token.text[:1].isupper() or token.is_upper or places.is_country(token.text):
        return False
    return places.demonym_place(token.text) is not None or token.lower_ in _GROUPS


def _nationalities_and_places(doc: Doc) -> Iterator[Span]:
    """Nationality words, and listed places, that stand by themselves among the words of the Doc."""
    index = 0
    while index < len(doc):
        token = doc[index]
        if token.pos_ not in {"PROPN", "ADJ", "NOUN"} or not token.text[:1].isupper():
            index += 1
            continue
        if _is_nationality(token):
            yield Span(doc, index, index + 1, "NORP")
        place = _listed_place(doc, index)
        if place is not None:
            yield place
            index = place.end
        else:
            index += 1


def _listed_place(doc: Doc, start: int) -> Span | None:
    if doc[start].pos_ != "PROPN" or (start and doc[start - 1].pos_ == "PROPN"):
        return None
    stop, last = start, min(len(doc), start + _LONGEST_PLACE)
    while stop < last and (doc[stop].pos_ == "PROPN" or doc[stop].lower_ in {"of", "and"}):
        stop += 1
    for end in range(stop, start, -1):
        if end < len(doc) and doc[end].pos_ == "PROPN":
            continue
        if places.is_country(doc[start:end].text):
            return Span(doc, start, end, "GPE")
    return None
