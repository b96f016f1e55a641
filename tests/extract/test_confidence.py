"""Confidences: what lowers them, and that the fitted weights are those of what can be seen."""

from __future__ import annotations

import ast
import math
from importlib import resources
from pathlib import Path

import pytest

import newsgraph
from hand_parsed import doc_of_rows
from newsgraph.extract import claims_with_facts
from newsgraph.extract.confidence import LEAST, MOST, confidence, evidence, weights
from newsgraph.model import Article
from newsgraph.vocabulary import load_vocabulary

NEAR = (
    "Orla Finch owns the mill.",
    """
* Orla Orla PROPN NNP 2 nsubj
  Finch Finch PROPN NNP 0 flat
  owns own VERB VBZ 2 ROOT
  the the DET DT 4 det
  mill mill NOUN NN 2 obj
  . . PUNCT . 2 punct
""",
)
FAR = (
    "Orla Finch, who in those years lived by the sea, and seldom came to the town, owns the mill.",
    """
* Orla Orla PROPN NNP 19 nsubj
  Finch Finch PROPN NNP 0 flat
  , , PUNCT , 7 punct
  who who PRON WP 7 nsubj
  in in ADP IN 6 case
  those that DET DT 6 det
  years year NOUN NNS 7 obl
  lived live VERB VBD 0 acl:relcl
  by by ADP IN 10 case
  the the DET DT 10 det
  sea sea NOUN NN 7 obl
  , , PUNCT , 14 punct
  and and CCONJ CC 14 cc
  seldom seldom ADV RB 14 advmod
  came come VERB VBD 7 conj
  to to ADP IN 17 case
  the the DET DT 17 det
  town town NOUN NN 14 obl
  , , PUNCT , 7 punct
  owns own VERB VBZ 19 ROOT
  the the DET DT 21 det
  mill mill NOUN NN 19 obj
  . . PUNCT . 19 punct
""",
)


def owning(text, parse):
    """The fact and the claim that say who owns the mill."""
    doc = doc_of_rows(text, parse)
    found = claims_with_facts(doc, Article("a", text, date="2031-03-05"), load_vocabulary())[1]
    return next((fact, claim) for fact, claim in found if claim.object.span.text.endswith("mill"))


def test_what_stands_far_apart_is_less_sure():
    near, far = owning(*NEAR)[1], owning(*FAR)[1]
    assert near.confidence > far.confidence + 0.1


def test_a_confidence_is_the_logistic_sum_of_its_evidence():
    fact, claim = owning(*NEAR)
    seen = dict(evidence(fact, claim.subject, claim.object, canonical=claim.relation.canonical))
    assert seen["clause: main"] == 1
    assert seen["breaks"] == 0
    score = weights()["bias"] + sum(weights().get(name, 0.0) * amount for name, amount in seen.items())
    expected = min(MOST, max(LEAST, 1 / (1 + math.exp(-score))))
    assert claim.confidence == pytest.approx(expected, abs=0.005)
    assert confidence(fact, claim.subject, claim.object, canonical=claim.relation.canonical) == claim.confidence


def test_every_fitted_weight_is_of_a_rule_or_a_name_that_the_code_can_yield():
    trees = (ast.parse(path.read_text("utf-8")) for path in (Path(newsgraph.__file__).parent / "extract").glob("*.py"))
    constants = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    quoted = {node.value for node in constants if isinstance(node.value, str)}
    for name in weights().keys() - {"bias"}:
        kind, _, rest = name.partition(": ")
        assert name in quoted or (kind in {"rule", "clause", "object", "subject"} and rest in quoted), name


def test_longer_sentences_and_what_lies_between_count_against_a_fact():
    table = weights()
    assert max(table["long sentence"], table["breaks"], table["subject far"], table["object far"]) < 0
    assert resources.files("newsgraph.extract").joinpath("confidence.toml").is_file()
