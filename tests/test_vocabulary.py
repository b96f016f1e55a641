"""The relation ontology: well formed, without two readings of one trigger, and true to the sense of the words."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from newsgraph.errors import VocabularyError
from newsgraph.model import EntityType
from newsgraph.vocabulary import RelationMatch, RelationType, Trigger, load_vocabulary, own_relation_id

VOCABULARY = load_vocabulary()
RELATIONS = tuple(VOCABULARY)

ROW = """
[[relation]]
id = "{id}"
label = "pets"
verb = "pet"
definition = "Strokes an animal."
kind = "event"
{more}
"""


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


def test_no_trigger_has_two_readings() -> None:
    readings: defaultdict[tuple[str, str], list[tuple[str, Trigger]]] = defaultdict(list)
    for relation in RELATIONS:
        for trigger in relation.triggers:
            readings[trigger.lemma, trigger.pos].append((relation.id, trigger))
    for (lemma, pos), rows in readings.items():
        free = [name for name, trigger in rows if not trigger.objects and not trigger.object_types]
        assert len(free) <= 1, f"{lemma} ({pos}) has no constraint in {free}"
        objects = [word for _, trigger in rows for word in trigger.objects]
        assert len(objects) == len(set(objects)), f"{lemma} ({pos}): one object in two rows"
        types = [name for _, trigger in rows if not trigger.objects for name in trigger.object_types]
        assert len(types) == len(set(types)), f"{lemma} ({pos}): one type in two rows"


def test_inverses_agree() -> None:
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for relation in RELATIONS:
        if relation.inverse is not None:
            owners[relation.inverse].append(relation.id)
            if relation.inverse in VOCABULARY:
                assert VOCABULARY.relations[relation.inverse].inverse == relation.id
    assert all(len(names) == 1 for names in owners.values())


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
        ("strike deal with", "port", "ORG", "agreesWith"),
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[relation]]\nid = 3", "not camelCase"),
        ("[[relation]]\nid = 'a'", "'kind' is missing"),
        ("[[relation", "cannot be read"),
        (ROW.format(id="pets", more="verb_list = ['pet']"), "'verb_list' is unknown"),
        (ROW.format(id="pets", more="verbs = [{ lemma = 'pet', object = ['cat'] }]"), "unknown key 'object'"),
        (ROW.format(id="pets", more="range = ['CAT']"), "CAT"),
        (ROW.format(id="pets", more="") * 2, "is there twice"),
        (
            ROW.format(id="pets", more="inverse = 'pettedBy'") + ROW.format(id="pettedBy", more="inverse = 'strokes'"),
            "not the other way round",
        ),
    ],
)
def test_a_broken_file_is_refused_with_its_row(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(VocabularyError, match=re.escape(message)) as caught:
        load_vocabulary(file)
    assert str(file) in str(caught.value)


def test_an_own_file_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(ROW.format(id="pets", more="verbs = ['stroke']"), "utf-8")
    own = load_vocabulary(file)
    assert own.match("stroke") == RelationMatch("pets", False)
    assert "authorizes" not in own
