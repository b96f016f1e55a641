from __future__ import annotations

import pytest

from newsgraph.language.lemmas import LemmaLexicon

VERBS = "add admire bake believe carry deny dig drop expel fine hope love make move plan please receive ship use walk"
LEXICON = LemmaLexicon(
    {"VBD": {"went": "go", "drew": "draw", "baked": "bake"}, "NNS": {"leaves": "leaf"}},
    {
        "VERB": frozenset((VERBS + " draw go").split()),
        "NOUN": frozenset({"ship", "leaf", "army", "salute", "sun", "pin"}),
        "AUX": frozenset({"be"}),
    },
)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("fined", "fine"),
        ("carried", "carry"),
        ("relied", "rely"),
        ("shipping", "ship"),
        ("flipped", "flip"),
        ("retrieved", "retrieve"),
        ("stalked", "stalk"),
        ("removing", "remove"),
        ("added", "add"),
        ("expelled", "expel"),
        ("caned", "cane"),
        ("hewed", "hew"),
    ],
)
def test_regular_verbs_follow_those_that_end_like_them(form, lemma):
    assert LEXICON.regular_verb(form) == lemma


def test_no_inflection_no_lemma():
    assert LEXICON.regular_verb("sat") is None


def test_a_form_that_the_treebanks_show_comes_first():
    assert LEXICON.lemma("Went", "VERB", "VBD", ["wend"]) == "go"


def test_a_known_lemma_of_the_network_is_kept():
    assert LEXICON.lemma("planned", "VERB", "VBN", ["plan", "plann"]) == "plan"


def test_an_unknown_one_gives_way_to_spelling():
    assert LEXICON.lemma("denied", "VERB", "VBD", ["denie", "deny"]) == "deny"
    assert LEXICON.lemma("fines", "VERB", "VBZ", ["fin", "be"]) == "fine"


@pytest.mark.parametrize(
    ("form", "best", "lemma"),
    [
        ("overdrew", "overdre", "overdraw"),
        ("sunbaked", "sunbak", "sunbake"),
        ("saluted", "salut", "salute"),
        ("pined", "pin", "pine"),
        ("regretted", "regrette", "regret"),
    ],
)
def test_of_an_unknown_verb_its_parts_or_a_known_noun_tell_the_lemma(form, best, lemma):
    assert LEXICON.lemma(form, "VERB", "VBD", [best]) == lemma


def test_nouns_take_the_best_known_candidate():
    assert LEXICON.lemma("armies", "NOUN", "NNS", ["armie", "army"]) == "army"
    assert LEXICON.lemma("quays", "NOUN", "NNS", ["quay", "qua"]) == "quay"


def test_the_regular_singular_of_an_unknown_noun_is_not_shortened_to_a_known_one():
    assert LEXICON.lemma("shippers", "NOUN", "NNS", ["shipper", "ship"]) == "shipper"


def test_uninflected_words_are_the_networks_own():
    assert LEXICON.lemma("Voss", "PROPN", "NNP", ["Voss"]) == "Voss"
    assert LEXICON.lemma("odd", "ADJ", "JJ", []) == "odd"


def test_saved_as_json_it_is_the_same():
    again = LemmaLexicon.from_json(LEXICON.to_json())
    assert (again.forms, again.known) == (LEXICON.forms, LEXICON.known)
    assert again.to_json() == LEXICON.to_json()
