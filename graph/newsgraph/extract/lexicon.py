"""The words that the rules of extraction read: classes in ``words.toml``, types of nouns in ``nouns.toml``, nouns that
name actions in ``actions.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from newsgraph.model import EntityType

Words = frozenset[str]

_PERSON_ENDS = ("worker", "child", "woman", "man", "people", "owner", "holder", "seeker", "goer", "keeper", "grapher")
_PERSON_SUFFIX = re.compile(r"(?!assist).{3,}(?:[aeiu]l|[^l])ist")  # no "shortlist", no "twist"


@lru_cache(maxsize=2)
def _table(name: str) -> dict[str, dict[str, Words]]:
    table = tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
    return {
        section: {key: frozenset(word.replace("_", " ") for word in row.split()) for key, row in rows.items()}
        for section, rows in table.items()
    }


def words(section: str, name: str) -> Words:
    """The words of one class, in base form.

    >>> "dozen" in words("nouns", "partitive")
    True
    """
    return _table("words")[section][name]


@lru_cache(maxsize=1)
def _noun_types() -> dict[str, EntityType]:
    return {word: EntityType(name) for name, rows in _table("nouns").items() for word in rows["words"]}


def noun_type(lemma: str, *, plural: bool = False) -> EntityType:
    """The type of thing that a common noun describes, by its last part where it has a hyphen; many people, or many
    organisations, are a GROUP.

    >>> noun_type("official", plural=True).value, noun_type("blast").value, noun_type("pencil").value
    ('GROUP', 'EVENT', 'THING')
    >>> noun_type("dockworker").value
    'PERSON'
    >>> noun_type("hydrologist").value, noun_type("shortlist").value
    ('PERSON', 'THING')
    """
    types = _noun_types()
    found = types.get(lemma) or types.get(lemma.rsplit("-", 1)[-1]) or types.get(_last_word(lemma), EntityType.THING)
    if found is EntityType.THING and _PERSON_SUFFIX.fullmatch(lemma):
        found = EntityType.PERSON
    return EntityType.GROUP if plural and found in (EntityType.PERSON, EntityType.ORG) else found


def _last_word(compound: str) -> str:
    """ "worker" of "dockworker": the person that a compound written as one word ends with."""
    return next((end for end in _PERSON_ENDS if compound.endswith(end) and len(compound) > len(end) + 2), "")


def links_its_object(verb: str) -> bool:
    """Whether a verb, in base form, says something of its object by a preposition: "accuse of", "sell to"."""
    return verb in words("relations", "linking") or verb in words("relations", "accusing")


@lru_cache(maxsize=1)
def actions() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Noun in base form -> the verb of its action, and the prepositions of what it is done to.

    >>> actions()["invasion"]
    ('invade', ('of',))
    """
    table = tomllib.loads(resources.files(__package__).joinpath("actions.toml").read_text("utf-8"))
    rows = ((noun, *row.split(": ")) for noun, row in table.items())
    return {noun: (verb, tuple(p.strip() for p in prepositions.split(","))) for noun, verb, prepositions in rows}
