"""One name, one kind of thing in a text (Gale et al. 1992): a single word read as a person here and as an organisation
there is the one that its surroundings speak for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Span

from newsgraph import places
from newsgraph.names import is_honorific, is_title


def organisations_apart(spans: Sequence[Span]) -> list[Span]:
    """The spans, those names of one word turned from PERSON into ORG that name an organisation in this text.

    A surname of a longer name, or one with a title before it, stays a person's. "Marden of Norway" and "Marden's Clara
    Voss" tell an organisation; so does it where at least half of its mentions read as one.
    """
    persons = [span for span in spans if span.label_ == "PERSON"]
    surnames = {span[-1].text for span in persons if len(span) > 1}
    full = {span.start for span in persons if len(span) > 1}
    mentions: defaultdict[str, list[Span]] = defaultdict(list)
    for span in spans:
        if len(span) == 1 and span.label_ in ("PERSON", "ORG"):
            mentions[span.text].append(span)
    turned = {name for name, rows in mentions.items() if name not in surnames and _is_organisation(rows, full)}
    return [
        Span(span.doc, span.start, span.end, "ORG") if span.label_ == "PERSON" and span.text in turned else span
        for span in spans
    ]


def _is_organisation(mentions: Sequence[Span], full_names: set[int]) -> bool:
    if any(span.start and _is_form_of_address(span.doc[span.start - 1].text) for span in mentions):
        return False
    if any(_of_country(span) or _has_person(span, full_names) for span in mentions):
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
