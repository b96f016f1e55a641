"""What a verb says of its object beside doing something to it: what it is said to be, is left as, or is to do."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.extract.arguments import is_time
from newsgraph.extract.lexicon import noun_type, words
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.predicates import verb_of
from newsgraph.extract.tree import case_of, child, children, mark_of
from newsgraph.model import EntityType, MentionKind

_THINGS = frozenset(EntityType[name] for name in ("PRODUCT", "LOC", "WORK", "LAW"))
_ACTORS = frozenset(EntityType[name] for name in ("PERSON", "ORG", "GPE", "NORP", "GROUP"))
_PATHS = frozenset({"past", "to", "into", "through", "across", "over", "beyond"})
_RANKS = frozenset({"as", "among", "into", "around"})
_LONGEST = 3  # words of what an object is turned into, or ranked among
_POINTS = frozenset({"ago", "later", "earlier", "before", "after"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """What an object is taken as, with the word before it: "as closed", "among friend"."""

    phrase: str
    tokens: tuple[Token, ...]


def object_predicate(head: Token) -> Token | None:
    """What a verb calls, leaves or makes its object: "left the valley open", "called the letter forged"."""
    for item in children(head, ("xcomp",)):
        participle = item.pos_ == "VERB" and item.tag_ in ("VBN", "VBD") and child(item, ("aux", "aux:pass")) is None
        if not mark_of(item) and (participle or item.pos_ in ("NOUN", "PROPN", "ADJ")):
            return item
    return None


def calls(head: Token) -> bool:
    """Whether a verb only says what somebody calls its object: "called him a traitor", "described it as a victory"."""
    if verb_of(head) not in words("truth", "calling"):
        return False
    # "called the letter forged": the parse may hang it on the object
    called = (a for o in children(head, ("obj",)) for a in children(o, ("acl",)) if a.tag_ == "VBN")
    if object_predicate(head) is not None or any(not list(a.children) for a in called):
        return True
    return any(c.dep_ in ("obl", "advcl") and case_of(c) == "as" for c in head.children)


def seen_as(head: Token) -> Predicate | None:
    """What a verb that says nothing without it takes its object as: "marked the case as closed"."""
    ranks = _ranked(head)
    if ranks is None or ranks.ent_type_ or ranks.pos_ not in ("NOUN", "ADJ", "VERB"):
        return None
    joint = next(c for c in ranks.children if c.lower_ in _RANKS)
    if joint.lower_ == "as":
        word = ranks.lemma_.lower() if ranks.pos_ == "NOUN" else ranks.lower_
        return Predicate(f"as {word}", (joint, ranks))
    narrows = [t for c in children(ranks, ("amod", "compound")) if c.i < ranks.i for t in c.subtree if not t.is_punct]
    phrase = sorted((*narrows, ranks), key=lambda token: token.i)[-_LONGEST:]
    return Predicate(" ".join([joint.lower_, *(token.lower_ for token in phrase)]), (joint, *phrase))


def _ranked(head: Token) -> Token | None:
    if head.lemma_.lower() not in words("relations", "ranking"):
        return None
    found = (c for c in children(head, ("obl", "advcl")) if c.i > head.i and (case_of(c) or mark_of(c)) in _RANKS)
    return next(found, None)


def is_hollow(head: Token, lemma: str) -> bool:
    """Whether a verb says nothing of its object without what is left out: "put her ahead of", "leaves them a week".

    ``lemma`` is the verb with what makes another verb of it: to "put on trial" says all.
    """
    if lemma == "put" or (_ranked(head) is not None and seen_as(head) is None):
        return True
    # what is wanted, expected or promised is not the one wanted, expected or promised to do it
    awaiting = words("relations", "raising") | words("relations", "promising")
    told = (a for o in children(head, ("obj", "iobj")) for a in children(o, ("acl",)) if mark_of(a) == "that")
    if lemma in awaiting and (child(head, ("xcomp", "ccomp")) is not None or any(told)):
        return True
    rest = [(case_of(item), item) for item in children(head, ("obl",))]
    if lemma == "take" and any(word in _PATHS or (word == "on" and not is_time(item)) for word, item in rest):
        return True  # "took her on a trip"
    taken = lemma == "take" and any(noun_type(o.lemma_.lower()) in _ACTORS for o in children(head, ("obj",)))
    if taken and any(mark_of(c) == "to" for c in children(head, ("xcomp", "advcl"))):
        return True  # "took players to investigate"
    if lemma == "leave":
        if any(word in ("to", "with") for word, _ in rest):
            return True  # "left her to servants"
        spans = children(head, ("obl:unmarked", "obl:tmod", "obj"))
        if any(_lasts(item) for item in spans if item.i > head.i + 1):
            return True
    said = object_predicate(head)
    return said is not None and (said.pos_ not in ("NOUN", "PROPN") or lemma not in words("relations", "appointing"))


def _lasts(item: Token) -> bool:
    """Whether a time is a length, no point: "two weeks", not "two weeks ago"."""
    after = item.doc[item.right_edge.i].lower_, item.doc[min(item.i + 1, len(item.doc) - 1)].lower_
    return is_time(item) and child(item, ("nummod",)) is not None and _POINTS.isdisjoint(after)


def is_done_to(head: Token, doer: Token, target: Token, mentions: MentionIndex) -> bool:
    """Whether a verb with an object and an infinitive says something of the object itself.

    Who is urged or told to do something is, and what somebody allows to; what is led, caused or enabled to is not.
    """
    bare = words("clauses", "perceiving")
    infinitive = any(
        c.pos_ in ("VERB", "AUX") and (mark_of(c).endswith("to") or (c.tag_ == "VB" and head.lemma_ in bare))
        for c in children(head, ("xcomp",))
    )
    lemma = verb_of(head)
    if not infinitive:
        return True
    if lemma in words("relations", "driving"):
        return False
    permits = lemma in words("infinite", "permit")
    if not permits and lemma not in words("infinite", "request") | words("relations", "urging"):
        return True
    mention = mentions.referent(target)
    if mention is None or mention.kind is MentionKind.PRONOUN:
        return True
    if permits:
        giver = mentions.referent(doer)
        thing = mention.type in _THINGS | {EntityType.THING} and mention.kind is MentionKind.NOMINAL
        return not thing or giver is None or giver.type in _ACTORS or giver.kind is not MentionKind.NOMINAL
    return mention.type not in _THINGS  # one who is asked or forced acts, whatever the noun


def is_place_of(target: Token) -> bool:
    """Whether what looks like an object is where it is done: "queued outside the banks", its preposition an adverb."""
    before = (item.lower_ for item in children(target, ("advmod",)) if item.i < target.i)
    return any(word in words("relations", "places") for word in before)


def size_of(target: Token, mentions: MentionIndex) -> Token | None:
    """The number that says how large an object is, and is what is told: "a population of 1.4 million"."""
    for amount in children(target, ("nmod",)):
        if case_of(amount) == "of" and mentions.value(amount) is not None and not is_time(amount):
            return amount if target.lemma_.lower() not in words("nouns", "partitive") else None
    return None
