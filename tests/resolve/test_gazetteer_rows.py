"""What a user decides about a gazetteer's entries: this one, not that one, two of them one."""

from __future__ import annotations

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsgraph.model import Decision, Profile, Verdict
from newsgraph.resolve.entities import resolve
from newsgraph.resolve.ledger import contradiction_in
from resolve.hand_made_gazetteer import KNOWN, NAMES, entry, gazetteer
from resolve.hand_made_profiles import GPE, ORG, entity, one, profile, reasons

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def said(left: Profile | str, right: Profile | str, verdict: Verdict) -> Decision:
    left, right = (end if isinstance(end, str) else end.id for end in (left, right))
    return Decision(left, right, verdict, 1.0, ("surely",), "user")


def test_a_user_decides_what_was_left_open() -> None:
    a, b = profile("a", "Anders Lundqvist"), profile("b", "Anders Lundqvist", date="2029-01-01")
    row = said(a, "lundqvist-b", SAME)
    resolution = resolve([a, b], [row], KNOWN)
    assert (entity(resolution, a).id, entity(resolution, a).candidates) == ("lundqvist-b", ())
    assert [r for r in resolution.decisions if r.left == a.id and r.right in ("lundqvist-a", "lundqvist-b")] == [row]
    assert dict(entity(resolution, b).candidates) == {"lundqvist-a": 0.5, "lundqvist-b": 0.5}
    undone = resolve([a, b], (), KNOWN)
    assert entity(resolution, a).replaces == (entity(undone, a).id,)
    assert entity(undone, a).candidates != ()


def test_a_user_undoes_a_link_and_no_chain_brings_it_back() -> None:
    shared = ("Karst Bank", "Port Salla")
    a, b = profile("a", "Ingrid Solberg", neighbours=shared), profile("b", "Ingrid Solbergh", neighbours=shared)
    c = profile("c", "Solberg", neighbours=shared)
    assert one(resolve([a, b, c], (), KNOWN), a, b, c)
    rows = [said(b, "https://ex.example/solberg", DIFFERENT)]
    resolution = resolve([a, b, c], rows, KNOWN)
    assert entity(resolution, a).links == ("https://ex.example/solberg",)
    assert entity(resolution, b).links == entity(resolution, b).candidates == ()
    assert not one(resolution, a, b)
    assert "said not to be that entry of the gazetteer" in reasons(resolution, a, b)


def test_of_two_namesakes_the_one_is_left_that_a_user_does_not_exclude() -> None:
    a = profile("a", "Anders Lundqvist")
    assert entity(resolve([a], [said(a, "lundqvist-a", DIFFERENT)], KNOWN), a).id == "lundqvist-b"


def test_a_place_that_a_user_says_is_another_is_looked_up_without_that_entry() -> None:
    known = gazetteer(entry("us", "United States", kind=GPE), entry("usa", "United States", kind=GPE))
    a, b = (profile(name, "U.S.", kind=GPE, link="country:US") for name in "ab")
    resolution = resolve([a, b], [said(a, "us", DIFFERENT)], known)
    assert entity(resolution, a).id == "usa"
    assert dict(entity(resolution, b).candidates) == {"us": 0.5, "usa": 0.5}


def test_what_holds_of_a_profile_holds_of_what_a_user_merged_with_it() -> None:
    a, b, c = profile("a", "Ingrid Solberg"), profile("b", "I. S. Berg"), profile("c", "Ingrid Solberg")
    apart = [said(a, b, SAME), said(b, "https://ex.example/solberg", DIFFERENT)]
    resolution = resolve([a, b, c], apart, KNOWN)
    assert one(resolution, a, b)
    assert entity(resolution, a).links == ()
    assert entity(resolution, c).links == ("https://ex.example/solberg",)
    together = [said(a, b, SAME), said(b, "robert", SAME)]
    assert entity(resolve([a, b, c], together, KNOWN), a).id == "robert"


def test_two_entries_that_a_user_makes_one_are_one_with_the_ids_of_both() -> None:
    known = gazetteer(entry("acme", "Acme Steel", kind=ORG), entry("acme-old", "Borealis Iron", kind=ORG))
    a, b = profile("a", "Acme Steel", kind=ORG), profile("b", "Borealis Iron", kind=ORG, date="2001-01-01")
    assert not one(resolve([a, b], (), known), a, b)
    for rows in ([said("acme-old", "acme", SAME)], [said(a, "acme", SAME), said(a, "acme-old", SAME)]):
        resolution = resolve([a, b], rows, known)
        assert one(resolution, a, b)
        assert (entity(resolution, a).id, entity(resolution, a).links) == ("acme", ("acme", "acme-old"))


def test_rows_on_entries_ask_for_the_gazetteer() -> None:
    a, b = profile("a", "Ingrid Solberg"), profile("b", "Ingrid Solberg")
    row = said(a, "https://ex.example/solberg", DIFFERENT)
    assert resolve([a, b], [row]).entities == resolve([a, b]).entities


ENTRIES = ["https://ex.example/solberg", "https://ex.example/reyes-d", "lundqvist-a", "lundqvist-b"]
drawn_rows = st.tuples(
    st.integers(0, 5), st.one_of(st.integers(0, 5), st.sampled_from(ENTRIES)), st.sampled_from([SAME, DIFFERENT])
)


@settings(max_examples=80)
@given(st.lists(st.sampled_from(NAMES), min_size=6, max_size=6), st.lists(drawn_rows, max_size=5), st.integers(0, 1000))
def test_a_users_rows_on_entries_hold_in_any_order(
    names: list[str], drawn: list[tuple[int, int | str, Verdict]], seed: int
) -> None:
    shared = ("Karst Bank", "Port Salla")
    profiles = [profile(f"a{n}", name, neighbours=shared, at=0) for n, name in enumerate(names)]
    rows = [said(profiles[a], profiles[b] if isinstance(b, int) else b, verdict) for a, b, verdict in drawn]
    assume(not contradiction_in(rows))
    resolution = resolve(profiles, rows, KNOWN)
    shuffled = random.Random(seed).sample(profiles, len(profiles))
    assert resolve(shuffled, rows[::-1], KNOWN) == resolution
    for row in rows:
        if row.right in ENTRIES:
            links = next(found.links for found in resolution.entities if row.left in found.profiles)
            assert (row.right in links) is (row.verdict is SAME)
            known = {key for found in resolution.entities for key, _ in found.candidates if row.left in found.profiles}
            assert row.right not in known
