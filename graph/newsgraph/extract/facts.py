"""A fact as tokens: what the rules find, before words are looked up and qualifiers are added."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.vocabulary import PartOfSpeech


@dataclass(frozen=True, slots=True)
class Fact:
    """Subject, relation and object as tokens.

    ``clause`` is the word whose polarity, certainty and time count; ``lemma`` the relation in base form ("call on");
    ``words`` the tokens that say it; ``alternatives`` are other base forms by which the vocabulary may know it (a
    light-verb phrase); ``negative`` if an argument of its own denies it ("no case"); ``borrowed`` if the subject is not
    the clause's own; ``value`` if the object is no thing but a description.
    """

    clause: Token
    subject: Token
    object: Token
    lemma: str
    words: tuple[Token, ...]
    rule: str
    pos: PartOfSpeech = "verb"
    alternatives: tuple[str, ...] = ()
    negative: bool = False
    borrowed: str = "own"
    value: bool = False
    modality: str | None = None
