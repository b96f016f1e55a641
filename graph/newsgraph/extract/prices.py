"""Prices: what a thing sold, bought or valued costs."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import words
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.relation_words import case_tokens, relation_words
from newsgraph.model import EntityType


def tells_price(lemma: str, item: Token, preposition: str, mentions: MentionIndex) -> bool:
    """Whether a prepositional phrase tells the price of what a verb is done to: "sold it for one euro"."""
    if preposition not in ("for", "at") or lemma not in words("relations", "priced"):
        return False
    value = mentions.value(item)
    return value is not None and value.type is EntityType.MONEY


def price_fact(head: Token, thing: Token, amount: Token, found: str, modality: str | None = None) -> Fact:
    """That a thing costs an amount, by a verb of selling, buying or valuing."""
    tokens = relation_words(head, *case_tokens(amount))
    return Fact(head, thing, amount, "cost", tokens, "linked object", borrowed=found, modality=modality)
