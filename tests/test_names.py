"""Names as strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph import names


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("President Joe Biden", "Joe Biden"),
        ("Norwegian Prime Minister Kari Solheim", "Kari Solheim"),
        ("U.S. Secretary of State Dana Whitfield", "Dana Whitfield"),
        ("Minister for Health Rosa Delgado", "Rosa Delgado"),
        ("Lt. Gen. Tomas Reyes’s", "Tomas Reyes"),
        ("former chief executive Ann Lee", "Ann Lee"),
        ("Mrs. Okafor", "Okafor"),
        ("Sir Ian van der Berg KC", "Ian van der Berg KC"),
        ("ex-President Luis Prado", "Luis Prado"),
        ("Martin King", "Martin King"),
        ("Biden", "Biden"),
        ("", ""),
    ],
)
def test_titles_are_taken_off(name: str, full: str) -> None:
    assert names.parse_person(name).full == full


@pytest.mark.parametrize(
    ("name", "given_names", "surname", "suffix"),
    [
        ("Maria de la Cruz", ("Maria",), "de la Cruz", ""),
        ("J. K. Ngata", ("J.", "K."), "Ngata", ""),
        ("Omar al-Rashid", ("Omar",), "al-Rashid", ""),
        ("Peter Holt Jr.", ("Peter",), "Holt", "Jr."),
        ("Siobhan O’Neill-Smith", ("Siobhan",), "O’Neill-Smith", ""),
        ("Zhang", (), "Zhang", ""),
    ],
)
def test_parts_of_a_name(name: str, given_names: tuple[str, ...], surname: str, suffix: str) -> None:
    parsed = names.parse_person(name)
    assert (parsed.given, parsed.surname, parsed.suffix) == (given_names, surname, suffix)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Joe", "Joseph", True),
        ("J", "Joseph", True),
        ("Volodymyr", "Vladimir", True),
        ("Siân", "Sian", True),
        ("Ann", "Anna", False),
        ("Bill", "Bob", False),
        ("Bill", "William", True),
    ],
)
def test_given_names(left: str, right: str, same: bool) -> None:
    assert names.same_given_name(left, right) is same
    assert names.same_given_name(right, left) is same


def test_spellings_fold_to_one() -> None:
    assert names.fold("Zürich–Oerlikon") == names.fold("Zu\u0308rich-Oerlikon") == "zurich-oerlikon"
    assert names.fold("O’Brien") == names.fold("O'BRIEN")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)


@given(st.text())
def test_any_string_has_parts(text: str) -> None:
    parsed = names.parse_person(text)
    assert all(isinstance(part, str) for part in (*parsed.titles, *parsed.given, parsed.surname))


@pytest.mark.parametrize(
    ("short", "name", "yes"),
    [
        ("MCU", "Maritime Crew Union", True),
        ("M.C.U.", "the Maritime Crew Union", True),
        ("FAO", "Food and Agriculture Office", True),
        ("BoH", "Bank of Harlow", True),
        ("Boh", "Bank of Harlow", False),
        ("MCU", "Maritime Crew", False),
        ("M", "Maritime", False),
        ("NMC", "Northern Motor Cars Ltd", True),
    ],
)
def test_acronyms(short: str, name: str, yes: bool) -> None:
    assert names.is_acronym_of(short, name) is yes


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mrs. Okafor", "f"),
        ("Ingrid Dahl", "f"),
        ("Duncan Ross", "m"),
        ("spokesman Kim Tan", "m"),
        ("Andrea Rossi", "f"),
        ("J. Okafor", None),
        ("Minister Xqz", None),
    ],
)
def test_gender_shown_by_a_name(name: str, gender: str | None) -> None:
    assert names.gender_of_name(name) == gender


def test_company_forms() -> None:
    assert names.without_corporate_suffix("Harwell Shipping Group Ltd.") == "Harwell"
    assert names.without_corporate_suffix("The Larkfield Inc’s") == "Larkfield"
    assert names.is_corporate_suffix("GmbH")
    assert not names.is_corporate_suffix("Harwell")
