"""What sentences say and what they do not say, on parses given by hand: ``tests/cases``."""

from __future__ import annotations

from collections import Counter

import pytest
from claim_cases import CERTAINTIES, KEYS, POLARITIES, Case, Pattern, cases, written

CASES = cases()


def marked(case: Case) -> object:
    reason = case.row.get("xfail")
    return pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=reason)] if reason else [])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_case_makes_its_claims_and_no_others_that_it_rules_out(case: Case) -> None:
    claims = case.extraction.claims
    patterns = [(line, Pattern.read(line)) for line in case.claims]
    missing = [line for line, wanted in patterns if not any(wanted.matches(claim, claims) for claim in claims)]
    patterns = [(line, Pattern.read(line)) for line in case.absent]
    wrong = [line for line, unwanted in patterns if any(unwanted.matches(claim, claims) for claim in claims)]
    missing += [row for row in case.row.get("openie", []) if row not in case.openie]
    wrong += [row for row in case.row.get("openie_absent", []) if row in case.openie]
    if missing or wrong:
        found = [written(claim, claims) for claim in claims]
        parts = [("text", [case.doc.text]), ("missing", missing), ("must not come", wrong), ("claims found", found)]
        if "openie" in case.row or "openie_absent" in case.row:
            parts.append(("rows found", case.openie))
        pytest.fail("\n".join(f"{title}:\n    " + "\n    ".join(lines or ["none"]) for title, lines in parts), False)


def test_every_case_is_well_formed() -> None:
    for case in CASES:
        assert KEYS.issuperset(case.row), f"{case.id}: unknown key {sorted(set(case.row) - KEYS)}"
        for line in case.claims:
            force = Pattern.read(line).force
            assert len(force) == 2, f"{case.id}: write polarity and certainty: {line}"
            assert force[0] in POLARITIES, f"{case.id}: polarity first: {line}"
            assert force[1] in CERTAINTIES, f"{case.id}: certainty second: {line}"
    ids = Counter(case.id for case in CASES)
    assert not [name for name, times in ids.items() if times > 1], "a name twice in one file"


def test_every_parse_is_a_tree_for_each_sentence() -> None:
    for case in CASES:
        for sentence in case.doc.sents:
            roots = [token for token in sentence if token.head.i == token.i]
            assert [root.dep_ for root in roots] == ["ROOT"], f"{case.id}: not one root: {sentence}"
            assert all(token.head in sentence for token in sentence), f"{case.id}: a head outside: {sentence}"


@pytest.mark.parametrize("file", sorted({case.file for case in CASES}))
def test_every_phenomenon_has_cases_for_and_against(file: str) -> None:
    rows = [case.row for case in CASES if case.file == file]
    assert sum("claims" in row or "openie" in row for row in rows) >= 3
    assert sum("absent" in row or "openie_absent" in row for row in rows) >= 2
