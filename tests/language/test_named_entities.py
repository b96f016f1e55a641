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


def test_the_legal_form_is_part_of_a_firms_name():
    found = labels("Ostmark Ports plc grew", "PROPN PROPN PROPN VERB", (0, 2, "ORG"))
    assert found == {"Ostmark Ports plc": "ORG"}


def test_a_legal_form_belongs_to_no_person():
    assert labels("Ida Brandt Co grew", "PROPN PROPN PROPN VERB", (0, 2, "PERSON")) == {"Ida Brandt": "PERSON"}
