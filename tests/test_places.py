"""The table of countries, places and institutions."""

from __future__ import annotations

import re

import pycountry
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


# what ISO 3166-1 lists and the table does not: islands and territories that news hardly takes for countries
TERRITORIES = frozenset(
    (
        "AI", "AQ", "AS", "AX", "BL", "BQ", "BV", "CC", "CK", "CX", "GF", "GG", "GP", "GS", "GU", "HM", "IM", "IO",
        "JE", "MF", "MP", "MQ", "MS", "NF", "NU", "PF", "PM", "PN", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM",
        "VG", "VI", "WF", "YT",
    )
)  # fmt: skip


def test_codes_are_those_of_iso_3166_1() -> None:
    listed = {row.alpha_2: row.alpha_3 for row in pycountry.countries}
    table = {row.id: row.code3 for row in places._rows() if row.kind == "country"}
    assert {code: code3 for code, code3 in table.items() if code != "XK"}.items() <= listed.items()
    assert table["XK"] is None, "Kosovo has no code of ISO's"
    assert listed.keys() - table.keys() == TERRITORIES


def test_a_countrys_links_are_its_wikidata_item_and_its_iso_code() -> None:
    found = places.country("Ukraine")
    assert found is not None
    assert found.links == (
        "http://www.wikidata.org/entity/Q212",
        "https://www.iso.org/obp/ui/#iso:code:3166:UA",
    )


def test_every_country_has_its_capital_or_is_one() -> None:
    without = {row.label for row in places._rows() if row.kind == "country"} - {
        places.place_of_link(f"country:{row.country}").label  # type: ignore[union-attr]
        for row in places._rows()
        if row.kind == "capital"
    }
    # city states, countries without a capital, and capitals whose name is another place's, too
    assert without == {
        "Singapore", "Monaco", "San Marino", "Vatican City", "Hong Kong", "Macau", "Gibraltar", "Djibouti",
        "Costa Rica", "Antigua and Barbuda", "Seychelles",
        "Aruba", "Cayman Islands", "Curaçao", "Western Sahara", "New Caledonia", "Falkland Islands",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "link", "country"),
    [
        ("the Fed", "org:federal-reserve", "US"),
        ("Zhongnanhai", "org:zhongnanhai", "CN"),
        ("the Élysée", "org:elysee", "FR"),
        ("Elysee Palace", "org:elysee", "FR"),
        ("Israeli Defense Forces", "org:idf", "IL"),
        ("UN Human Rights Council", "org:UNHRC", None),
        ("the Justice Department", "org:justice-department", "US"),
        ("IRGC", "org:irgc", "IR"),
    ],
)
def test_institutions(name: str, link: str, country: str | None) -> None:
    found = places.institution(name)
    assert found is not None
    assert (found.link, found.country, found.type) == (link, country, EntityType.ORG)


def test_no_name_is_of_two_rows() -> None:
    rows: dict[str, set[str]] = {}
    for row in places._rows():
        for name in (row.label, *row.aliases):
            rows.setdefault(places._key(name), set()).add(row.link)
    assert [key for key, links in rows.items() if len(links) > 1] == []
