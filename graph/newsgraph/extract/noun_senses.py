"""What a common noun stands for where it stands: nouns of several senses are in ``noun_senses.toml``, with the words of
a phrase that settle which of them is meant.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from spacy.tokens import Token

from newsgraph.extract.lexicon import noun_type
from newsgraph.extract.tree import case_of, child, children
from newsgraph.model import EntityType

_BEFORE = ("compound", "amod", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked")
_OWN = ("det", "nmod:poss", "nummod")


def type_of_noun(noun: Token) -> EntityType:
    """The type of thing that a phrase headed by a common noun describes.

    A noun of several senses is a THING unless the words before or after it, its number or its verb tell.
    """
    lemma, plural = noun.lemma_.lower(), noun.tag_ in ("NNS", "NNPS")
    says, table = _senses()
    senses = table.get(lemma)
    if senses is None:
        return noun_type(lemma, plural=plural)
    shown = _shown(noun, plural, says)
    found = next((kind for kind, signs in senses if not shown.isdisjoint(signs)), EntityType.THING)
    return EntityType.GROUP if plural and found in (EntityType.PERSON, EntityType.ORG) else found


def _shown(noun: Token, plural: bool, says: frozenset[str]) -> set[str]:
    """The signs of ``noun_senses.toml`` that the phrase shows, and the modifiers before its head."""
    before = [item for item in children(noun, _BEFORE) if item.i < noun.i]
    shown = {item.lower_ for item in before} | {item.lemma_.lower() for item in before}
    shown |= {"ELSE", "MANY" if plural else "ONE"}
    if any(item.dep_ == "compound" for item in before):
        shown.add("ANY")
    if child(noun, _OWN) is not None:
        shown.add("DET")
    shown |= {case_of(item).upper() for item in children(noun, ("nmod",))}
    if any(item.lower_.startswith(("pro-", "anti-")) or item.lower_ in ("pro", "anti") for item in before):
        shown.add("SIDED")
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() in says:
        shown.add("SAYS")
    return shown


@lru_cache(maxsize=1)
def _senses() -> tuple[frozenset[str], dict[str, list[tuple[EntityType, frozenset[str]]]]]:
    """The verbs of saying, and for each noun its types with the signs that settle them, in order."""
    table = tomllib.loads(resources.files(__package__).joinpath("noun_senses.toml").read_text("utf-8"))
    senses = {
        noun: [(EntityType(kind), frozenset(signs.split())) for kind, signs in row.items()]
        for noun, row in table["senses"].items()
    }
    return frozenset(table["says"].split()), senses
