"""The words of a relation: the verb with its particles, its participle, its prepositions."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.set_phrases import directions, phrase_noun
from newsgraph.extract.tree import children


def base_form(head: Token) -> str:
    """The verb in base form with what makes another verb of it: "take over", "turn away", "go on strike"."""
    return " ".join([head.lemma_.lower(), *(word.lower_ for word in _completing(head))])


def participle(head: Token) -> str:
    """The verb as it stands with what makes another verb of it: "taken over"."""
    return " ".join([head.lower_, *(word.lower_ for word in _completing(head))])


def relation_words(head: Token, *more: Token) -> tuple[Token, ...]:
    """The tokens of a relation: verb, particles, and what is given besides."""
    found = {head, *_completing(head), *more}
    return tuple(sorted(found, key=lambda token: token.i))


def is_plain(target: Token) -> bool:
    """Whether an object is a common noun, so that it may be a part of what the verb says: "draw attention to"."""
    return target.pos_ == "NOUN" and not target.ent_type_


def is_measure(target: Token) -> bool:
    """Whether what looks like an object only measures: "rose 8 percent", "gained $2"."""
    return target.dep_ not in ("obj", "iobj") or target.ent_type_ in ("PERCENT", "QUANTITY")


def with_object(lemma: str, target: Token, preposition: str) -> str | None:
    """The relation to what follows a preposition, its object a part of it: "bring claim against", "put money into".

    None where the object cannot be: without it the relation would say another thing.
    """
    if target.ent_type_ == "MONEY":
        return f"{lemma} money {preposition}"
    if not is_plain(target) or preposition == "of":
        return None
    return f"{lemma} {target.lemma_.lower()} {preposition}"


def case_tokens(item: Token) -> list[Token]:
    """The prepositions before a nominal, whole: "because of"."""
    marks = [m for m in children(item, ("case",)) if m.i < item.i]
    return [word for mark in marks for word in (mark, *children(mark, ("fixed",)))]


def _completing(head: Token) -> list[Token]:
    noun = phrase_noun(head)
    phrase = [*case_tokens(noun), noun] if noun is not None else []
    return [*children(head, ("compound:prt",)), *directions(head), *phrase]
