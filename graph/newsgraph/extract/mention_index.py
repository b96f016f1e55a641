"""From a token to the mention or value that it heads."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc, Token

from newsgraph.annotations import entity_type
from newsgraph.extract.lexicon import words
from newsgraph.extract.mentions import Phrase, mention_of_phrase, mentions_of_doc, partitive_inner, phrases
from newsgraph.extract.phrases import full_phrase
from newsgraph.extract.tree import case_of, children, span_of
from newsgraph.model import PLACE_TYPES, VALUE_TYPES, EntityType, Mention, MentionKind, Span, Value

_MEASURED = frozenset({EntityType.MONEY, EntityType.PERCENT, EntityType.QUANTITY})


class MentionIndex:
    """The mentions of a Doc by their syntactic heads."""

    def __init__(self, doc: Doc, article_id: str) -> None:
        self._doc = doc
        self.all = mentions_of_doc(doc, article_id)
        by_span = {mention.span: mention for mention in self.all}
        self._by_head: dict[int, Mention] = {}
        named: list[Phrase] = []
        for phrase in phrases(doc):
            span = mention_of_phrase(doc, phrase, article_id).span
            self._by_head[phrase.head] = by_span[span]
            if phrase.name is not None:
                named.append(phrase)
        for phrase in named:
            start = phrase.start if phrase.label is EntityType.PERSON or phrase.name is None else phrase.name[0]
            for i in range(start, phrase.end):
                self._by_head.setdefault(i, by_span[mention_of_phrase(doc, phrase, article_id).span])
        self._values = {
            token.i: (ent.start, ent.end, kind)
            for ent in doc.ents
            if (kind := entity_type(ent.label_)) in VALUE_TYPES
            for token in ent
        }

    def at(self, token: Token) -> Mention | None:
        """The mention that a token heads, or whose name it is in."""
        return self._by_head.get(token.i)

    def referent(self, token: Token) -> Mention | None:
        """The mention that a token stands for: of "one of the officials", the officials."""
        inner = partitive_inner(token)
        if inner is not None and (found := self.at(inner)) is not None:
            counted = self.at(token)
            if counted is None or not counted.span.start <= found.head.start < counted.span.end:
                return found
        return self.at(token)

    def is_hollow(self, token: Token, *, acts: bool = False) -> bool:
        """Whether a token's phrase names nothing without what it leaves out: "the only thing [that helped]".

        ``acts``: it is the subject; "one of them" then still tells that somebody did it.
        """
        mention = self.at(token)
        if mention is None or mention.kind is not MentionKind.NOMINAL:
            return False
        inner = partitive_inner(token)
        if inner is not None and (inner.lemma_.lower() in words("time", "units") or inner.tag_ in ("WDT", "WP")):
            return True  # "spent a lot of the week", "most of which"
        if inner is not None and inner.pos_ == "PRON" and not acts:
            return True  # "obtained three of them"
        bare = not children(token, ("compound", "nummod", "nmod:poss")) and mention.span.end == mention.head.end
        lemma = token.lemma_.lower()
        if lemma in words("nouns", "bare_hollow"):
            return bare and not children(token, ("det", "amod"))
        return bare and lemma in words("nouns", "hollow")

    def value(self, token: Token) -> Value | None:
        """The value that a token heads: a sum, a share, a date, a number; with what it is a share of."""
        known = self._values.get(token.i)
        if known is None:
            return None
        start, end, kind = known
        assert kind is not None
        if kind is EntityType.ORDINAL or (kind is EntityType.CARDINAL and partitive_inner(token) is not None):
            return None
        span = span_of(self._doc, start, end)
        rest = [n for n in children(token, ("nmod", "nmod:unmarked")) if n.i >= end and case_of(n) in ("of", "")]
        if rest and kind in _MEASURED:
            tail = full_phrase(rest[0])
            span = Span.of(self._doc.text, span.start, max(span.end, tail.end))
        if kind in _MEASURED and (each := self._each(end)) is not None:
            span = Span.of(self._doc.text, span.start, each.end)
        return Value(kind, span)

    def _each(self, end: int) -> Span | None:
        """ "a share" of "212 pence a share"."""
        after = self._doc[end : end + 2]
        if len(after) < 2 or after[0].lower_ not in ("a", "an", "per", "each") or after[1].pos_ != "NOUN":
            return None
        return span_of(self._doc, end, end + 2)

    @cached_property
    def places(self) -> frozenset[int]:
        """The heads of mentions that are places."""
        return frozenset(i for i, mention in self._by_head.items() if mention.type in PLACE_TYPES)
