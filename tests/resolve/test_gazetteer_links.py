"""Profiles linked to the user's own entities: where the name decides, where type and country do, where nothing may."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgraph.model import Decision, EntityType, GazetteerEntry, Resolution, Verdict
from newsgraph.resolve.entities import resolve
from resolve.hand_made_gazetteer import KNOWN, NAMES, PRODUCT, entry, gazetteer, linked
from resolve.hand_made_profiles import GPE, ORG, PERSON, THING, entity, one, profile, reasons

FAC = EntityType.FAC


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("Ingrid Solberg", PERSON, "https://ex.example/solberg"),
        ("INGRID SOLBERG", PERSON, "https://ex.example/solberg"),
        ("Ingrid K. Solberg", PERSON, "https://ex.example/solberg"),
        ("Ingrid Solbergh", PERSON, "https://ex.example/solberg"),
        ("Rob Halvorsen", PERSON, "robert"),
        ("Tarrant Marine", ORG, "tarrant"),
        ("Tarrant-Marine, GmbH", ORG, "tarrant"),
        ("the Tarrant Marine", ORG, "tarrant"),
        ("Tarrant Marine Inc.", ORG, "tarrant"),
        ("T.M.G.", ORG, "tarrant"),
        ("the Karlsund Harbour Authority", ORG, "harbour-authority"),
        ("Karlsund Harbor Authority", ORG, "harbour-authority"),
        ("Karlsund Harbour Authority", FAC, "harbour-authority"),
        ("Karlsund Harbour Authority", THING, "harbour-authority"),
        ("Mercury", ORG, "mercury-bank"),
        ("Mercury", PRODUCT, "mercury-car"),
        ("Brackwater Chronicle", ORG, "no-type"),
    ],
)
def test_names_that_are_linked(name: str, kind: EntityType, wanted: str) -> None:
    assert linked(profile("a", name, kind=kind)).links == (wanted,)


@pytest.mark.parametrize(
    ("name", "kind", "candidates"),
    [
        ("Anders Lundqvist", PERSON, {"lundqvist-a", "lundqvist-b"}),
        ("Solberg", PERSON, {"https://ex.example/solberg"}),
        ("I. Solberg", PERSON, {"https://ex.example/solberg"}),
        ("Reyes", PERSON, {"https://ex.example/reyes-d"}),
        ("Robert", PERSON, {"robert"}),
        ("Council", ORG, {"council"}),
        ("Ingrid Solberg", ORG, {"https://ex.example/solberg"}),
        ("Karlsund Harbour Authority", PERSON, {"harbour-authority"}),
        ("Karlsund Harbor Authority", THING, {"harbour-authority"}),
        ("Brackwater Chronikle", ORG, {"no-type"}),
        ("It", ORG, set()),
        ("Astrid Solberg", PERSON, set()),
        ("Dan Reyes", PERSON, set()),
        ("Tarrant", ORG, set()),
        ("Harbour Authority", ORG, set()),
        ("Marlsund Harbour Authority", ORG, set()),
    ],
)
def test_names_that_are_not(name: str, kind: EntityType, candidates: set[str]) -> None:
    found = linked(profile("a", name, kind=kind))
    assert found.links == ()
    assert {key for key, _ in found.candidates} == candidates
    assert all(0 < score < 1 for _, score in found.candidates)


def test_a_country_decides_between_namesakes_and_speaks_against_one() -> None:
    assert linked(profile("a", "Anders Lundqvist", country="FI")).links == ("lundqvist-b",)
    other = linked(profile("a", "Ingrid Solberg", country="US"))
    assert other.links == ()
    assert other.candidates == (("https://ex.example/solberg", 0.7),)


def test_what_is_spelt_like_a_word_of_other_names_is_no_misspelling() -> None:
    known = gazetteer(entry("a", "Jonas Lindgren", kind=PERSON), entry("b", "Carl Lindgreen", kind=PERSON))
    a = profile("a", "Jonas Lindgreen")
    found = entity(resolve([a], (), known), a)
    assert (found.links, found.candidates) == ((), (("a", 0.89),))


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Boran 737 Air", "Boran 747 Air"),
        ("Iraq Air", "Iran Air"),
        ("North Esk", "South Esk"),
        ("Austria Rail", "Australia Rail"),
    ],
)
def test_digits_short_words_and_first_letters_are_never_misspelt(written: str, known: str) -> None:
    a = profile("a", written, kind=ORG)
    found = entity(resolve([a], (), gazetteer(entry("x", known, kind=ORG))), a)
    assert (found.links, found.candidates) == ((), ())


def test_a_further_name_decides_what_one_leaves_open() -> None:
    known = gazetteer(entry("one", "Northern Rail", "NR", kind=ORG), entry("two", "Northern Rail", "Norrail", kind=ORG))
    a = profile("a", "Northern Rail", "Norrail", kind=ORG)
    assert entity(resolve([a], (), known), a).links == ("two",)


def test_a_surname_follows_the_full_name_of_its_profile() -> None:
    a = profile("a", "Dana Reyes", "Reyes", "Reyes")
    b = profile("b", "Luis Reyes", "Reyes")
    resolution = resolve([a, b], (), KNOWN)
    assert entity(resolution, a).links == ("https://ex.example/reyes-d",)
    assert entity(resolution, b).links == ("https://ex.example/reyes-l",)


def test_the_users_own_id_is_the_entitys_where_it_can_be() -> None:
    assert linked(profile("a", "Tarrant Marine", kind=ORG)).id == "tarrant"
    found = linked(profile("a", "Ingrid Solberg"))
    assert found.id.startswith("ingrid-solberg-")
    assert found.id == linked(profile("z", "Ingrid Solberg", date="2025-01-01")).id, "of whatever article"
    assert (found.label, found.type, found.country) == ("Ingrid Solberg", PERSON, "NO")


def test_linked_to_one_entry_is_one_thing_whatever_names_say() -> None:
    known = gazetteer(entry("x", "Anna Ek", "Johanna Berg-Ek", kind=PERSON))
    a, b = profile("a", "Anna Ek", date="2001-01-01"), profile("b", "Johanna Berg-Ek", date="2024-01-01")
    resolution = resolve([a, b], (), known)
    assert one(resolution, a, b)
    assert "both are Anna Ek in the gazetteer" in reasons(resolution, a, b)


def test_linked_to_two_entries_is_one_thing_only_where_the_user_says_so() -> None:
    shared = ("Karst Bank", "Port Salla", "Norvik")
    a = profile("a", "Anders Lundqvist", country="SE", neighbours=shared)
    b = profile("b", "Anders Lundqvist", country="FI", neighbours=shared)
    between = profile("c", "Anders Lundqvist", neighbours=shared)
    said = [Decision(a.id, b.id, Verdict.SAME, 1.0, ("surely",), "user")]
    assert not one(resolve([a, b, between], (), KNOWN), a, b)
    assert one(resolve([a, b, between], said, KNOWN), a, b)


def test_a_name_of_two_entries_alone_does_not_join_profiles() -> None:
    a = profile("a", "Anders Lundqvist", country="SE", date="2019-01-01")
    b = profile("b", "Anders Lundqvist", date="2024-01-01")
    assert one(resolve([a, b]), a, b), "as it does without a gazetteer"
    resolution = resolve([a, b], (), KNOWN)
    assert not one(resolution, a, b)
    assert "several entries of the gazetteer bear the name" in reasons(resolution, a, b)


def test_what_is_not_linked_still_joins_what_is() -> None:
    shared = ("Karst Bank", "Port Salla")
    a, b = profile("a", "Ingrid Solberg", neighbours=shared), profile("b", "Solberg", neighbours=shared)
    resolution = resolve([a, b], (), KNOWN)
    assert one(resolution, a, b)
    assert entity(resolution, b).candidates == ()


def test_the_packaged_table_is_looked_up_by_what_is_meant_not_by_the_words() -> None:
    known = gazetteer(
        entry("city", "Washington", "Washington, D.C.", kind=GPE),
        entry("us", "United States of America", "U.S.", kind=GPE),
        GazetteerEntry("state", "Georgia", (), GPE, "US", ("http://www.wikidata.org/entity/Q1428",)),
        GazetteerEntry("kyiv", "Kyjiw", (), GPE, None, ("https://www.wikidata.org/wiki/Q1899",)),
    )
    government = profile("a", "Washington", kind=GPE, link="country:US")
    city = profile("b", "Washington", kind=GPE, link="city:washington")
    country = profile("c", "Georgia", kind=GPE, link="country:GE")
    kyiv = profile("d", "Kyiv", kind=GPE, link="city:kyiv")
    resolution = resolve([government, city, country, kyiv], (), known)
    assert entity(resolution, government).id == "us"
    assert entity(resolution, government).links[:2] == ("us", "http://www.wikidata.org/entity/Q30")
    assert entity(resolution, city).id == "city"
    assert entity(resolution, country).id == "country-GE", "the entry says that it is another item"
    assert entity(resolution, kyiv).id == "kyiv"


def test_every_link_and_every_doubt_is_a_decision_with_score_and_reasons() -> None:
    a, b = profile("a", "Ingrid Solbergh"), profile("b", "Anders Lundqvist")
    rows = {(row.left, row.right): row for row in resolve([a, b], (), KNOWN).decisions}
    link, doubt = rows[a.id, "https://ex.example/solberg"], rows[b.id, "lundqvist-a"]
    assert (link.verdict, link.score, link.by) == (Verdict.SAME, 0.89, "newsgraph")
    assert link.reasons == (
        "spelt like 'Ingrid Solberg' but for one letter ('solbergh', 'solberg')",
        "same type",
    )
    assert (doubt.verdict, doubt.score) == (Verdict.UNDECIDED, 0.5)
    assert doubt.reasons == ("same name", "same type", "2 entries fit")


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([None, "SE", "FI", "NO"])), min_size=2, max_size=8),
    st.integers(0, 1000),
)
def test_order_is_nothing_and_entries_stay_apart(drawn: list[tuple[str, str | None]], seed: int) -> None:
    profiles = [profile(f"a{n}", name, country=code, at=0) for n, (name, code) in enumerate(drawn)]
    shuffled = random.Random(seed).sample(profiles, len(profiles))
    resolution: Resolution = resolve(profiles, (), KNOWN)
    assert resolve(shuffled, (), KNOWN) == resolution
    known = {row.id for row in KNOWN.entries}
    links = {row.left: row.right for row in resolution.decisions if row.verdict is Verdict.SAME and row.right in known}
    of = dict(resolution.entity_of)
    for left, its in links.items():
        assert all((of[left] == of[right]) == (its == other) for right, other in links.items())
