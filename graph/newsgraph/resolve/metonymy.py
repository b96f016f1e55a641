"""What a place name or demonym stands for where it is used: a country, its government by its capital's name, the city.

A capital's name means the government where it acts, speaks or is dealt with ("Kyiv asked", "talks with Moscow",
"Washington's policy"), and the city where something is there, comes from there or happens to it ("in Kyiv").
"""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.model import EntityType
from newsgraph.places import Place, country, demonym_place, institution, linked_place, place_of_link, region, settlement
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
# nouns before which a capital's name stands for its government ("Kyiv officials"); before others it is the city
_OF_GOVERNMENTS = words("of_governments")
# what a city has or does, as a city
_OF_CITIES = words("of_cities")
_CITY_PREDICATES = words("city_predicates")
# rows of the table that are the European Union or parts of it
_OF_THE_UNION = frozenset(
    f"org:{body}" for body in ("EU", "EC", "EP", "EUROPEAN-COUNCIL", "EU-COUNCIL", "EUROGROUP", "EEAS")
)


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
    if candidate.before == "state" and (state := region(f"{name} state")) is not None:
        return state
    place = linked_place(name, kind) or (country(name) or institution(name) if kind is not EntityType.ORG else None)
    if place is None and kind in (EntityType.ORG, EntityType.THING):
        place = settlement(name)
        place = place if place is not None and place.kind == "capital" else None
    if place is not None and place.kind == "capital" and means_government(candidate):
        return _government(place, candidate, candidates)
    return place


def left_open(candidate: Candidate, kind: EntityType) -> str | None:
    """Why a name that :func:`reading` gives no row may stand for one all the same, or None."""
    place = settlement(candidate.mention.head.text) if candidate.is_name and kind in _PLACE_TYPES else None
    if place is None or place.kind != "capital" or place.country != "BE" or not means_government(candidate):
        return None
    return f"left open: {place.label} may stand for the European Union, NATO or Belgium"


def _is_people(candidate: Candidate) -> bool:
    """Whether a demonym stands for people ("the Kenyans") and not before a noun ("Kenyan troops")."""
    return candidate.plural is not False and candidate.dep not in ("amod", "compound", "nmod:desc", "nmod")


def means_government(candidate: Candidate) -> bool:
    """Whether a capital's name stands for the government here."""
    if candidate.mention.span.text.isupper() and candidate.sentence == 0:
        return False  # a dateline
    if candidate.before:
        return candidate.before in _OF_GOVERNMENTS
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


def _government(capital: Place, candidate: Candidate, candidates: Sequence[Candidate]) -> Place | None:
    """The country of a capital.

    Brussels is home to the European Union and to NATO, too: it is the one of the three that its sentence names, else
    the one that the article names; None if there is none, or more than one.
    """
    if capital.country != "BE":
        return place_of_link(f"country:{capital.country}")
    named = [(other.sentence, seat) for other in candidates if (seat := _seat_in_brussels(other)) is not None]
    near = {seat for sentence, seat in named if sentence == candidate.sentence}
    found = near or {seat for _, seat in named}
    return place_of_link(*found) if len(found) == 1 else None


def _seat_in_brussels(candidate: Candidate) -> str | None:
    """The link of what "Brussels" may stand for, if a name is its name or that of a part of it."""
    if not candidate.is_name:
        return None
    name = candidate.mention.head.text
    row = institution(name) or country(name) or demonym_place(name)
    if row is None:
        return None
    return "org:EU" if row.link in _OF_THE_UNION else row.link if row.link in ("org:NATO", "country:BE") else None
