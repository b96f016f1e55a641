"""The fact of one prepositional argument of an active verb, with what else belongs to the relation's words."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.arguments import is_time
from newsgraph.extract.clauses import Oblique
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import words
from newsgraph.extract.light_verbs import light_verb_phrases
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.negation import negative_argument
from newsgraph.extract.prepositional import PLACE_PREPOSITIONS, bears_a_claim
from newsgraph.extract.relation_words import base_form, case_tokens, is_measure, with_object
from newsgraph.extract.tree import child, children
from newsgraph.model import EntityType
from newsgraph.vocabulary import Vocabulary

_TAKERS = frozenset(EntityType[name] for name in ("PERSON", "ORG", "NORP", "GROUP"))


def oblique_fact(
    head: Token, subject: Token, oblique: Oblique, targets: list[Token], vocabulary: Vocabulary, mentions: MentionIndex
) -> Fact | None:
    """The fact of one prepositional argument; None where it is a mere circumstance."""
    item, preposition, lemma = oblique.token, oblique.preposition, base_form(head)
    phrase = f"{lemma} {preposition}"
    known = vocabulary.has_trigger(phrase)
    light = light_verb_phrases(lemma, targets, preposition, vocabulary)
    if preposition == "in" and not (known or light) and lemma in words("finite", "say"):
        return None  # "said in a statement", "said on Monday, in a decision that ..."
    if _hangs_elsewhere(head, oblique) or (is_time(subject) and not known and not light):
        return None  # "the week passed calmly for the crews"
    if targets and not light and targets[0].i < head.i and targets[0].dep_ == "nmod":
        # "the claim for damages that she brought against it": the parse may take the nearer noun
        targets = [targets[0].head, *targets[1:]]
        light = light_verb_phrases(lemma, targets, preposition, vocabulary)
        if not light:
            return None
    if known and targets and not light and _misleads(lemma, preposition):
        return None
    spoken: tuple[Token, ...] = tuple(case_tokens(item))
    sum_of_it = bool(targets) and is_measure(targets[0]) and item.ent_type_ != ""  # "rose 8 percent to 3 million"
    to_taker = preposition == "to" and _takes(head, item, mentions)
    if targets and not known and not light and not sum_of_it and not to_taker:
        joined = with_object(lemma, targets[0], preposition)
        if joined is None:
            return None
        phrase, spoken = joined, (*spoken, targets[0])
    rule = "light verb" if light else "prepositional argument"
    circumstance = item.i in mentions.places and preposition in PLACE_PREPOSITIONS
    if circumstance and not known and not light and lemma not in words("relations", "placing"):
        if targets or preposition in ("on", "over"):
            return None
        rule = "place"
    elif not (known or light or bears_a_claim(item, preposition, mentions, alone=not targets)):
        return None
    says_no = bool(light) and any(target.lower_ == "no" for target in targets)  # "said no to the plan": a rejection
    role = preposition == "as" and not item.ent_type_  # "resigned as chair"
    return Fact(
        head,
        subject,
        item,
        phrase,
        spoken,
        "appointment" if role else rule,
        alternatives=light,
        value=role,
        negative=not says_no and (negative_argument(item) or any(map(negative_argument, targets))),
    )


def _hangs_elsewhere(head: Token, oblique: Oblique) -> bool:
    """Whether a prepositional phrase is none of the verb's own, or is cut off from what it belongs to.

    "Spoke of hope for the town" is not to speak for it; "ended 1-1 on" a field says little without the score.
    """
    if (
        oblique.preposition == "for"
        and child(head, ("obj",)) is None
        and head.lemma_.lower() in words("relations", "standing")
    ):
        between = head.doc[head.i + 1 : oblique.token.left_edge.i]
        return any(token.pos_ not in ("ADV", "ADP") for token in between)
    scored = any(item.pos_ == "NUM" for item in children(head, ("obl:unmarked",)))
    return scored and oblique.preposition in PLACE_PREPOSITIONS


def _misleads(lemma: str, preposition: str) -> bool:
    """Whether a verb with an object and a preposition only look like a phrase of another meaning.

    "Took a similar line on a trip" is no "take on", and who "returned the boat to" a town did not go there.
    """
    if preposition in words("relations", "particles"):
        return lemma in words("relations", "light")
    return preposition in ("to", "from", "into") and lemma in words("relations", "moving")


def _takes(head: Token, item: Token, mentions: MentionIndex) -> bool:
    """Whether a verb of giving says by itself what it is to the one after "to": "sold it to the bank"."""
    taker = mentions.referent(item)
    return head.lemma_.lower() in words("relations", "ditransitive") and taker is not None and taker.type in _TAKERS
