"""A gazetteer of a few entries, and what profiles are linked to by it."""

from __future__ import annotations

from newsgraph.model import Entity, EntityType, GazetteerEntry, Profile
from newsgraph.resolve.entities import resolve
from newsgraph.resolve.gazetteer import GazetteerIndex
from resolve.hand_made_profiles import ORG, PERSON, entity

PRODUCT = EntityType.PRODUCT


def gazetteer(*rows: GazetteerEntry) -> GazetteerIndex:
    return GazetteerIndex(sorted(rows, key=lambda row: row.id))


def entry(
    key: str, label: str, *aliases: str, kind: EntityType | None = None, country: str | None = None
) -> GazetteerEntry:
    return GazetteerEntry(key, label, aliases, kind, country)


KNOWN = gazetteer(
    entry("https://ex.example/solberg", "Ingrid Solberg", kind=PERSON, country="NO"),
    entry("https://ex.example/reyes-d", "Dana Reyes", "Reyes", kind=PERSON),
    entry("https://ex.example/reyes-l", "Luis Reyes", kind=PERSON),
    entry("tarrant", "Tarrant Marine GmbH", "TMG", kind=ORG, country="DE"),
    entry("harbour-authority", "Karlsund Harbour Authority", kind=ORG),
    entry("mercury-bank", "Mercury", kind=ORG, country="SE"),
    entry("mercury-car", "Mercury", kind=PRODUCT),
    entry("lundqvist-a", "Anders Lundqvist", kind=PERSON, country="SE"),
    entry("lundqvist-b", "Anders Lundqvist", kind=PERSON, country="FI"),
    entry("council", "Council", kind=ORG),
    entry("robert", "Robert Halvorsen", "Robert", kind=PERSON),
    entry("no-type", "Brackwater Chronicle"),
    entry("de-it", "Dienste IT", "IT", kind=ORG),
)


def linked(*profiles: Profile) -> Entity:
    return entity(resolve(profiles, (), KNOWN), profiles[0])


NAMES = ["Ingrid Solberg", "Solberg", "Dana Reyes", "Luis Reyes", "Reyes", "Anders Lundqvist", "Ingrid Solbergh"]
