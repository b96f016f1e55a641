"""From trees in the CLEAR style to claims."""

from __future__ import annotations

import pytest
from claim_cases import Pattern, written

from clear_cases import ClearCase, clear_cases
from newsgraph.extract import extract_claims
from newsgraph.language.clear_style import UniversalDependencies
from newsgraph.model import Article
from newsgraph.vocabulary import load_vocabulary

CASES = [case for case in clear_cases() if "claims" in case.row]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_the_claims_are_those_of_the_sentence(case: ClearCase) -> None:
    doc = case.doc()
    UniversalDependencies(doc.vocab)(doc)
    claims = extract_claims(doc, Article("x", doc.text), load_vocabulary()).claims
    found = "\n".join(written(claim, claims) for claim in claims)
    for line in case.row["claims"]:
        assert any(Pattern.read(line).matches(claim, claims) for claim in claims), f"missing: {line}; found:\n{found}"
    for line in case.row.get("absent", []):
        assert not any(Pattern.read(line).matches(claim, claims) for claim in claims), f"wrong: {line}; found:\n{found}"


def test_there_are_enough() -> None:
    assert len(CASES) >= 12
