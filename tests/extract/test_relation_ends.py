"""Each way to say a relation keeps its ends and its polarity, however the clause is turned."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from hand_parsed import VOCABULARY as WORDS
from newsgraph.extract import extract
from newsgraph.model import EntityType, Polarity
from newsgraph.vocabulary import RelationMatch, Trigger, load_vocabulary

VOCABULARY = load_vocabulary()
PREPOSITIONS = frozenset(
    [
        "about", "against", "as", "at", "between", "behind", "by", "for", "from", "in", "into", "of", "on", "over",
        "through", "to", "toward", "under", "upon", "with",
    ]
)  # fmt: skip
PARTICLES = frozenset(["ahead", "aside", "away", "back", "down", "off", "out", "up"])
NAMES = {
    "Brook": EntityType.ORG, "Iva": EntityType.PERSON, "Sundholm": EntityType.GPE, "Danes": EntityType.NORP,
    "Regatta": EntityType.EVENT, "Zephyr": EntityType.PRODUCT, "Quay": EntityType.FAC, "Taiga": EntityType.LOC,
    "Odes": EntityType.WORK, "Charter": EntityType.LAW,
}  # fmt: skip


@dataclass(frozen=True)
class Saying:
    """A trigger of a relation, and an object that goes with it."""

    relation: str
    trigger: Trigger
    object: str

    @property
    def verb(self) -> str:
        return self.trigger.lemma.split()[0]

    @property
    def rest(self) -> tuple[str, ...]:
        return tuple(self.trigger.lemma.split()[1:])

    @property
    def has_passive(self) -> bool:
        return all(word not in PREPOSITIONS for word in self.rest)


def sayings() -> list[Saying]:
    """Of each trigger that is a verb, with a particle, a preposition, or a noun and a preposition, one."""
    found = []
    for relation in VOCABULARY:
        for trigger in relation.triggers:
            verb, *rest = trigger.lemma.split()
            if (
                trigger.pos == "noun"
                or verb == "be"
                or len(rest) > 2
                or (len(rest) == 2 and rest[1] not in PREPOSITIONS)
            ):
                continue
            wanted = RelationMatch(relation.id, trigger.inverse)
            for word, kind in NAMES.items():
                if VOCABULARY.match(trigger.lemma, object_lemma=word.lower(), object_type=kind) == wanted:
                    found.append(Saying(relation.id, trigger, word))
                    break
    return found


SAYINGS = sayings()


def doc_of(saying: Saying, *, passive: bool, negator: str | None, modal: str | None) -> Doc:
    """ "Harwell will not take over Brook", "Brook was never taken over by Harwell"."""
    first, last = (saying.object, "Harwell") if passive else ("Harwell", saying.object)
    rows = [(first, first, "PROPN", "NNP", "nsubj:pass" if passive else "nsubj", "verb")]
    if modal or (negator == "not" and not passive):
        rows.append((modal or "did", modal or "do", "AUX", "MD" if modal else "VBD", "aux", "verb"))
    if passive and not modal:
        rows.append(("was", "be", "AUX", "VBD", "aux:pass", "verb"))
    if negator:
        rows.append((negator, negator, "PART" if negator == "not" else "ADV", "RB", "advmod", "verb"))
    if passive and modal:
        rows.append(("be", "be", "AUX", "VB", "aux:pass", "verb"))
    tag = "VBN" if passive else "VB" if any(row[2] == "AUX" for row in rows) else "VBD"
    rows.append((saying.verb if tag == "VB" else f"{saying.verb}ed", saying.verb, "VERB", tag, "ROOT", "verb"))
    dep = "obj"
    for number, word in enumerate(saying.rest):
        if word in PREPOSITIONS:
            rows.append((word, word, "ADP", "IN", "case", "last"))
            dep = "obl"
        elif len(saying.rest) == 2 and number == 0 and word not in PARTICLES:
            rows.append((word, word, "NOUN", "NN", "obj", "verb"))
        else:
            rows.append((word, word, "ADP", "RP", "compound:prt", "verb"))
    if passive:
        rows.append(("by", "by", "ADP", "IN", "case", "last"))
        dep = "obl:agent"
    rows.append((last, last, "PROPN", "NNP", dep, "verb"))
    at = {"verb": next(i for i, row in enumerate(rows) if row[4] == "ROOT"), "last": len(rows) - 1}
    doc = Doc(
        WORDS,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        deps=[row[4] for row in rows],
        heads=[at[row[5]] for row in rows],
    )
    names = {**NAMES, "Harwell": EntityType.ORG}
    doc.ents = [Span(doc, i, i + 1, names[row[0]].value) for i, row in enumerate(rows) if row[0] in names]
    return doc


def mistakes(saying: Saying, *, passive: bool, negator: str | None, modal: str | None) -> list[str]:
    """What is said with other ends, another polarity, or not at all."""
    doc = doc_of(saying, passive=passive, negator=negator, modal=modal)
    ends = (saying.object, "Harwell") if saying.trigger.inverse else ("Harwell", saying.object)
    wanted = (*ends, Polarity.NEGATIVE if negator else Polarity.POSITIVE)
    found = {
        (claim.subject.span.text, claim.object.span.text, claim.polarity)
        for claim in extract(doc)
        if claim.relation.id == saying.relation and claim.object.span.text in ("Harwell", saying.object)
    }
    return [] if found == {wanted} else [f"{doc.text}: {saying.relation} {sorted(found)}"]


@pytest.mark.parametrize("negator", [None, "not", "never"])
@pytest.mark.parametrize("passive", [False, True], ids=["active", "passive"])
def test_every_trigger_keeps_its_ends_and_polarity(passive: bool, negator: str | None) -> None:
    turned = [saying for saying in SAYINGS if saying.has_passive or not passive]
    assert len(turned) > 300
    wrong = [line for saying in turned for line in mistakes(saying, passive=passive, negator=negator, modal=None)]
    assert not wrong, "\n".join(wrong)


@given(
    st.sampled_from(SAYINGS), st.booleans(), st.sampled_from([None, "not", "never"]), st.sampled_from(["will", "may"])
)
def test_a_modal_changes_neither(saying: Saying, passive: bool, negator: str | None, modal: str) -> None:
    assert mistakes(saying, passive=passive and saying.has_passive, negator=negator, modal=modal) == []
