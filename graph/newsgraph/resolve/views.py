"""Profiles as the matching of entities across articles sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from newsgraph.model import EntityType, GazetteerEntry, MentionKind, Profile
from newsgraph.names import fold, parse_person, words_of
from newsgraph.places import place_of_link
from newsgraph.resolve.clusters import KINDS, Kind
from newsgraph.resolve.gazetteer import Linking
from newsgraph.resolve.name_matching import is_place_name, plain_name
from newsgraph.resolve.spelling import Parts, parts_of

_HE, _SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_ARTICLES = frozenset(("a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"))


class Naming:
    """What the names of a profile come to: computed once for all profiles of these names, which share it.

    ``names`` are the names as written, the fullest first; ``plain`` are these without what writers differ in;
    ``persons`` are the parts of each where they are a person's, ``full`` those with a given name that is more than an
    initial, and ``parts`` the first given name and surname of these.
    """

    __slots__ = ("full", "names", "parts", "persons", "plain")

    def __init__(self, names: Iterable[str], kind: Kind) -> None:
        self.names = tuple(sorted(names, key=lambda name: (-len(name.split()), name)))
        self.plain = frozenset(plain_name(name) for name in self.names)
        self.persons = tuple(parse_person(name) for name in self.names) if kind is Kind.PERSON else ()
        self.full = tuple(name for name in self.persons if any(len(g.rstrip(".")) > 1 for g in name.given))
        self.parts: tuple[Parts, ...] = tuple(
            dict.fromkeys(parts for name in self.full if (parts := parts_of(name)) is not None)
        )


class View:
    """A profile with what the features compare, each computed once: there are millions, compared several times.

    ``context`` are the distinctive things that its article speaks of (see :func:`article_contexts`); ``namesakes`` how
    many others of its full name are to be expected among the profiles before it, 0 where nothing is known. ``entry`` is
    what it is in the user's gazetteer, ``candidates`` are the ids of what it may be there, with scores, ``excluded``
    those of what a user says it is not; ``link`` is the known thing that it is, an entry of the gazetteer, else a row
    of the packaged table. ``names`` and the like are as in :class:`Naming`, ``gender`` is what its pronouns show,
    ``day`` that of its article, if that is an ISO day. ``heads`` are the head words of its descriptions, without a
    plural ending, ``modifiers`` the other words of these.
    """

    __slots__ = (
        "candidates", "context", "day", "entry", "excluded", "full_names", "gender", "heads", "id", "is_named", "kind",
        "link", "modifiers", "names", "namesakes", "neighbours", "order", "parts", "person_names", "plain_names",
        "profile",
    )  # fmt: skip

    def __init__(
        self,
        profile: Profile,
        context: frozenset[str],
        naming: Naming | None = None,
        linking: Linking | None = None,
    ) -> None:
        self.profile, self.context, self.namesakes = profile, context, 0.0
        self.id, self.order = profile.id, profile.order
        self.entry: GazetteerEntry | None = None
        self.candidates: tuple[tuple[str, float], ...] = ()
        self.excluded: frozenset[str] = frozenset()
        if linking is not None:
            self.excluded = linking.excluded.get(self.id, self.excluded)
            self.entry, self.candidates = linking.entry_of.get(self.id), linking.candidates.get(self.id, ())
        self.link = profile.link if self.entry is None else f"gazetteer:{self.entry.id}"
        self.kind = KINDS.get(profile.type, Kind.THING)
        self.is_named = bool(profile.names)
        known = naming or Naming(dict(profile.names), self.kind)
        self.names, self.plain_names, self.parts = known.names, known.plain, known.parts
        self.person_names, self.full_names = known.persons, known.full
        self.gender = _gender(profile)
        self.day = _day(profile.article_date)
        self.neighbours = frozenset(map(plain_name, profile.neighbours))
        nominal = [m for m in profile.mentions if m.kind is MentionKind.NOMINAL]
        self.heads = frozenset(singular(fold(mention.head.text)) for mention in nominal)
        words = (fold(word) for text, _ in profile.nominals for word in words_of(text))
        self.modifiers = frozenset(w for w in words if w not in _ARTICLES and singular(w) not in self.heads)

    @property
    def is_shared(self) -> bool:
        """Whether its name is known to be of several things, so that the name tells little."""
        return len(self.candidates) > 1


def _gender(profile: Profile) -> str | None:
    words = [fold(mention.span.text) for mention in profile.mentions if mention.kind is MentionKind.PRONOUN]
    he, she = sum(word in _HE for word in words), sum(word in _SHE for word in words)
    return None if he == she else "m" if he > she else "f"


@lru_cache(maxsize=16384)
def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None


def singular(word: str) -> str:
    """A noun without a regular plural ending.

    >>> singular("policies"), singular("strikes"), singular("crisis")
    ('policy', 'strike', 'crisis')
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ss", "is", "us")) or len(word) < 4:
        return word
    return word[:-1] if word.endswith("s") else word


def views_of(profiles: Iterable[Profile], linking: Linking | None = None) -> tuple[View, ...]:
    """The views of profiles, each profile once, by ``Profile.order``; with their links to the user's gazetteer."""
    rows = tuple(profiles)
    contexts = article_contexts(rows)
    namings: dict[tuple[Kind, tuple[str, ...]], Naming] = {}
    views: dict[str, View] = {}
    for row in rows:
        kind, names = KINDS.get(row.type, Kind.THING), tuple(name for name, _ in row.names)
        naming = namings.get((kind, names))
        if naming is None:
            naming = namings[kind, names] = Naming(names, kind)
        view = View(row, contexts[row.article_id], naming, linking)
        views[view.id] = view
    return tuple(sorted(views.values(), key=lambda view: (view.order, view.id)))


def article_contexts(profiles: Iterable[Profile]) -> Mapping[str, frozenset[str]]:
    """For each article the distinctive things it names: full names of persons, organisations, settlements.

    Countries and what many articles speak of tell little about a story, and are left out.
    """
    found: dict[str, set[str]] = {}
    for profile in profiles:
        keys = found.setdefault(profile.article_id, set())
        place = place_of_link(profile.link) if profile.link else None
        if place is not None:
            if place.kind in ("city", "institution"):
                keys.add(place.link)
        elif profile.names and profile.type not in (EntityType.NORP, EntityType.THING):
            # a person's surname stands for the full name, so that articles that give only one can meet
            person = parse_person(profile.label)
            name = person.surname if profile.type is EntityType.PERSON else profile.label
            if not is_place_name(name):
                keys.add(plain_name(name))
    return {article: frozenset(keys) for article, keys in found.items()}
