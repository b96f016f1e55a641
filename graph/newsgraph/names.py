"""Names as strings: folding, titles, parts of a person's name, nicknames, acronyms, company forms, gender.

Pure functions; the word lists are in ``names.toml``. What a name refers to is decided in ``newsgraph.resolve``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

Gender = Literal["m", "f"]

_APOSTROPHES = str.maketrans("’‘ʼ`´ʹ", "''''''")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_](?:[\w.'’-]*[^\W_])?\.?|&")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a person's name, as written; each may be empty.

    ``given`` holds given names and initials; ``surname`` includes its particles ("van der Berg").
    """

    titles: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def full(self) -> str:
        """The name without its titles."""
        return " ".join(part for part in (*self.given, self.surname, self.suffix) if part)


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("names.toml").read_text("utf-8"))


@lru_cache(maxsize=16)
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in _lists()[section][key].split())


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return _words("titles", "neutral") | _words("titles", "male") | _words("titles", "female")


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_lists()["nicknames"]["groups"]):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without what writers differ in: case, accents, kinds of apostrophe, dash and space.

    >>> fold("Sø\u0308ren  O’Neill–Łódź")
    "soren o'neill-lodz"
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    plain = text.translate(_APOSTROPHES).translate(_DASHES)
    marked = unicodedata.normalize("NFKD", plain).casefold().translate(_LETTERS)
    return " ".join("".join(c for c in marked if not unicodedata.combining(c)).split())


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, with the full stops of abbreviations.

    >>> words_of("J. K. O'Neill-Smith, Jr.")
    ('J.', 'K.', "O'Neill-Smith", 'Jr.')
    """
    return tuple(_WORD.findall(name))


def strip_possessive(name: str) -> str:
    """The name without a final possessive mark.

    >>> strip_possessive("Politicians’"), strip_possessive("Kyiv's")
    ('Politicians', 'Kyiv')
    """
    return _POSSESSIVE.sub("", name.strip())


def is_title(word: str) -> bool:
    """Whether a word is an honorific, office or rank that stands before names ("Mrs.", "President", "Lt.")."""
    bare = fold(word).rstrip(".")
    return bare in _titles() or (bare.startswith(("ex-", "vice-")) and bare.split("-", 1)[1] in _titles())


def is_honorific(word: str) -> bool:
    """Whether a word is a title that is no office or rank ("Mrs.", "Lady")."""
    return fold(word).rstrip(".") in _words("titles", "honorific")


@lru_cache(maxsize=65536)
def parse_person(name: str) -> PersonName:
    """The parts of a person's name.

    >>> parse_person("U.S. Secretary of State Antony Blinken")
    PersonName(titles=('Secretary',), given=('Antony',), surname='Blinken', suffix='')
    >>> parse_person("Ursula van den Berg").surname
    'van den Berg'
    """
    words = list(words_of(strip_possessive(name)))
    start, titles = 0, []
    for index, word in enumerate(words[:-1]):
        if is_title(word) and (index == 0 or not is_given_name(words[index - 1])):
            titles.append(word)
            start = index + 1
            if fold(words[start]) in ("of", "for") and start + 2 < len(words):
                start += 3 if fold(words[start + 1]) == "the" and start + 3 < len(words) else 2
    while start < len(words) - 1 and words[start][:1].islower() and not _is_particle(words[start]):
        start += 1
    rest, suffix = words[start:], ""
    if len(rest) > 1 and is_name_suffix(rest[-1]):
        suffix = rest.pop()
    if len(rest) <= 1:
        return PersonName(tuple(titles), (), rest[0] if rest else "", suffix)
    cut = len(rest) - 1
    while cut > 0 and _is_particle(rest[cut - 1]):
        cut -= 1
    return PersonName(tuple(titles), tuple(rest[:cut]), " ".join(rest[cut:]), suffix)


def is_name_suffix(word: str) -> bool:
    """Whether a word stands after a person's name and belongs to it ("Jr.", "III")."""
    return fold(word).rstrip(".") in _words("parts", "suffixes")


def is_given_name(word: str) -> bool:
    """Whether a word is a known given name, or an initial."""
    bare = fold(word)
    return bare in _words("given_names", "male") or bare in _words("given_names", "female") or len(bare) == 1


def _is_particle(word: str) -> bool:
    return fold(word) in _words("parts", "particles")


def same_given_name(left: str, right: str) -> bool:
    """Whether two given names may be one: equal, an initial of the other, or forms of one name.

    >>> same_given_name("Bill", "William"), same_given_name("J.", "Jane"), same_given_name("Joe", "Jill")
    (True, True, False)
    """
    a, b = fold(left).rstrip("."), fold(right).rstrip(".")
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    return bool(_nicknames().get(a, frozenset()) & _nicknames().get(b, frozenset()))


def given_name_keys(name: str) -> tuple[str, ...]:
    """Keys of which two whole given names share one if and only if they are forms of one name.

    >>> set(given_name_keys("Bill")) & set(given_name_keys("William")) == set()
    False
    """
    bare = fold(name).rstrip(".")
    return (bare, *(f"*{number}" for number in sorted(_nicknames().get(bare, ()))))


def forms_of_given_name(name: str) -> frozenset[str]:
    """A given name, folded, and the other forms of it.

    >>> sorted(forms_of_given_name("Liam"))
    ['bill', 'billy', 'liam', 'will', 'william', 'willie']
    """
    bare = fold(name).rstrip(".")
    groups = _lists()["nicknames"]["groups"]
    return frozenset({bare} | {form for n in _nicknames().get(bare, ()) for form in groups[n].split()}) - {""}


def gender_of_given_name(name: str) -> Gender | None:
    """The gender that a given name goes with; None for unknown and common ones.

    >>> gender_of_given_name("Ingrid"), gender_of_given_name("Kim-Jun")
    ('f', None)
    """
    bare = fold(name).rstrip(".")
    male, female = bare in _words("given_names", "male"), bare in _words("given_names", "female")
    if male == female:
        return None
    return "m" if male else "f"


def sounds_female(name: str) -> bool:
    """Whether a given name ends as most women's names in the languages of Europe do: for want of better evidence.

    >>> sounds_female("Tereza"), sounds_female("Tomaz")
    (True, False)
    """
    return fold(name).endswith("a")


def gender_of_title(word: str) -> Gender | None:
    """The gender that a title or a word for a person shows ("Mrs.", "spokesman", "queen").

    >>> gender_of_title("Mrs."), gender_of_title("spokesman"), gender_of_title("minister")
    ('f', 'm', None)
    """
    bare = fold(word).rstrip(".")
    if bare in _words("titles", "male") or bare.endswith("sman"):
        return "m"
    return "f" if bare in _words("titles", "female") or bare.endswith("swoman") else None


def gender_of_name(name: str) -> Gender | None:
    """The gender that a person's name shows, by title, else by the first given name it knows."""
    person = parse_person(name)
    shown = [gender_of_title(title) for title in person.titles]
    shown.extend(gender_of_given_name(given) for given in person.given)
    return next((gender for gender in shown if gender), None)


def is_legal_form(word: str) -> bool:
    """Whether a word is the legal form at the end of a company's name ("Inc.", "GmbH")."""
    return fold(word).replace(".", "") in _words("parts", "legal_forms")


def is_corporate_suffix(word: str) -> bool:
    """Whether a word is a legal form or a general word for a company at the end of its name ("Inc.", "Group")."""
    bare = fold(word).replace(".", "")
    return bare in _words("parts", "legal_forms") or bare in _words("parts", "company_words")


def without_corporate_suffix(name: str) -> str:
    """The distinctive words of an organisation's name: no article, legal form or general word for a company.

    >>> without_corporate_suffix("the Larkfield Group plc"), without_corporate_suffix("Bank Holdings")
    ('Larkfield', 'Bank')
    """
    words = list(words_of(strip_possessive(name)))
    if len(words) > 1 and fold(words[0]) == "the":
        words = words[1:]
    while len(words) > 1 and is_corporate_suffix(words[-1]):
        words.pop()
    return " ".join(words)


def acronyms_of(name: str) -> frozenset[str]:
    """The acronyms that can be made from the capitals of a name, folded; empty for names of one word.

    >>> sorted(acronyms_of("Department of Health"))
    ['DH', 'DOH']
    """
    words = [w for part in words_of(strip_possessive(name)) for w in part.split("-") if w]
    if words and fold(words[0]) == "the":
        words = words[1:]
    major = [w for w in words if fold(w) not in _words("parts", "minor")]
    if len(major) < 2:
        return frozenset()
    long_form = "".join(w[0] for w in words).upper()
    short = "".join(w[0] for w in major).upper()
    legal = "".join(w[0] for w in major if fold(w).replace(".", "") not in _words("parts", "legal_forms")).upper()
    return frozenset(form for form in (long_form, short, legal) if len(form) > 1)


def is_acronym_of(short: str, name: str) -> bool:
    """Whether a short form is an acronym of a name.

    >>> is_acronym_of("M.C.U.", "Maritime Crew Union"), is_acronym_of("BoH", "Bank of Harlow")
    (True, True)
    """
    bare = strip_possessive(short).removeprefix("the ").removeprefix("The ").replace(".", "")
    return 2 <= len(bare) <= 8 and sum(c.isupper() for c in bare) >= 2 and bare.upper() in acronyms_of(name)
