"""One name, one kind of thing in a text (Gale et al. 1992): a single word read as a person here and as an organisation
there is the one that its surroundings speak for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Span

from newsgraph import places
from newsgraph.language.lexicon import word_list
from newsgraph.names import is_honorific, is_title

_OF_ORGANISATIONS = word_list("words.toml", "of_organisations")
_ORGANISATIONS = word_list("words.toml", "organisations")
_OR_PERSONS = word_list("words.toml", "organisations_or_persons")
_ARTICLES = frozenset({"a", "an", "the"})
_LONGEST_PHRASE = 6  # tokens from the article to the noun: "the second largest dairy company"


def organisations_apart(spans: Sequence[Span]) -> list[Span]:
    """The spans, those names of one word turned from PERSON into ORG that name an organisation in this text.

    A word of a longer person's name, or one with a title before it, stays a person's. "Marden of Norway" and "Marden's
    Clara Voss" tell an organisation, and so do what only organisations have ("Marden's creditors", "shares in Marden")
    and what they are called ("Marden, a lender", "Marden, which ..."); so does it where at least half of its mentions
    read as one.
    """
    persons = [span for span in spans if span.label_ == "PERSON"]
    parts = {token.text for span in persons if len(span) > 1 for token in span}
    full = {span.start for span in persons if len(span) > 1}
    mentions: defaultdict[str, list[Span]] = defaultdict(list)
    for span in spans:
        if len(span) == 1 and span.label_ in ("PERSON", "ORG"):
            mentions[span.text].append(span)
    turned = {name for name, rows in mentions.items() if name not in parts and _is_organisation(rows, full)}
    return [
        Span(span.doc, span.start, span.end, "ORG") if span.label_ == "PERSON" and span.text in turned else span
        for span in spans
    ]


def _is_organisation(mentions: Sequence[Span], full_names: set[int]) -> bool:
    if any(span.start and _is_form_of_address(span.doc[span.start - 1].text) for span in mentions):
        return False
    if any(_of_country(span) or _has_person(span, full_names) for span in mentions):
        return True
    if any(_after(span, 2) == [",", "who"] for span in mentions):
        return False
    if any(_has_what_organisations_have(span) or _is_called_organisation(span) for span in mentions):
        return True
    organisations = sum(span.label_ == "ORG" for span in mentions)
    return 2 * organisations >= len(mentions)


def _is_form_of_address(word: str) -> bool:
    return is_honorific(word) or is_title(word)


def _of_country(span: Span) -> bool:
    after = span.doc[span.end : span.end + 2]
    return len(after) == 2 and after[0].lower_ == "of" and places.is_country(after[1].text)


def _has_person(span: Span, full_names: set[int]) -> bool:
    after = span.doc[span.end : span.end + 1]
    return bool(after) and after[0].tag_ == "POS" and span.end + 1 in full_names


def _after(span: Span, count: int) -> list[str]:
    return [token.lower_ for token in span.doc[span.end : span.end + count]]


def _has_what_organisations_have(span: Span) -> bool:
    """Whether "'s creditors", "'s chief executive" stands after a name, or "shares in" before it."""
    before = [token.lower_ for token in span.doc[max(0, span.start - 2) : span.start]]
    if len(before) == 2 and before[1] in {"of", "in"} and before[0] in _OF_ORGANISATIONS:
        return True
    after = span.doc[span.end : span.end + 3]
    if not after or after[0].tag_ != "POS":
        return False
    return any(token.text in _OF_ORGANISATIONS for token in after[1:2]) or (
        len(after) == 3 and after[1].text == "chief" and after[2].text in _OF_ORGANISATIONS
    )


def _is_called_organisation(span: Span) -> bool:
    """Whether ", which", ", a lender" or "is a lender" stands after a name."""
    after = _after(span, 2)
    if after == [",", "which"]:
        return True
    if len(after) < 2 or after[1] not in _ARTICLES or after[0] not in {",", "is", "was"}:
        return False
    nouns = _ORGANISATIONS | _OR_PERSONS if after[0] == "," else _ORGANISATIONS
    head = ""
    for token in span.doc[span.end + 2 : span.end + 2 + _LONGEST_PHRASE]:
        if token.pos_ == "PART":
            return False  # "the lender's lawyer"
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM", "ADV"} and token.text != "-":
            break
        head = token.lower_
    return head in nouns
