"""Quoted stretches of a text, and who speaks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsgraph.model import Claim, Span
from newsgraph.resolve.candidates import Candidate
from newsgraph.resolve.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPEECH = words("speech")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch: code points ``[start, end)``, without the marks, and the candidate that speaks it, if known."""

    start: int
    end: int
    speaker: Candidate | None = None

    def holds(self, candidate: Candidate) -> bool:
        """Whether the candidate stands in the quote."""
        return self.start <= candidate.mention.span.start and candidate.mention.span.end <= self.end


def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches between double quotation marks; one that its paragraph does not close ends with the paragraph.

    >>> quoted_ranges('He said: "No." She: “Yes.”')
    ((10, 13), (21, 25))
    """
    found: list[tuple[int, int]] = []
    start: int | None = None
    for index, char in enumerate(text):
        if start is None and char in '"“„':
            start = index + 1
        elif start is not None and (char in '"”' or text.startswith("\n\n", index)):
            found.append((start, index))
            start = None
    if start is not None:
        found.append((start, len(text)))
    return tuple(found)


def quotes_of(doc: Doc, candidates: Sequence[Candidate], claims: Sequence[Claim]) -> tuple[Quote, ...]:
    """The quotes of a text with their speakers.

    A speaker is the source of a claim read from the quote, else the subject of a verb of speech beside it in its
    sentence, else whoever spoke the quote before it in the same paragraph.
    """
    by_span = {candidate.mention.span: candidate for candidate in candidates}
    quotes: list[Quote] = []
    text = doc.text
    for start, end in quoted_ranges(text):
        speaker = _attributed(start, end, claims, by_span) or _beside(doc, start, end, candidates)
        if speaker is None and quotes and "\n\n" not in text[quotes[-1].end : start]:
            speaker = quotes[-1].speaker
        quotes.append(Quote(start, end, speaker))
    return tuple(quotes)


def _attributed(start: int, end: int, claims: Sequence[Claim], by_span: Mapping[Span, Candidate]) -> Candidate | None:
    for claim in claims:
        source = claim.attribution.source if claim.attribution else None
        inside = start <= claim.relation.span.start < end
        if source is not None and inside and not start <= source.span.start < end and source.span in by_span:
            return by_span[source.span]
    return None


def _beside(doc: Doc, start: int, end: int, candidates: Sequence[Candidate]) -> Candidate | None:
    """The subject of a verb of speech in the quote's sentences, outside it."""
    quoted = doc.char_span(start, end, alignment_mode="expand")
    if quoted is None or not len(quoted):
        return None
    window = doc[_sentence_start(doc, quoted.start) : _sentence_end(doc, quoted.end)]
    by_root = {candidate.root: candidate for candidate in candidates}
    verbs = [t for t in window if t.lemma_.lower() in SPEECH and not start <= t.idx < end and t.pos_ == "VERB"]
    for verb in sorted(verbs, key=lambda t: (min(abs(t.idx - start), abs(t.idx - end)), t.i)):
        for child in verb.children:
            if child.dep_ != "nsubj" or start <= child.idx < end:
                continue
            # "one of them" is one of those that "them" names
            for named in (child, *(c for c in child.children if c.dep_ == "nmod" and c.i > child.i)):
                if named.i in by_root:
                    return by_root[named.i]
    return None


def _sentence_start(doc: Doc, index: int) -> int:
    while index > 0 and not doc[index].is_sent_start:
        index -= 1
    return index


def _sentence_end(doc: Doc, index: int) -> int:
    while index < len(doc) and not doc[index].is_sent_start:
        index += 1
    return index
