"""The prepositional arguments of a clause, apart from its times and manners."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.annotations import entity_type
from newsgraph.extract.arguments import is_time, obliques
from newsgraph.extract.clauses import Clauses, Oblique
from newsgraph.extract.lexicon import links_its_object, noun_type, words
from newsgraph.extract.light_verbs import light_verb_phrases
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.predicates import nominal_conjuncts
from newsgraph.extract.set_phrases import phrase_noun
from newsgraph.extract.tree import case_of, child, children, first_conjunct
from newsgraph.model import PLACE_TYPES, EntityType, MentionKind
from newsgraph.vocabulary import Vocabulary

PLACE_PREPOSITIONS = frozenset(
    ["in", "at", "near", "inside", "outside", "on", "across", "off", "within", "around", "throughout", "along", "over"]
)
_ACTORS = frozenset(EntityType[name] for name in ["PERSON", "ORG", "GPE", "NORP", "GROUP", "LOC", "FAC", "MONEY"])
_AMOUNTS = frozenset({EntityType.MONEY, EntityType.PERCENT, EntityType.QUANTITY})
_MANNER = frozenset({"in", "with", "at", "on", "by", "under", "into", "through"})
# what prepositions never bring an argument of the verb
NO_ARGUMENT = frozenset(
    (
        "", "according to", "because of", "despite", "due to", "as", "like", "unlike", "in spite of",
        "instead of", "such as", "without", "during", "except", "per", "than", "given", "including", "as of",
        "prior to", "as per", "subsequent to", "regardless of", "amid", "before", "after", "since", "until", "till",
        "following", "ahead of", "pending",
    )
)  # fmt: skip


def _is_elsewhere(oblique: Oblique) -> bool:
    """Whether a phrase says where or in what state something is: "to the north of it", "at risk of" - no argument."""
    lemma = oblique.token.lemma_.lower()
    if oblique.preposition == "to" and lemma in words("relations", "bearings"):
        return child(oblique.token, ("nmod",)) is not None
    if oblique.preposition in ("on", "under", "in") and lemma in words("relations", "pretexts"):
        return True
    return oblique.preposition in ("at", "on") and lemma in words("nouns", "brink")


def _opens(item: Token, head: Token, clauses: Clauses) -> bool:
    """Whether a phrase stands before the subject and sets the scene: "for the fair, the crews were asked to"."""
    subject = clauses.own_subject(head)
    if noun_type(item.lemma_.lower()) in PLACE_TYPES or entity_type(item.ent_type_) in PLACE_TYPES:
        return False  # "in the northern valley she was elected"
    return subject is not None and first_conjunct(item).head.i == head.i and item.i < subject.i < head.i


def partners(head: Token, clauses: Clauses) -> list[Token]:
    """Who does it too: "X together with Y paid for it"."""
    return [
        oblique.token
        for oblique in obliques(head, clauses)
        if oblique.preposition in ("together with", "along with", "alongside")
        or (
            oblique.preposition == "with"
            and any(c.lower_ == "together" for c in (*head.children, *oblique.token.children))
        )
    ]


def prepositional_arguments(
    head: Token, clauses: Clauses, targets: list[Token], said: str, vocabulary: Vocabulary
) -> Iterator[Oblique]:
    """The prepositional arguments of a clause: no times, no manners; with those that the parse hung on the object.

    ``said`` is the verb in base form: what the vocabulary knows it with is an argument ("known as", "abide by").
    """
    together, lemma = partners(head, clauses), head.lemma_.lower()
    says = lemma in words("finite", "say") or lemma in words("finite", "request")
    phrase = phrase_noun(head)
    if phrase is not None:
        yield from noun_arguments(phrase)
    for oblique in obliques(head, clauses):
        if oblique.token == phrase or oblique.token in together:
            continue
        if says and oblique.preposition == "in" and _is_utterance(oblique.token):
            continue
        if _is_elsewhere(oblique):
            continue
        if _opens(oblique.token, head, clauses) and not vocabulary.has_trigger(f"{said} {oblique.preposition}"):
            continue
        known = oblique.preposition == "as" and (
            vocabulary.has_trigger(f"{said} as") or light_verb_phrases(said, targets, "as", vocabulary)
        )
        if (known or oblique.preposition not in NO_ARGUMENT) and not is_time(oblique.token):
            yield oblique
    if vocabulary.has_trigger(f"{said} by"):
        for item in children(head, ("obl",)):
            if case_of(item) == "by":
                yield from (Oblique("by", conjunct) for conjunct in nominal_conjuncts(item))
    light, linking = lemma in words("relations", "light"), links_its_object(lemma)
    for target in targets:
        for item in children(target, ("nmod",)):
            preposition = case_of(item)
            if is_time(item):
                continue
            if light_verb_phrases(said, [target], preposition, vocabulary):
                yield Oblique(preposition, item)  # "took control of", "claimed responsibility for"
            elif preposition not in ("of", "by", "") and (light or (linking and preposition in ("to", "with"))):
                yield Oblique(preposition, item)


def noun_arguments(noun: Token) -> Iterator[Oblique]:
    """What follows the noun of a set phrase: "in talks with the union", "under fire from it"."""
    for item in children(noun, ("nmod", "obl")):
        preposition = case_of(item)
        if item.i > noun.i and preposition not in NO_ARGUMENT and preposition != "by" and not is_time(item):
            yield from (Oblique(preposition, conjunct) for conjunct in nominal_conjuncts(item))


def _is_utterance(item: Token) -> bool:
    """Whether something was said in it, not of it: "said in a statement"."""
    return not item.ent_type_ and noun_type(item.lemma_.lower()) in (EntityType.WORK, EntityType.EVENT)


def bears_a_claim(item: Token, preposition: str, mentions: MentionIndex, *, alone: bool) -> bool:
    """Whether a prepositional phrase is worth a claim.

    Beside an object, if it names or describes somebody or somewhere; alone, if it is no mere manner ("in return", "with
    increasing urgency").
    """
    mention = mentions.referent(item)
    if mention is None:
        value = mentions.value(item)
        if value is None or (value.type is EntityType.CARDINAL and preposition != "from"):
            return False  # "voted by nine to six"
        return alone or value.type in _AMOUNTS
    if not alone:
        return mention.type in _ACTORS or mention.kind is not MentionKind.NOMINAL
    if preposition in _MANNER and item.lower_ in words("relations", "adverbials") and not list(item.lefts)[1:]:
        return False
    plain = mention.type is EntityType.THING and mention.kind is MentionKind.NOMINAL and item.tag_ == "NN"
    bare = child(item, ("det", "nmod:poss", "nummod")) is None
    return not (plain and bare and preposition in _MANNER)
