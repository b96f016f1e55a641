"""The table of countries, places and institutions."""

from __future__ import annotations

import re

import pytest

from newsgraph import places
from newsgraph.model import EntityType


@pytest.mark.parametrize(
    "name", ["U.S.", "US", "USA", "America", "United States", "the United States", "The United States", "UNITED STATES"]
)
def test_the_names_of_the_united_states_are_one_row(name: str) -> None:
    found = places.country(name)
    assert found is not None
    assert found.link == "country:US"


@pytest.mark.parametrize("word", ["us", "Us", "turkey", "", "chad", "who", "Who"])
def test_common_words_are_no_places(word: str) -> None:
    assert places.country(word) is None
    assert places.institution(word) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Ukrainian", "UA"),
        ("Swedes", "SE"),
        ("Spaniard", "ES"),
        ("Dutch", "NL"),
        ("Americans", "US"),
        ("Briton", "GB"),
        ("Irishman", "IE"),
        ("South Korean", "KR"),
        ("European", None),
        ("Scottish", None),
        ("ukrainian", None),
        ("Ukraine", None),
    ],
)
def test_demonyms_give_the_country(word: str, code: str | None) -> None:
    assert places.demonym_country(word) == code


def test_regional_demonyms_give_the_region() -> None:
    scottish, european = places.demonym_place("Scottish"), places.demonym_place("Europeans")
    assert scottish is not None
    assert (scottish.label, scottish.country, scottish.type) == ("Scotland", "GB", EntityType.GPE)
    assert european is not None
    assert (european.label, european.country, european.type) == ("Europe", None, EntityType.LOC)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kyiv", "UA"),
        ("KYIV", "UA"),
        ("Kiev", "UA"),
        ("Bogotá", "CO"),
        ("Bogota", "CO"),
        ("N’Djamena", "TD"),
        ("Washington, D.C.", "US"),
        ("Kharkiv", None),
    ],
)
def test_capitals(name: str, code: str | None) -> None:
    assert places.capital_of(name) == code
    assert places.is_settlement(name)


def test_an_institution_named_by_its_seat_is_an_organisation_of_its_country() -> None:
    for name in ("the Kremlin", "Kremlin"):
        found = places.institution(name)
        assert found is not None
        assert (found.type, found.country, found.link) == (EntityType.ORG, "RU", "org:kremlin")


def test_a_name_that_is_a_country_and_more_is_read_by_its_type() -> None:
    jordan = places.linked_place("Jordan", EntityType.GPE)
    assert jordan is not None
    assert jordan.link == "country:JO"
    assert places.linked_place("Jordan", EntityType.PERSON) is None
    assert places.linked_place("Cambridge", EntityType.GPE) is None, "many towns have this name"


def test_every_row_is_well_formed_and_links_are_unique() -> None:
    rows = places._rows()
    links = [row.link for row in rows]
    assert len(links) == len(set(links))
    codes = {row.id for row in rows if row.kind == "country"}
    assert len(codes) > 195
    numbers = [row.wikidata for row in rows if row.wikidata]
    assert len(numbers) == len(set(numbers)), "one Wikidata item for one row"
    for row in rows:
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", row.id)
        assert row.country is None or row.country in codes
        assert row.wikidata is None or re.fullmatch(r"Q[1-9]\d*", row.wikidata)
        assert places.place_of_link(row.link) == row


def test_every_country_has_a_certain_wikidata_item() -> None:
    assert [row.label for row in places._rows() if row.kind == "country" and row.wikidata is None] == []
