"""What belongs to the phrase of a common noun after it, on parses given by hand."""

from __future__ import annotations

import pytest

from hand_parsed import doc_of_rows
from newsgraph.extract.mentions import mentions_of_doc

CASES = {
    "the mouth of the river": """
* the the DET DT 1 det
  mouth mouth NOUN NN 1 ROOT
  of of ADP IN 4 case
  the the DET DT 4 det
  river river NOUN NN 1 nmod
""",
    "calls to step down": """
* calls call NOUN NNS 0 ROOT
  to to PART TO 2 mark
  step step VERB VB 0 acl
  down down ADP RP 2 compound:prt
""",
    "repairs to the quay of Sundholm": """
* repairs repair NOUN NNS 0 ROOT
  to to ADP IN 3 case
  the the DET DT 3 det
  quay quay NOUN NN 0 nmod
  of of ADP IN 5 case
  Sundholm Sundholm PROPN NNP 3 nmod
""",
    "the import of ore and coal": """
* the the DET DT 1 det
  import import NOUN NN 1 ROOT
  of of ADP IN 3 case
  ore ore NOUN NN 1 nmod
  and and CCONJ CC 5 cc
  coal coal NOUN NN 3 conj
""",
    "the owner of a mill": """
* the the DET DT 1 det
  owner owner NOUN NN 1 ROOT
  of of ADP IN 4 case
  a a DET DT 4 det
  mill mill NOUN NN 1 nmod
""",
}


@pytest.mark.parametrize("text", CASES)
def test_complements_belong_to_the_phrase(text: str) -> None:
    mentions = mentions_of_doc(doc_of_rows(text, CASES[text]), "a")
    assert mentions[0].span.text == text


@pytest.mark.parametrize("text", [text for text in CASES if text != "calls to step down"])
def test_what_stands_inside_is_a_mention_too(text: str) -> None:
    mentions = mentions_of_doc(doc_of_rows(text, CASES[text]), "a")
    assert len(mentions) > 1
    assert all(mentions[0].span.end >= inner.span.end for inner in mentions)


def phrase_of(text: str, parse: str, entity: tuple[int, int, str] | None = None) -> str:
    doc = doc_of_rows(text, parse)
    if entity is not None:
        start, end, label = entity
        doc.set_ents([doc.char_span(start, end, label=label)])
    return mentions_of_doc(doc, "a")[0].span.text


def test_a_time_is_not_the_nouns() -> None:
    parse = """
* the the DET DT 1 det
  strike strike NOUN NN 1 ROOT
  on on ADP IN 3 case
  Monday Monday PROPN NNP 1 nmod
"""
    assert phrase_of("the strike on Monday", parse, (14, 20, "DATE")) == "the strike"


def test_what_people_do_somewhere_is_not_theirs() -> None:
    parse = """
* the the DET DT 1 det
  envoy envoy NOUN NN 1 ROOT
  at at ADP IN 4 case
  the the DET DT 4 det
  quay quay NOUN NN 1 nmod
"""
    assert phrase_of("the envoy at the quay", parse) == "the envoy"


def test_a_clause_after_it_is_left_out() -> None:
    parse = """
* a a DET DT 1 det
  plan plan NOUN NN 1 ROOT
  that that PRON WDT 3 nsubj
  failed fail VERB VBD 1 acl:relcl
"""
    assert phrase_of("a plan that failed", parse) == "a plan"


def test_an_infinitive_with_a_clause_of_its_own_is_left_out() -> None:
    parse = """
* a a DET DT 1 det
  plan plan NOUN NN 1 ROOT
  to to PART TO 3 mark
  say say VERB VB 1 acl
  nothing nothing PRON NN 3 obj
  if if SCONJ IN 7 mark
  they they PRON PRP 7 nsubj
  ask ask VERB VBP 3 advcl
"""
    assert phrase_of("a plan to say nothing if they ask", parse) == "a plan"


def test_what_does_not_stand_right_after_it_is_left_out() -> None:
    parse = """
* the the DET DT 1 det
  rise rise NOUN NN 1 ROOT
  , , PUNCT , 1 punct
  in in ADP IN 4 case
  part part NOUN NN 1 nmod
"""
    assert phrase_of("the rise, in part", parse) == "the rise"


def test_a_long_story_is_left_out() -> None:
    nouns = ("quay", "port", "town", "isle", "king", "north")
    rows = ["* law law NOUN NN 0 ROOT"]
    last = 0
    for number, word in enumerate(nouns):
        noun = 3 * number + 3
        rows += [
            f"  of of ADP IN {noun} case",
            f"  the the DET DT {noun} det",
            f"  {word} {word} NOUN NN {last} nmod",
        ]
        last = noun
    text = "law " + " ".join(f"of the {noun}" for noun in nouns)
    assert phrase_of(text, "\n".join(rows)) == "law of the quay of the port"
