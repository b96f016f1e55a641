"""Facts of passive clauses, with and without those who do it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.extract.arguments import agents, objects
from newsgraph.extract.clauses import Clauses, Subjects
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import noun_type, words
from newsgraph.extract.light_verbs import gift
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.negation import negative_argument
from newsgraph.extract.object_predicates import calls, is_done_to, is_hollow, seen_as
from newsgraph.extract.prepositional import PLACE_PREPOSITIONS, bears_a_claim, prepositional_arguments
from newsgraph.extract.prices import price_fact, tells_price
from newsgraph.extract.relation_words import base_form, case_tokens, participle, relation_words, with_object
from newsgraph.model import EntityType
from newsgraph.vocabulary import Vocabulary


def passive_facts(
    head: Token, subjects: Subjects, clauses: Clauses, vocabulary: Vocabulary, mentions: MentionIndex
) -> Iterator[Fact]:
    """The facts of a passive clause: of each agent, else of what the patient underwent and where."""
    lemma, seen = base_form(head), seen_as(head)
    doers = agents(head, clauses)
    hollow = calls(head) or is_hollow(head, lemma)
    own_object = [o for o in objects(head, clauses) if o.dep_ in ("obj", "iobj")]
    given = gift(head.lemma_.lower(), own_object, vocabulary)
    arguments = list(prepositional_arguments(head, clauses, [], f"be {participle(head)}", vocabulary))
    for patient in subjects.tokens:
        for doer in doers:
            if doer.i != patient.i and not hollow and is_done_to(head, doer, patient, mentions):
                yield Fact(
                    head,
                    doer,
                    patient,
                    lemma if seen is None else f"{lemma} {seen.phrase}",
                    relation_words(head, *([given.noun] if given is not None else seen.tokens if seen else [])),
                    "passive" if given is None else "light verb",
                    alternatives=(given.phrase,) if given is not None else (),
                    negative=negative_argument(doer),
                    borrowed=subjects.found,
                )
        for thing in own_object:
            yield Fact(
                head,
                patient,
                thing,
                f"be {participle(head)}",
                relation_words(head),
                "passive with object",
                negative=negative_argument(thing),
                borrowed=subjects.found,
            )
        places: list[Fact] = []
        found = 0
        for oblique in arguments:
            item, preposition = oblique.token, oblique.preposition
            if item.i == patient.i:
                continue
            if tells_price(lemma, item, preposition, mentions):
                yield price_fact(head, patient, item, subjects.found)
                continue
            role = preposition == "as" and not item.ent_type_ and noun_type(item.lemma_.lower()) is EntityType.PERSON
            fact = Fact(
                head,
                patient,
                item,
                f"be {participle(head)} {preposition}",
                relation_words(head, *case_tokens(item)),
                "appointment" if role else "passive with preposition",
                negative=negative_argument(item),
                borrowed=subjects.found,
                value=role,
            )
            circumstance = item.i in mentions.places and preposition in PLACE_PREPOSITIONS
            if (
                circumstance
                and head.lemma_.lower() not in words("relations", "located")
                and not vocabulary.has_trigger(fact.lemma)
            ):
                places.append(fact)
                continue
            if not vocabulary.has_trigger(fact.lemma) and not bears_a_claim(item, preposition, mentions, alone=True):
                continue
            found += 1
            yield fact
            known = vocabulary.has_trigger(f"{lemma} {preposition}")
            phrase = f"{lemma} {preposition}" if known else with_object(lemma, patient, preposition)
            for doer in doers:
                if doer.i != item.i and phrase is not None:
                    yield Fact(
                        head,
                        doer,
                        item,
                        phrase,
                        relation_words(head, *case_tokens(item), *(() if known else (patient,))),
                        "prepositional argument",
                        borrowed=subjects.found,
                    )
        if not doers and not found:
            yield from places
