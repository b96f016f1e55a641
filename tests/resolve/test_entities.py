"""Entities across articles, on profiles made by hand."""

from __future__ import annotations

import gc

import pytest
from hand_made_profiles import GPE, GROUP, ORG, THING, entity, one, profile, reasons

from newsgraph.errors import LedgerError
from newsgraph.model import Decision, Profile, Resolution, Verdict
from newsgraph.resolve.entities import resolve


def test_the_same_full_name_is_one_person() -> None:
    a, b = profile("a", "Ingrid Solberg"), profile("b", "Ingrid Solberg")
    resolution = resolve([a, b])
    assert one(resolution, a, b)
    assert "same full name" in reasons(resolution, a, b)


def test_a_nickname_in_one_story_is_the_same_person() -> None:
    a = profile("a", "William Tarrant", neighbours=("Harrow Coal",))
    b = profile("b", "Bill Tarrant", neighbours=("Harrow Coal",))
    assert one(resolve([a, b]), a, b)


def test_two_persons_with_one_surname_stay_two() -> None:
    a = profile("a", "Deng Mei", "Mei", neighbours=("Harrow Coal", "Tarn Foods"))
    b = profile("b", "Anna Mei", neighbours=("Harrow Coal", "Tarn Foods"))
    assert not one(resolve([a, b]), a, b)


def test_no_chain_joins_two_full_names() -> None:
    shared = ("Harrow Coal", "Tarn Foods", "Norvik")
    a = profile("a", "Luis Prado", neighbours=shared)
    b = profile("b", "Prado", neighbours=shared)
    c = profile("c", "Marco Prado", neighbours=shared)
    resolution = resolve([a, b, c])
    assert not one(resolution, a, c)


def test_a_surname_that_two_persons_fit_is_left_alone_and_said_so() -> None:
    shared = ("Harrow Coal", "Tarn Foods", "Norvik")
    a = profile("a", "Luis Prado", neighbours=shared)
    b = profile("b", "Prado", neighbours=shared)
    c = profile("c", "Marco Prado", neighbours=shared)
    resolution = resolve([a, b, c])
    assert not one(resolution, a, b)
    assert not one(resolution, c, b)
    assert "another bearer of the name" in reasons(resolution, a, b)


def test_a_surname_in_the_same_story_is_its_bearer() -> None:
    a = profile("a", "Luis Prado", roles=("mayor",), neighbours=("Harrow Coal",))
    b = profile("b", "Prado", roles=("mayor",), neighbours=("Harrow Coal",))
    assert one(resolve([a, b]), a, b)


def test_a_surname_alone_is_not_distinctive() -> None:
    a = profile("a", "Luis Prado", date="2021-01-01")
    b = profile("b", "Prado", date="2024-01-01")
    resolution = resolve([a, b])
    assert not one(resolution, a, b)
    assert "same surname" in reasons(resolution, a, b)


def test_a_full_name_of_two_countries_is_two_persons() -> None:
    a = profile("a", "Kim Larsen", country="NO", date="2021-01-01")
    b = profile("b", "Kim Larsen", country="DK", date="2024-01-01")
    assert not one(resolve([a, b]), a, b)


def test_genders_keep_namesakes_apart() -> None:
    a = profile("a", "Robin Hale", pronouns=("he", "his"))
    b = profile("b", "Robin Hale", pronouns=("she",))
    resolution = resolve([a, b])
    assert not one(resolution, a, b)
    assert "different genders" in reasons(resolution, a, b)


def test_a_person_and_a_firm_of_one_name_stay_two() -> None:
    a = profile("a", "Max Dalby", neighbours=("Norvik",))
    b = profile("b", "Max Dalby", kind=ORG, neighbours=("Norvik",))
    assert not one(resolve([a, b]), a, b)


def test_an_organisation_of_several_words_is_distinctive() -> None:
    a, b = profile("a", "Harbour Pilots Union", kind=ORG), profile("b", "the Harbour Pilots Union", kind=ORG)
    assert one(resolve([a, b]), a, b)


def test_company_forms_do_not_matter_in_one_story() -> None:
    a = profile("a", "Harrow Coal plc", kind=ORG, neighbours=("Luis Prado",))
    b = profile("b", "Harrow Coal", kind=ORG, neighbours=("Luis Prado",))
    assert one(resolve([a, b]), a, b)


def test_an_acronym_meets_its_name_in_one_story() -> None:
    shared = ("Luis Prado", "Norvik Shipping")
    a = profile("a", "Harbour Pilots Union", kind=ORG, neighbours=shared)
    b = profile("b", "HPU", kind=ORG, neighbours=shared)
    assert one(resolve([a, b]), a, b)


def test_an_acronym_alone_does_not_meet_every_name_it_could_be_made_of() -> None:
    a = profile("a", "Harbour Pilots Union", kind=ORG, date="2021-01-01")
    b = profile("b", "HPU", kind=ORG, date="2024-01-01")
    assert not one(resolve([a, b]), a, b)


def test_a_part_of_a_name_is_not_the_name() -> None:
    a, b = profile("a", "Larkfield Bank", kind=ORG), profile("b", "Larkfield", kind=GPE)
    assert not one(resolve([a, b]), a, b)


def test_known_things_are_one_node_with_the_tables_id_label_and_link() -> None:
    a = profile("a", "U.S.", kind=GPE, link="country:US")
    b = profile("b", "America", "American", kind=GPE, link="country:US")
    resolution = resolve([a, b])
    found = entity(resolution, a)
    assert one(resolution, a, b)
    assert (found.id, found.label, found.type, found.country) == ("country-US", "United States", GPE, "US")
    iso = "https://www.iso.org/obp/ui/#iso:code:3166:US"
    assert found.links == ("http://www.wikidata.org/entity/Q30", iso)
    assert found.aliases == (("America", 1), ("American", 1), ("U.S.", 1))


def test_a_capital_and_its_country_stay_two() -> None:
    a = profile("a", "Kyiv", kind=GPE, link="city:kyiv")
    b = profile("b", "Kyiv", kind=GPE, link="country:UA")
    assert not one(resolve([a, b]), a, b)


def test_things_are_not_merged_on_words_alone() -> None:
    a = profile("a", kind=THING, nominals=("the decision",))
    b = profile("b", kind=THING, nominals=("the decision",))
    assert not one(resolve([a, b]), a, b)


def test_things_of_one_story_with_the_same_neighbours_are_one() -> None:
    def article(name: str) -> list[Profile]:
        context = [profile(name, "Luis Prado"), profile(name, "Harrow Coal", kind=ORG), profile(name, "Ana Costa")]
        shared = ("Luis Prado", "Harrow Coal")
        thing = profile(name, kind=THING, nominals=("the merger plan", "the plan"), pronouns=("it",), neighbours=shared)
        return [thing, *context]

    a, b = article("a"), article("b")
    assert one(resolve([*a, *b]), a[0], b[0])


def test_groups_are_never_merged() -> None:
    shared = ("Luis Prado", "Harrow Coal", "Ana Costa")
    a = profile("a", kind=GROUP, nominals=("two officials",), neighbours=shared)
    b = profile("b", kind=GROUP, nominals=("two officials",), neighbours=shared)
    assert not one(resolve([a, b]), a, b)


def test_the_label_is_the_fullest_name_and_other_names_are_counted() -> None:
    a = profile("a", "Solberg", "Ingrid Solberg", neighbours=("Norvik",))
    b = profile("b", "Ingrid Solberg", "Ingrid Solberg")
    found = entity(resolve([a, b]), a)
    assert found.label == "Ingrid Solberg"
    assert found.aliases == (("Ingrid Solberg", 3), ("Solberg", 1))


def test_an_id_is_a_readable_local_name() -> None:
    found = entity(resolve([a := profile("a", "Ümit Çelik-Öz")]), a)
    assert found.id.startswith("umit-celik-oz-")
    assert found.id.isascii()


def test_the_ledger_joins_and_parts_what_names_do_not() -> None:
    a, b, c = profile("a", "Ingrid Solberg"), profile("b", "Ingrid Solberg"), profile("c", "I. S. Berg")
    ledger = [
        Decision(a.id, b.id, Verdict.DIFFERENT, 1.0, ("namesakes",), "user"),
        Decision(a.id, c.id, Verdict.SAME, 1.0, ("married",), "user"),
    ]
    resolution = resolve([a, b, c], ledger)
    assert one(resolution, a, c)
    assert not one(resolution, a, b)
    assert entity(resolution, a).replaces == (entity(resolve([c]), c).id,)
    assert one(resolve([a, b, c]), a, b), "undone by taking the rows away"


def test_decisions_of_the_program_are_not_replayed() -> None:
    a, b = profile("a", "Ingrid Solberg"), profile("b", "Ingrid Solberg")
    rows = [Decision(a.id, b.id, Verdict.DIFFERENT, 0.2, ("an older version",))]
    assert one(resolve([a, b], rows), a, b)


def test_later_articles_change_no_id() -> None:
    old = [profile("a", "Ingrid Solberg"), profile("a", "Harrow Coal", kind=ORG)]
    new = [profile("b", "Ingrid Solberg", date="2024-04-01"), profile("c", "Harrow Coal", kind=ORG, date="2024-05-01")]
    before, after = resolve(old), resolve([*new, *old])
    assert dict(before.entity_of).items() <= dict(after.entity_of).items()


def test_without_profiles_there_is_nothing() -> None:
    assert resolve([]) == Resolution((), (), ())


def test_garbage_is_collected_again_afterwards_as_before() -> None:
    a, b = profile("a", "Ingrid Solberg"), profile("b", "Ingrid Solberg")
    rows = [Decision(a.id, b.id, verdict, 1.0, (), "user") for verdict in (Verdict.SAME, Verdict.DIFFERENT)]
    with pytest.raises(LedgerError):
        resolve([a, b], rows)
    assert gc.isenabled()
    gc.disable()
    try:
        resolve([a, b])
        assert not gc.isenabled()
    finally:
        gc.enable()
