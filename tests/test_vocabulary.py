"""The relation ontology: well formed, without two readings of one trigger, and true to the sense of the words."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest

from newsgraph.model import EntityType
from newsgraph.vocabulary import RelationMatch, RelationType, Trigger, Vocabulary, load_vocabulary, own_relation_id

VOCABULARY = load_vocabulary()
RELATIONS = tuple(VOCABULARY)


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.id)
def test_row_is_whole(relation: RelationType) -> None:
    assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", relation.id)
    assert relation.label
    assert relation.verb
    assert relation.definition.endswith(".")
    assert relation.triggers
    assert relation.examples
    assert all(example.endswith(".") for example in relation.examples)
    assert relation.inverse is None or not relation.symmetric
    assert relation.inverse is None or re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", relation.inverse)
    assert relation.cameo is None or re.fullmatch(r"(0[1-9]|1[0-9]|20)[0-9]{0,2}", relation.cameo)
    assert all(re.fullmatch(r"[a-z_]+-[0-9.]+", code) for code in relation.verbnet)
    assert not (relation.symmetric and any(trigger.inverse for trigger in relation.triggers))


def test_triggers_are_in_base_form() -> None:
    articles = {"a", "an", "the", "to be"}
    for relation in RELATIONS:
        for trigger in relation.triggers:
            assert re.fullmatch(r"[a-z]+([ -][a-z]+)*", trigger.lemma), trigger.lemma
            assert not articles & set(trigger.lemma.split()), trigger.lemma


@pytest.mark.parametrize(
    ("words", "object_lemma", "object_type", "expected"),
    [
        ("cut", "rate", "THING", "decreases"),
        ("cut", "tie", "THING", "ends"),
        ("cut", "ribbon", "THING", None),
        ("lift", "ban", "THING", "ends"),
        ("lift", "alert", "THING", "increases"),
        ("lift", "crate", "THING", None),
        ("raise", "fare", "THING", "increases"),
        ("raise", "concern", "THING", None),
        ("fire", "rocket", "PRODUCT", "launches"),
        ("fire", "director", "PERSON", "dismisses"),
        ("fire", "imagination", "THING", None),
        ("dismiss", "claim", "THING", "rejects"),
        ("dismiss", "officer", "PERSON", "dismisses"),
        ("sign", "treaty", "LAW", "signs"),
        ("sign", "goalkeeper", "PERSON", "hires"),
        ("strike", "depot", "FAC", "attacks"),
        ("strike", "deal", "THING", None),
        ("strike deal with", "port", "ORG", "makesAgreementWith"),
        ("sanction", "trader", "PERSON", "sanctions"),
        ("sanction", "match", "EVENT", None),
        ("deny", "charge", "THING", "denies"),
        ("deny", "visa", "THING", "rejects"),
        ("pass", "bill", "LAW", "enacts"),
        ("pass", "exam", "THING", None),
        ("meet", "envoy", "PERSON", "meets"),
        ("meet", "target", "THING", None),
        ("supply", "blanket", "THING", "provides"),
        ("supply", "hospital", "ORG", "suppliesTo"),
        ("employ", "hundred", "CARDINAL", "employs"),
        ("employ", "pump", "THING", "uses"),
        ("run", "school", "ORG", "leads"),
        ("run", "marathon", "EVENT", None),
        ("block", "merger", "THING", "prohibits"),
        ("block", "road", "FAC", "disrupts"),
        ("decline", "offer", "THING", "rejects"),
        ("decline", "percent", "PERCENT", None),
        ("be in", "Oslo", "GPE", "locatedIn"),
        ("be in", "doubt", "THING", None),
        ("say", None, None, "states"),
        ("cut", None, None, None),
    ],
)
def test_object_decides(words: str, object_lemma: str | None, object_type: str | None, expected: str | None) -> None:
    found = VOCABULARY.match(
        words, object_lemma=object_lemma, object_type=EntityType(object_type) if object_type else None
    )
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("words", "pos", "object_type", "expected"),
    [
        ("found", "verb", EntityType.ORG, RelationMatch("foundedBy", True)),
        ("founder", "noun", EntityType.ORG, RelationMatch("foundedBy", True)),
        ("lose to", "verb", EntityType.ORG, RelationMatch("defeats", True)),
        ("work for", "verb", EntityType.ORG, RelationMatch("employs", True)),
        ("daughter", "noun", EntityType.PERSON, RelationMatch("parentOf", True)),
        ("father", "noun", EntityType.PERSON, RelationMatch("parentOf", False)),
        ("include", "verb", EntityType.GPE, RelationMatch("partOf", True)),
        ("result from", "verb", EntityType.THING, RelationMatch("causes", True)),
        ("result in", "verb", EntityType.THING, RelationMatch("causes", False)),
        ("predecessor", "noun", EntityType.PERSON, RelationMatch("replaces", True)),
        ("owner of", "noun", EntityType.ORG, RelationMatch("owns", False)),
        ("be owner of", "verb", EntityType.ORG, RelationMatch("owns", False)),
        ("be daughter of", "verb", EntityType.PERSON, RelationMatch("parentOf", True)),
        ("be based in", "verb", EntityType.GPE, RelationMatch("basedIn", False)),
        ("be composed of", "verb", EntityType.ORG, RelationMatch("partOf", True)),
    ],
)
def test_ends_change_places_where_the_words_say_so(
    words: str, pos: str, object_type: EntityType, expected: RelationMatch
) -> None:
    assert VOCABULARY.match(words, "noun" if pos == "noun" else "verb", object_type=object_type) == expected


@pytest.mark.parametrize(
    ("words", "roleset", "expected"),
    [
        ("meet", None, "meets"),
        ("meet", "meet.03", "meets"),
        ("meet", "meet.01", None),
        ("lead to", "lead.03", "causes"),
        ("lead to", "lead.01", None),
        ("allow", "allow.02", "authorizes"),  # lists none
    ],
)
def test_the_sense_decides_where_it_is_known_and_listed(words: str, roleset: str | None, expected: str | None) -> None:
    found = VOCABULARY.match(words, object_lemma="Reyes", object_type=EntityType.PERSON, roleset=roleset)
    assert (found.id if found else None) == expected


def test_a_sense_chooses_between_relations_and_leaves_exclusions_in_force() -> None:
    def relation(name: str, trigger: Trigger) -> RelationType:
        return RelationType(name, name, name, "Does.", "event", (trigger,))

    shoe, sole, row = (frozenset({word}) for word in ("shoe", "shoe.02", "row.01"))
    own = Vocabulary(
        {
            "a": relation("a", Trigger("row", "verb", objects=shoe)),
            "b": relation("b", Trigger("row", "verb", rolesets=row, not_objects=frozenset({"cat"}))),
            "c": relation("c", Trigger("sole", "verb", rolesets=sole)),
        }
    )
    assert own.match("row", object_lemma="shoe") == RelationMatch("a", False)
    assert own.match("row", object_lemma="shoe", roleset="row.01") == RelationMatch("b", False)
    assert own.match("row", object_lemma="shoe", roleset="row.02") == RelationMatch("a", False)
    assert own.match("row", object_lemma="cat", roleset="row.01") is None
    assert own.match("sole", roleset="sole.01") is None


def test_every_listed_sense_is_one_that_the_packaged_pipeline_tells() -> None:
    weights = resources.files("newsgraph.language") / "weights" / "roles.json"
    names = json.loads(weights.read_text("utf-8"))
    listed = [(trigger, name) for relation in RELATIONS for trigger in relation.triggers for name in trigger.rolesets]
    assert listed
    for trigger, name in listed:
        assert name in names["rolesets"], f"{trigger.lemma}: {name}"
        of_verb = names["of_lemma"][trigger.lemma.removeprefix("be ").split()[0]]
        assert names["rolesets"].index(name) in of_verb, f"{trigger.lemma}: {name} is a sense of another verb"


@pytest.mark.parametrize("words", ["campaign for", "rule against", "hit", "take", "be", "have", "table"])
def test_what_has_no_single_sense_is_left_to_its_own_relation(words: str) -> None:
    assert not VOCABULARY.has_trigger(words)


def test_events_and_states() -> None:
    assert VOCABULARY.is_event("meets")
    assert not VOCABULARY.is_event("owns")
    assert not VOCABULARY.is_event("campaignFor")


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("campaign for", "campaignFor"), ("U-turn on", "uTurnOn"), ("9 lives", "r9Lives"), ("…", "relate")],
)
def test_own_relation_id(lemma: str, expected: str) -> None:
    assert own_relation_id(lemma) == expected
