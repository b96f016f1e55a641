"""The inventory of referring expressions: names, describing phrases and pronouns, nested ones too.

A mention's span is short: the determiner and the words before the head, the head, and what belongs to its name; no
clause after it. A common noun has its complements with it ("calls to step down", "any use of public money"), without
which it names another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from newsgraph.annotations import entity_type
from newsgraph.extract.complements import complement_end
from newsgraph.extract.lexicon import noun_type, words
from newsgraph.extract.noun_senses import type_of_noun
from newsgraph.extract.titled_names import start_with_title
from newsgraph.extract.tree import case_of, child, children, span_of
from newsgraph.model import VALUE_TYPES, EntityType, Mention, MentionKind, Span
from newsgraph.names import is_name_suffix, is_title
from newsgraph.places import demonym_place

_PRONOUNS = words("pronouns", "personal") | words("pronouns", "demonstrative") | words("pronouns", "indefinite")
_LEFT, _RIGHT, _NOMINAL = words("phrases", "left"), words("phrases", "right"), words("phrases", "nominal")
_HYPHENS = frozenset({"-", "‑"})
_HYPHENATED = re.compile(r"([A-Z][\w.]*)-[a-z]\w*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A nominal phrase as tokens ``[start, end)`` with its syntactic head, and the name in it, if it is one."""

    head: int
    start: int
    end: int
    name: tuple[int, int] | None = None
    label: EntityType | None = None


def mentions_of_doc(doc: Doc, article_id: str) -> tuple[Mention, ...]:
    """All referring expressions of a Doc, in order of the text; each span once."""
    found: dict[Span, Mention] = {}
    for phrase in phrases(doc):
        mention = mention_of_phrase(doc, phrase, article_id)
        found.setdefault(mention.span, mention)
    for mention in _hyphenated(doc, article_id):
        found.setdefault(mention.span, mention)
    return tuple(sorted(found.values(), key=lambda mention: mention.span))


def phrases(doc: Doc) -> tuple[Phrase, ...]:
    """The nominal phrases of a Doc, by start and then by length; no two with the same head."""
    by_head: dict[int, Phrase] = {}
    inside: dict[int, TokenSpan] = {
        token.i: ent for ent in doc.ents if not is_value_label(ent.label_) for token in ent if not token.is_space
    }
    values = {token.i for ent in doc.ents if is_value_label(ent.label_) for token in ent}
    for token in doc:
        if _heads_phrase(token, values) and not (token.i in inside and token.i != inside[token.i].root.i):
            by_head[token.i] = _phrase_at(token, inside)
    for ent in dict.fromkeys(inside.values()):
        if ent.root.i not in by_head:
            kind = entity_type(ent.label_)
            covered = any(p.name == (ent.start, ent.end) for p in by_head.values())
            if not covered:
                by_head[ent.root.i] = Phrase(ent.root.i, ent.start, ent.end, (ent.start, ent.end), kind)
    titles = {i for p in by_head.values() if p.label is EntityType.PERSON and p.name for i in range(p.start, p.name[0])}
    kept = (p for p in by_head.values() if p.name is not None or p.head not in titles or _is_nested(doc[p.head]))
    return tuple(sorted(kept, key=lambda p: (p.start, p.end, p.head)))


def _is_nested(token: Token) -> bool:
    """Whether a word inside a longer name's phrase refers by itself: a possessor."""
    return token.dep_ == "nmod:poss"


def is_value_label(label: str) -> bool:
    """Whether an entity label names a type of values; labels that newsgraph does not know count as values."""
    kind = entity_type(label)
    return kind is None or kind in VALUE_TYPES


def mention_of_phrase(doc: Doc, phrase: Phrase, article_id: str) -> Mention:
    """The mention that a phrase makes."""
    head = doc[phrase.head]
    span = span_of(doc, phrase.start, phrase.end)
    if phrase.label is EntityType.NORP and any(item.pos_ == "NUM" for item in children(head, ("nummod",))):
        word = span_of(doc, head.i, head.i + 1)  # "about 100,000 Greeks" are not all of them
        return Mention(article_id, span, word, EntityType.GROUP, MentionKind.NOMINAL)
    if phrase.name is not None and phrase.label is not None:
        start, end = phrase.name
        if phrase.label is EntityType.PERSON and end < len(doc) and is_name_suffix(doc[end].text):
            span = span_of(doc, phrase.start, max(phrase.end, end + 1))
            end += 1
        name = span_of(doc, start, end)
        return Mention(article_id, span, name, phrase.label, MentionKind.NAME)
    word = span_of(doc, head.i, head.i + 1)
    if head.pos_ == "PRON" and head.lower_ in _PRONOUNS:
        return Mention(article_id, span, word, _pronoun_type(head.lower_), MentionKind.PRONOUN)
    if head.pos_ == "PROPN" and phrase.name is None and not _is_office_holder(head):
        start = head.i
        while start > phrase.start and _is_of_name(doc[start - 1], head):
            start -= 1
        start, kind = _with_owner_in_name(head, start, phrase.start)
        end = head.i + 1
        while end < phrase.end and (_goes_on(doc[end]) or _joins(doc, end, phrase.end)):
            end += 1
        return Mention(article_id, span, span_of(doc, start, end), kind, MentionKind.NAME)
    counted = partitive_inner(head)
    noun = counted if counted is not None else head
    single = counted is not None and head.lower_ == "one"
    kind = noun_type(noun.lemma_.lower()) if single else type_of_noun(noun)
    return Mention(article_id, span, word, kind, MentionKind.NOMINAL)


def _goes_on(token: Token) -> bool:
    return token.dep_ == "flat" and token.pos_ == "PROPN"


def _joins(doc: Doc, at: int, end: int) -> bool:
    """Whether a hyphen inside a name stands there: "Hui Chi-fung"."""
    return doc[at].text in _HYPHENS and at + 1 < end and _goes_on(doc[at + 1])


def _is_office_holder(head: Token) -> bool:
    """Whether a capital word with "the" only says what office somebody has: "the Mayor of Marden", "the President"."""
    held = is_title(head.text) and noun_type(head.lower_) is EntityType.PERSON
    return held and any(item.lower_ == "the" for item in children(head, ("det",)))


def _is_of_name(token: Token, head: Token) -> bool:
    """Whether a word before a name that only the parse tells belongs to it: "Korean Central" of a news agency."""
    if token.pos_ == "PROPN" or token.tag_ in ("NNP", "NNPS"):
        return True
    after = token.nbor(1)
    inner = after.tag_ in ("NNP", "NNPS") and after.i != head.i and token.i != token.sent.start
    return inner and token.dep_ == "amod" and token.text[:1].isupper() and token.head.i == head.i


def _with_owner_in_name(head: Token, start: int, first: int) -> tuple[int, EntityType]:
    """Where "the State Treasurer's Office" begins, a body by its noun; a name or place that owns it stays apart."""
    doc, at = head.doc, start - 2
    if start == head.i and at >= first and doc[start - 1].tag_ == "POS" and _is_capital_noun(doc[at]):
        while at > first and _is_capital_noun(doc[at - 1]):
            at -= 1
        if at > 0 and doc[at - 1].lower_ == "the":
            return at, noun_type(head.lower_)
    return start, EntityType.THING


def _is_capital_noun(token: Token) -> bool:
    members = token.tag_ == "NNPS" and token.ent_type_ == "ORG"  # "the Port Employees' Alliance"
    apart = token.ent_type_ and not members and token.dep_ != "compound"
    return token.text[:1].isupper() and token.pos_ in ("NOUN", "PROPN") and not apart


def partitive_inner(token: Token) -> Token | None:
    """What a counting or part-taking head speaks of: "them" of "one of them"; None for other heads."""
    if token.lemma_.lower() not in words("nouns", "partitive"):
        return None
    inner = next((n for n in children(token, ("nmod",)) if case_of(n) == "of"), None)
    return (partitive_inner(inner) or inner) if inner is not None else None


def takes_a_part(token: Token) -> bool:
    """Whether a head speaks of a part of what follows it, and so not of that: "much of the town", "two of the crew"."""
    inner = partitive_inner(token)
    spoken_of = ("NOUN", "PRON") if token.pos_ in ("ADJ", "DET", "NUM") else ("NOUN",)
    return inner is not None and inner.pos_ in spoken_of and token.lower_ not in words("nouns", "no_part")


def _pronoun_type(word: str) -> EntityType:
    if word in words("pronouns", "person"):
        return EntityType.PERSON
    return EntityType.GROUP if word in words("pronouns", "group") else EntityType.THING


def _heads_phrase(token: Token, values: set[int]) -> bool:
    if token.is_space or token.is_punct or token.dep_ not in _NOMINAL:
        return False
    if token.pos_ in ("ADJ", "DET", "NUM") and takes_a_part(token):
        return True
    if token.i in values or _is_cut(token):
        return False
    if token.dep_ in ("compound", "flat", "flat:name", "nmod:unmarked") and token.pos_ != "PROPN":
        return False
    if token.dep_ in ("compound", "flat"):
        return demonym_place(token.text) is not None
    if token.pos_ == "PRON":
        return token.lower_ in _PRONOUNS and token.tag_ not in ("EX", "WP", "WDT", "WP$")
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    if token.pos_ == "NUM":
        return child(token, ("case",)) is None or child(token, ("nmod", "det")) is not None
    return token.pos_ == "ADJ" and child(token, ("det",)) is not None and child(token, ("cop",)) is None


def _is_cut(token: Token) -> bool:
    """Whether a word is only the first part of a compound in several tokens: "T" of "T-shirt"."""
    after = token.doc[token.i + 1 : token.i + 3]
    joined = len(after) == 2 and after[0].text in _HYPHENS and not token.whitespace_ and not after[0].whitespace_
    return joined and token.pos_ == "NOUN" and after[1].pos_ == "NOUN" and after[1].head.i != token.i


def _phrase_at(head: Token, inside: dict[int, TokenSpan]) -> Phrase:
    start, end = head.i, head.i + 1
    for item in sorted(head.children, key=lambda c: -c.i):
        if item.i > head.i or not (item.dep_ in _LEFT or _inside_name(item, head, inside)):
            continue
        if item.ent_type_ == "QUANTITY" and any(item.i < c.i for c in children(head, ("case",)) if c.i < head.i):
            continue  # "30 miles from the border": how far off it is
        if _gap_is_filled(item.right_edge.i + 1, start, head):
            start = min(start, _run_start(item))
    for item in head.children:
        if item.i > head.i and (item.dep_ in _RIGHT or _is_number_after(item) or _inside_name(item, head, inside)):
            end = max(end, item.right_edge.i + 1 if item.dep_ in _RIGHT else item.i + 1)
    ent = _named(head, start, end, inside)
    if ent is not None:
        start, end = min(start, ent.start), max(ent.end, head.i + 1 if head.i < ent.start else ent.end)
        start = start_with_title(start, ent)
    if ent is None and start < head.i and head.doc[start].lower_ in ("no", "whose", "few", "little"):
        start += 1  # that there is none, or next to none, is the claim's polarity; whose they are, the antecedent's
    inner = partitive_inner(head)
    if inner is not None and inner.i >= end and (inner.pos_ == "NOUN" or takes_a_part(head)):
        end = inner.i + 1
        start = min([start, *(item.i for item in head.children if item.dep_ == "advmod" and item.i == start - 1)])
    if ent is None and head.pos_ == "NOUN" and inner is None:
        end = complement_end(head, end, type_of_noun(head))
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space or head.doc[start].pos_ == "CCONJ"):
        start += 1
    while (
        end - 1 > head.i and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space) and not _closes_name(end, ent)
    ):
        end -= 1
    name = (ent.start, ent.end) if ent is not None else None
    return Phrase(head.i, start, end, name, entity_type(ent.label_) if ent is not None else None)


def _run_start(item: Token) -> int:
    """Where the words of a phrase that stand together begin; a stray word far before it does not count."""
    have = {token.i for token in item.subtree}
    start = item.i
    while start - 1 in have or (start - 2 in have and item.doc[start - 1].is_punct):
        start -= 1
    return start


def _named(head: Token, start: int, end: int, inside: dict[int, TokenSpan]) -> TokenSpan | None:
    """The name that a phrase is: it holds the head, or stands at its end as in "the law firm Hale"."""
    ent = inside.get(head.i)
    if ent is not None:
        return ent
    last = inside.get(end - 1)
    if (
        last is not None
        and last.start > head.i
        and any(item.i in range(last.start, last.end) and item.dep_ in _RIGHT for item in head.children)
    ):
        return last
    return None


def _closes_name(end: int, ent: TokenSpan | None) -> bool:
    """Whether the mark before a position is the last of a name ("Inc.", "Yahoo!")."""
    return ent is not None and ent.end >= end


def _inside_name(item: Token, head: Token, inside: dict[int, TokenSpan]) -> bool:
    ent = inside.get(head.i)
    return ent is not None and ent.start <= item.i < ent.end


def _is_number_after(item: Token) -> bool:
    return item.dep_ == "nummod" and item.pos_ == "NUM"


def _gap_is_filled(start: int, end: int, head: Token) -> bool:
    """Whether only words of the same phrase or hyphens stand between two positions."""
    for token in head.doc[start:end]:
        if token.is_punct and token.text not in ("-", "‑", "–", '"', "“", "”", "''", "``", ","):
            return False
        if token.dep_ == "cc" or token.pos_ == "VERB":
            return False
    return True


def _hyphenated(doc: Doc, article_id: str) -> Iterator[Mention]:
    """The nation or name in a compound written as one token: "American-supplied"."""
    for token in doc:
        found = _HYPHENATED.fullmatch(token.text)
        if found and not token.ent_type_ and demonym_place(found.group(1)) is not None:
            span = Span(token.idx, token.idx + len(found.group(1)), found.group(1))
            yield Mention(article_id, span, span, EntityType.NORP, MentionKind.NAME)
