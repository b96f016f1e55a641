"""A user's own relations: in the place of ours, or beside them; and what is wrong with a file, said with its row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsgraph.errors import VocabularyError
from newsgraph.export.native.decoding import Decoder
from newsgraph.export.native.encoding import Encoder
from newsgraph.model import EntityType
from newsgraph.vocabulary import RelationMatch, Vocabulary, load_vocabulary

README = Path(__file__).resolve().parent.parent / "README.md"
EXTENDS = 'extends = "newsgraph"\n'
ROW = """
[[relation]]
id = "{id}"
label = "pets"
verb = "pet"
definition = "Strokes an animal."
kind = "event"
{more}
"""


def vocabulary_of(folder: Path, text: str) -> Vocabulary:
    file = folder / "own.toml"
    file.write_text(text, "utf-8")
    return load_vocabulary(file)


def pets(relation_id: str = "pets", more: str = "verbs = ['stroke']") -> str:
    return ROW.format(id=relation_id, more=more)


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("[[relation]]\nid = 3", ["relation 1:", "not camelCase"]),
        ("[[relation]]\nid = 'a'", ["relation 1 (a)", "'kind' is missing"]),
        ("[[relation", ["cannot be read"]),
        ("[[relations]]\nid = 'a'", ["'relations' is unknown", "relation"]),
        ("", ["no relations", "[[relation]]"]),
        (pets(more="verb_list = ['pet']"), ["relation 1 (pets)", "'verb_list' is unknown"]),
        (pets(more="verbs = [{ lemma = 'pet', object = ['cat'] }]"), ["unknown key 'object'"]),
        (pets(more="verbs = [{ lemma = 'pet', objects = 'cat' }]"), ["objects has 'cat', not a list"]),
        (pets(more="verbs = [{ lemma = 'pet', rolesets = ['pet01'] }]"), ["(pets)", "'pet'", "'pet01'", "meet.02"]),
        (pets(more="range = ['CAT']"), ["CAT"]),
        (pets() * 2, ["is there twice"]),
        (pets(more="inverse = 'petted by'"), ["'petted by' is not camelCase", "letters and digits"]),
        (pets(more="inverse = 'pettedBy'\nsymmetric = true"), ["symmetric", "leave out one"]),
        (pets(more="inverse = 'isDone'") + pets("feeds", "inverse = 'isDone'"), ["pets and feeds", "'isDone'"]),
        (pets(more="inverse = 'byPets'") + pets("byPets", "inverse = 'strokes'"), ["not the other way round"]),
        (pets() + pets("feeds"), ["verb 'stroke'", "trigger of pets and of feeds", "objects or object_types"]),
        (
            pets(more="verbs = [{ lemma = 'give', objects = ['milk', 'hay'] }]")
            + pets("feeds", "verbs = [{ lemma = 'give', objects = ['oats', 'hay'] }]"),
            ["verb 'give' with the object 'hay'"],
        ),
        ("extends = 'ours'", ["extends has 'ours'", 'extends = "newsgraph"']),
        (pets() + "[[more]]\nid = 'pets'\nverbs = ['pat']", ['extends = "newsgraph"']),
        (EXTENDS + "[[more]]\nid = 'pets'\nverbs = ['pat']", ["more 1 (pets)", "no relation 'pets'"]),
        (EXTENDS + "[[more]]\nid = 'meets'\nlabel = 'sees'", ["more 1 (meets)", "'label' is unknown"]),
        (EXTENDS + "[[more]]\nverbs = ['greet']", ["more 1:", "'id' is missing"]),
        (EXTENDS + pets(more="verbs = ['praise']"), ["verb 'praise'", "trigger of praises and of pets"]),
        (EXTENDS + "[[more]]\nid = 'meets'\nverbs = ['praise']", ["trigger of praises and of meets"]),
        (EXTENDS + pets(more="inverse = 'authorizedBy'"), ["authorizes and pets", "'authorizedBy'"]),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_row_and_a_remedy(tmp_path: Path, text: str, messages: list[str]) -> None:
    with pytest.raises(VocabularyError) as caught:
        vocabulary_of(tmp_path, text)
    for message in [str(tmp_path / "own.toml"), *messages]:
        assert message in str(caught.value)


def test_an_own_file_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    own = vocabulary_of(tmp_path, pets())
    assert own.match("stroke") == RelationMatch("pets", False)
    assert "authorizes" not in own


def test_a_file_that_extends_adds_relations_and_triggers(tmp_path: Path) -> None:
    more = "[[more]]\nid = 'authorizes'\nverbs = ['wave through']\nexamples = ['They waved it through.']"
    own, ours = vocabulary_of(tmp_path, EXTENDS + pets() + more), load_vocabulary()
    assert own.match("stroke") == RelationMatch("pets", False)
    assert own.match("wave through") == own.match("allow") == RelationMatch("authorizes", False)
    assert own.relations["authorizes"].examples == (*ours.relations["authorizes"].examples, "They waved it through.")
    assert set(own.relations) == {*ours.relations, "pets"}
    assert not ours.has_trigger("wave through")


def test_of_a_relation_in_both_the_users_row_wins_whole(tmp_path: Path) -> None:
    own = vocabulary_of(tmp_path, EXTENDS + pets("praises"))
    assert own.relations["praises"].definition == "Strokes an animal."
    assert own.match("stroke") == RelationMatch("praises", False)
    assert own.match("praise") is None


def test_a_trigger_with_objects_goes_before_a_packaged_one_without(tmp_path: Path) -> None:
    own = vocabulary_of(tmp_path, EXTENDS + pets(more="verbs = [{ lemma = 'praise', objects = ['cat'] }]"))
    assert own.match("praise", object_lemma="cat", object_type=EntityType.THING) == RelationMatch("pets", False)
    assert own.match("praise", object_lemma="cook", object_type=EntityType.PERSON) == RelationMatch("praises", False)


def test_the_native_form_keeps_all_of_a_trigger(tmp_path: Path) -> None:
    trigger = "{ lemma = 'stroke', rolesets = ['stroke.01'], not_objects = ['beard'], inverse = true }"
    relation = vocabulary_of(tmp_path, pets(more=f"verbs = [{trigger}]")).relations["pets"]
    decoder = Decoder()
    decoder.add({"row": "relation", **Encoder(()).relation(relation)})
    assert decoder.relations == [relation]


def test_the_file_in_the_readme_does_what_it_says(tmp_path: Path) -> None:
    blocks = re.findall(r"^```toml\n(extends.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    own = vocabulary_of(tmp_path, *blocks)
    assert own.match("refloat") == own.match("raise", object_lemma="wreck") == RelationMatch("salvages", False)
    assert own.match("raise", object_lemma="fare") == RelationMatch("increases", False)
    assert own.match("wave through") == RelationMatch("authorizes", False)
