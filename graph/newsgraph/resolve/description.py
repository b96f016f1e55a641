"""What an entity is called: its id, label, type, aliases and links, from its profiles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from newsgraph.model import Entity, EntityType, GazetteerEntry, Profile, short_hash
from newsgraph.names import fold, parse_person
from newsgraph.places import Place, place_of_link
from newsgraph.resolve.views import View

_LONGEST_SLUG = 48
_LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,99}")


def slug(label: str) -> str:
    """A label as a readable local name: ASCII, lower case, starting with a letter.

    >>> slug("Café Zürich’s 3rd"), slug("14 slots"), slug("東京")
    ('cafe-zurich-s-3rd', 'n-14-slots', 'thing')
    """
    plain = unicodedata.normalize("NFKD", fold(label)).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-")
    if not joined:
        return "thing"
    return joined if joined[0].isalpha() else f"n-{joined}"


def anchored_id(anchor: Profile) -> str:
    """The id of an entity that no table knows: from its earliest profile, so that later articles do not change it."""
    return f"{slug(anchor.label)}-{short_hash(anchor.id, length=8)}"


def entry_id(entry: GazetteerEntry) -> str:
    """The id of the entity that is a gazetteer's entry: the user's own where it can be one in every export.

    >>> entry_id(GazetteerEntry("acme-7", "Acme")), entry_id(GazetteerEntry("https://example.org/e/7", "Acme"))
    ('acme-7', 'acme-72e13241')
    """
    if _LOCAL_NAME.fullmatch(entry.id):
        return entry.id
    return f"{slug(entry.label)}-{short_hash(entry.id, length=8)}"


def linked_id(cluster: Sequence[View]) -> str | None:
    """The id of a known thing ("country-UA"), if any of the cluster's profiles is linked to one."""
    entry = _entry(cluster)
    if entry is not None:
        return entry_id(entry)
    link = _link(view.profile for view in cluster)
    return link.replace(":", "-") if link else None


def described_entity(entity_id: str, cluster: Sequence[View]) -> Entity:
    """The entity of a cluster of profiles, given by ``Profile.order``.

    What the user's gazetteer says of it counts most, then what the packaged table says.
    """
    profiles = [view.profile for view in cluster]
    place, entry = _place(profiles), _entry(cluster)
    aliases: Counter[str] = Counter()
    for profile in profiles:
        aliases.update(dict(profile.names))
    own = (entry.id, *entry.links) if entry else ()
    return Entity(
        id=entity_id,
        label=entry.label if entry else place.label if place else label_of(profiles),
        type=(entry.type if entry else None) or (place.type if place else type_of(profiles)),
        profiles=tuple(view.id for view in cluster),
        aliases=tuple(sorted(aliases.items())),
        links=tuple(dict.fromkeys((*own, *(place.links if place else ())))),
        country=(entry.country if entry else None) or (place.country if place else _country(profiles)),
        candidates=() if entry else _candidates(cluster),
    )


def label_of(profiles: Sequence[Profile]) -> str:
    """The fullest proper name: of the profiles' labels that are names, the one with most words.

    Among those the most frequent, then the alphabetically first. Without a name, the earliest profile's label.
    """
    counts: Counter[str] = Counter()
    for profile in profiles:
        if profile.names:
            counts[profile.label] += max(1, dict(profile.names).get(profile.label, 1))
    if not counts:
        return profiles[0].label
    return min(counts, key=lambda name: (-_fullness(name), -counts[name], name))


def _fullness(name: str) -> int:
    person = parse_person(name)
    return len(name.split()) if not person.titles else len(person.full.split())


def type_of(profiles: Iterable[Profile]) -> EntityType:
    """The type that most mentions vote for; a profile's names count three times."""
    votes: Counter[EntityType] = Counter()
    for profile in profiles:
        votes[profile.type] += len(profile.mentions) + 2 * sum(count for _, count in profile.names)
    return min(votes, key=lambda kind: (-votes[kind], kind.value))


def _entry(cluster: Iterable[View]) -> GazetteerEntry | None:
    return next((view.entry for view in cluster if view.entry is not None), None)


def _candidates(cluster: Sequence[View]) -> tuple[tuple[str, float], ...]:
    """The entries that any of the profiles may be, each with its best score, the best first."""
    best: dict[str, float] = {}
    excluded = frozenset().union(*(view.excluded for view in cluster))
    for view in cluster:
        for entry, score in view.candidates:
            if entry not in excluded:
                best[entry] = max(score, best.get(entry, 0.0))
    return tuple(sorted(best.items(), key=lambda row: (-row[1], row[0])))


def _link(profiles: Iterable[Profile]) -> str | None:
    links = Counter(profile.link for profile in profiles if profile.link)
    return min(links, key=lambda link: (-links[link], link)) if links else None


def _place(profiles: Sequence[Profile]) -> Place | None:
    link = _link(profiles)
    return place_of_link(link) if link else None


def _country(profiles: Iterable[Profile]) -> str | None:
    codes = Counter(profile.country for profile in profiles if profile.country)
    return min(codes, key=lambda code: (-codes[code], code)) if codes else None
