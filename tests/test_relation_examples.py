"""The examples of ``relations.toml`` say what their relation says, read by the packaged pipeline."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsgraph.extract import extract
from newsgraph.language import load
from newsgraph.model import Claim
from newsgraph.vocabulary import load_vocabulary

TABLE = tomllib.loads(Path(__file__).with_name("relation_examples.toml").read_text("utf-8"))
FAILS = {row["text"]: row for row in TABLE["fails"]}
SAYS: dict[str, str] = {**TABLE["says"], **{text: row["says"] for text, row in FAILS.items()}}


@pytest.fixture(scope="module")
def claims() -> dict[str, tuple[Claim, ...]]:
    return {doc.text: extract(doc) for doc in load().pipe(SAYS)}


def marked(text: str) -> object:
    marks = [pytest.mark.xfail(reason=FAILS[text]["reason"], strict=True)] if text in FAILS else []
    return pytest.param(text, id=text, marks=marks)


@pytest.mark.parametrize("text", map(marked, SAYS))
def test_an_example_says_what_its_relation_says(text: str, claims: dict[str, tuple[Claim, ...]]) -> None:
    subject, relation, obj = SAYS[text].split(" | ")
    found = {(claim.subject.span.text, claim.relation.id, claim.object.span.text) for claim in claims[text]}
    assert [row for row in found if row[1] == relation] == [(subject, relation, obj)], found
    assert all(claim.polarity == "positive" for claim in claims[text])


def test_every_example_is_here_and_nothing_else() -> None:
    examples = [(text, relation.id) for relation in load_vocabulary() for text in relation.examples]
    assert sorted(examples) == sorted((text, says.split(" | ")[1]) for text, says in SAYS.items())
