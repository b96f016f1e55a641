"""What a place name or demonym stands for where it is used: a country, its government by its capital's name, the city.

A capital's name means the government where it acts, speaks or is dealt with ("Kyiv asked", "talks with Moscow",
"Washington's policy"), and the city where something is there, comes from there or happens to it ("in Kyiv").
"""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.model import EntityType
from newsgraph.names import fold
from newsgraph.places import Place, country, demonym_place, institution, linked_place, place_of_link, settlement
from newsgraph.resolve.candidates import Candidate
from newsgraph.resolve.words import words

_PLACE_TYPES = frozenset(
    (EntityType.GPE, EntityType.LOC, EntityType.FAC, EntityType.NORP, EntityType.THING, EntityType.ORG)
)
_AT = words("at_place")
_DEALT_WITH = frozenset(("with", "against", "by", "between", "about", "over", "like", "unlike", "as"))
_TO_FROM = frozenset(("to", "from", "of", "for"))

# verbs and nouns that go with "to" and "from" a government
_DEALINGS = words("dealings")
# verbs by which a place is gone to, harmed or held: their object is the city
_DONE_TO_CITIES = words("done_to_cities")
# what a city has or does, as a city
_OF_CITIES = words("of_cities")
_CITY_PREDICATES = words("city_predicates")


def reading(candidate: Candidate, kind: EntityType, candidates: Sequence[Candidate]) -> Place | None:
    """The row of the table that a name stands for here; None for persons, unknown names and names left open.

    Args:
        candidate: A name.
        kind: Its type, as voted in the article.
        candidates: All candidates of the article, for what its context depends on.
    """
    name = candidate.mention.head.text
    if kind not in _PLACE_TYPES or not candidate.is_name:
        return None
    demonym = demonym_place(name)
    if demonym is not None and not _is_people(candidate):
        return demonym
    if demonym is not None and country(name) is None:
        return None
    place = linked_place(name, kind) or (country(name) or institution(name) if kind is not EntityType.ORG else None)
    if place is None and kind in (EntityType.ORG, EntityType.THING):
        place = settlement(name)
        place = place if place is not None and place.kind == "capital" else None
    if place is not None and place.kind == "capital" and means_government(candidate):
        return _government(place, candidates)
    return place


def _is_people(candidate: Candidate) -> bool:
    """Whether a demonym stands for people ("the Kenyans") and not before a noun ("Kenyan troops")."""
    return candidate.plural is not False and candidate.dep not in ("amod", "compound", "nmod:desc", "nmod")


def means_government(candidate: Candidate) -> bool:
    """Whether a capital's name stands for the government here."""
    if candidate.mention.span.text.isupper() and candidate.sentence == 0:
        return False  # a dateline
    if candidate.role == "nmod:poss" or candidate.dep == "nmod:poss":
        return candidate.predicate not in _OF_CITIES
    if candidate.preposition in _AT:
        return False
    if candidate.preposition in _TO_FROM:
        return candidate.predicate in _DEALINGS
    if candidate.preposition == "on":
        return candidate.predicate not in _DONE_TO_CITIES
    if candidate.preposition:
        return candidate.preposition in _DEALT_WITH
    if candidate.is_subject:
        passive = candidate.role == "nsubj:pass"
        return candidate.predicate not in _CITY_PREDICATES and not (passive and candidate.predicate in _DONE_TO_CITIES)
    if candidate.role in ("obj", "iobj"):
        return candidate.predicate not in _DONE_TO_CITIES
    return False


def _government(capital: Place, candidates: Sequence[Candidate]) -> Place | None:
    """The country of a capital; Brussels is also home to the European Union and to NATO, and left open if unclear."""
    if capital.country != "BE":
        return place_of_link(f"country:{capital.country}")
    known = {fold(c.mention.head.text) for c in candidates if c.is_name}
    if known & {"eu", "e.u.", "european union", "european commission"}:
        return institution("European Union")
    if known & {"belgium", "belgian", "belgians"}:
        return country("Belgium")
    return institution("NATO") if "nato" in known else None

