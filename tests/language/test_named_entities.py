"""Labels by facts and by a name's own words, on Docs made by hand."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from newsgraph.language.entity_types import refine_entities

VOCAB = English().vocab


def labels(words: str, tags: str, *spans: tuple[int, int, str]) -> dict[str, str]:
    doc = Doc(VOCAB, words=words.split(), pos=tags.split())
    return {span.text: span.label_ for span in refine_entities(doc, [Span(doc, *span) for span in spans])}


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("Norway", "LOC", "GPE"),
        ("Norway", "ORG", "GPE"),
        ("Africa", "GPE", "LOC"),
        ("Lake Brandt", "GPE", "LOC"),
        ("Ostmark Airport", "GPE", "FAC"),
        ("Ostmark", "GPE", "GPE"),
        ("Harbour Safety Act", "MISC", "LAW"),
        ("Battle of Ostmark", "MISC", "EVENT"),
        ("Kremlin", "LOC", "ORG"),
        ("French", "MISC", "NORP"),
        ("Republicans", "ORG", "NORP"),
        ("Ostmark Sleep Study", "ORG", "WORK_OF_ART"),
        ("Ostmark Gravel Program", "PRODUCT", "MISC"),
        ("Ostmark Grain Programme", "ORG", "ORG"),
        ("Annals of Botany", "ORG", "WORK_OF_ART"),
        ("Ostmark Journal", "ORG", "ORG"),
    ],
)
def test_label(name, given, expected):
    size = len(name.split())
    found = labels(f"in {name} today", "ADP " + "PROPN " * size + "NOUN", (1, 1 + size, given))
    assert found == {name: expected}


def test_a_common_noun_that_opens_a_sentence_is_no_name():
    words = ["Cobalt", "is", "dear", ".", "Tide", "left", "Cobalt"]
    doc = Doc(VOCAB, words=words, tags=["NN", "VBZ", "JJ", ".", "NNP", "VBD", "NN"], sent_starts=[1, 0, 0, 0, 1, 0, 0])
    spans = [Span(doc, 0, 1, "WORK"), Span(doc, 4, 5, "WORK"), Span(doc, 6, 7, "MISC")]
    assert [span.start for span in refine_entities(doc, spans)] == [4, 6]


def test_articles_and_possessive_marks_are_no_part_of_a_name():
    assert labels("the Voss Bank ' said", "DET PROPN PROPN PUNCT VERB", (0, 4, "ORG")) == {"Voss Bank": "ORG"}


def test_nationalities_and_countries_that_the_network_missed_are_added():
    found = labels("Danish ships left South Korea", "ADJ NOUN VERB PROPN PROPN")
    assert found == {"Danish": "NORP", "South Korea": "GPE"}


def test_a_nationality_inside_a_name_is_left_alone():
    found = labels("the Danish Red Cross said", "DET PROPN PROPN PROPN VERB", (1, 4, "ORG"))
    assert found == {"Danish Red Cross": "ORG"}


def test_a_surname_that_is_a_country_is_not_added():
    assert labels("Clara Jordan spoke", "PROPN PROPN VERB") == {}


def test_whom_an_honorific_names_is_a_person():
    assert labels("Mr Mensah spoke", "PROPN PROPN VERB", (1, 2, "WORK")) == {"Mensah": "PERSON"}
    assert labels("the Mensah spoke", "DET PROPN VERB", (1, 2, "WORK")) == {"Mensah": "WORK_OF_ART"}


def test_the_seat_of_a_firm_is_no_part_of_its_name():
    found = labels("Harwell Group of Norway bid", "PROPN PROPN ADP PROPN VERB", (0, 4, "ORG"))
    assert found == {"Harwell Group": "ORG", "Norway": "GPE"}
    whole = labels("Harwell Bank of Norway bid", "PROPN PROPN ADP PROPN VERB", (0, 4, "ORG"))
    assert whole == {"Harwell Bank of Norway": "ORG"}


def test_a_legal_form_belongs_to_no_person():
    assert labels("Ida Brandt Co grew", "PROPN PROPN PROPN VERB", (0, 2, "PERSON")) == {"Ida Brandt": "PERSON"}


def widened_labels(text: str, tags: str, heads: str, deps: str, *spans: tuple[int, int, str]) -> dict[str, str]:
    words = text.split()
    rows = [int(head) for head in heads.split()]
    doc = Doc(
        VOCAB,
        words=words,
        pos=tags.split(),
        heads=rows,
        deps=deps.split(),
        sent_starts=[True] + [False] * (len(words) - 1),
    )
    return {span.text: span.label_ for span in refine_entities(doc, [Span(doc, *span) for span in spans])}


def test_capital_words_that_hang_from_a_name_belong_to_it():
    tags, heads = "DET PROPN PROPN PROPN VERB", "3 3 3 4 4"
    deps = "det compound compound nsubj ROOT"
    assert widened_labels("the Ostmark Wire Agency said", tags, heads, deps, (2, 4, "ORG")) == {
        "Ostmark Wire Agency": "ORG"
    }
    opened = widened_labels("Today Ostmark Wire Agency said", tags, heads, deps, (2, 4, "PERSON"))
    assert opened == {"Wire Agency": "PERSON"}


def test_what_opens_a_sentence_or_is_a_nationality_stays_apart():
    tags, heads, deps = "PROPN PROPN PROPN VERB", "2 2 3 3", "compound compound nsubj ROOT"
    assert widened_labels("Old Wire Agency said", tags, heads, deps, (1, 3, "ORG")) == {"Wire Agency": "ORG"}
    apart = widened_labels("Danish Wire Agency said", "ADJ PROPN PROPN VERB", heads, deps, (1, 3, "ORG"))
    assert apart == {"Danish": "NORP", "Wire Agency": "ORG"}


def test_a_place_that_hangs_from_a_bodys_name_just_before_it_belongs_to_it():
    tags, heads = "PROPN PROPN PROPN PROPN VERB", "1 4 3 1 4"
    hung = widened_labels(
        "Food Standards New Norway said", tags, heads, "compound nsubj amod flat ROOT", (0, 2, "ORG"), (2, 4, "GPE")
    )
    assert hung == {"Food Standards New Norway": "ORG"}
    beside = widened_labels(
        "Food Standards New Norway said", tags, heads, "compound nsubj amod appos ROOT", (0, 2, "ORG"), (2, 4, "GPE")
    )
    assert beside == {"Food Standards": "ORG", "New Norway": "GPE"}


def test_a_company_form_and_what_a_body_is_of_belong_to_the_name():
    assert labels("the Harwell Shipping plc bid", "DET PROPN PROPN NOUN VERB", (1, 3, "ORG")) == {
        "Harwell Shipping plc": "ORG"
    }
    tags = "DET PROPN ADP PROPN PROPN VERB"
    assert labels("the Union of Harbour Pilots met", tags, (1, 2, "ORG")) == {"Union of Harbour Pilots": "ORG"}
    place = labels("the Union of Norway met", "DET PROPN ADP PROPN VERB", (1, 2, "ORG"), (3, 4, "GPE"))
    assert place == {"Union": "ORG", "Norway": "GPE"}


def test_a_title_in_quotation_marks_is_one_name():
    tags = "DET PUNCT PROPN CCONJ PROPN PUNCT VERB"
    assert labels('the " Cowboys and Kings " opened', tags, (4, 5, "NORP")) == {"Cowboys and Kings": "WORK_OF_ART"}
    assert labels('the " Old Harwell Mill " opened', "DET PUNCT PROPN PROPN PROPN PUNCT VERB", (2, 5, "FAC")) == {
        "Old Harwell Mill": "FAC"
    }
    said = labels('the " Harwell sold Norway " opened', "DET PUNCT PROPN VERB PROPN PUNCT VERB", (2, 3, "ORG"))
    assert said == {"Harwell": "ORG", "Norway": "GPE"}
