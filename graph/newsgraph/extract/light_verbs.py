"""Light verbs, whose noun names the action: "impose a fine on", "give the mayor permission to"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.extract.tree import child
from newsgraph.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Gift:
    """The noun of what is given to somebody, and the light-verb phrase that the vocabulary knows."""

    noun: Token
    phrase: str


def light_verb_phrases(lemma: str, targets: list[Token], preposition: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The light-verb phrases that the vocabulary knows: "impose fine on"."""
    phrases = (f"{lemma} {_whole(target)} {preposition}" for target in targets)
    return tuple(phrase for phrase in phrases if vocabulary.has_trigger(phrase))


def gift(lemma: str, things: list[Token], vocabulary: Vocabulary) -> Gift | None:
    """What a verb gives without a preposition, if that names an action: "granted the firm a licence"."""
    for thing in things:
        known = light_verb_phrases(lemma, [thing], "to", vocabulary)
        if known and thing.dep_ != "iobj":
            return Gift(thing, known[0])
    return None


def recipient(verb: Token, noun: Token) -> Token | None:
    """Whom an active verb gives the noun: its indirect object, or an object before it."""
    found = child(verb, ("iobj",))
    if found is None:
        found = child(verb, ("obj",))
    return found if found is not None and found.i < noun.i else None


def _whole(noun: Token) -> str:
    """The lemma of a noun with what is hyphened to it: "go-ahead"."""
    if noun.i < 2 or noun.nbor(-1).text != "-" or noun.nbor(-2).head.i != noun.i:
        return noun.lemma_.lower()
    return f"{noun.nbor(-2).lower_}-{noun.lemma_.lower()}"
