"""Profiles as the matching of entities across articles sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from newsgraph.model import EntityType, GazetteerEntry, MentionKind, Profile
from newsgraph.names import PersonName, fold, parse_person, words_of
from newsgraph.places import place_of_link
from newsgraph.resolve.clusters import KINDS, Kind
from newsgraph.resolve.gazetteer import Linking
from newsgraph.resolve.name_matching import is_place_name, plain_name

_HE, _SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_ARTICLES = frozenset(("a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"))


@dataclass(eq=False)
class View:
    """A profile with what the features compare, each computed once.

    ``context`` are the distinctive things that its article speaks of (see :func:`article_contexts`); ``namesakes`` how
    many others of its full name are to be expected among the profiles before it, 0 where nothing is known. ``entry`` is
    what it is in the user's gazetteer, ``candidates`` are the ids of what it may be there, with scores.
    """

    profile: Profile
    context: frozenset[str]
    namesakes: float = 0.0
    entry: GazetteerEntry | None = None
    candidates: tuple[tuple[str, float], ...] = ()

    @cached_property
    def link(self) -> str | None:
        """The known thing that it is: an entry of the gazetteer, else a row of the packaged table."""
        return f"gazetteer:{self.entry.id}" if self.entry is not None else self.profile.link

    @property
    def is_shared(self) -> bool:
        """Whether its name is known to be of several things, so that the name tells little."""
        return len(self.candidates) > 1

    @cached_property
    def id(self) -> str:
        return self.profile.id

    @cached_property
    def kind(self) -> Kind:
        return KINDS.get(self.profile.type, Kind.THING)

    @cached_property
    def is_named(self) -> bool:
        return bool(self.profile.names)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names as written, the fullest first."""
        return tuple(sorted((name for name, _ in self.profile.names), key=lambda name: (-len(name.split()), name)))

    @cached_property
    def plain_names(self) -> frozenset[str]:
        return frozenset(plain_name(name) for name in self.names)

    @cached_property
    def person_names(self) -> tuple[PersonName, ...]:
        return tuple(parse_person(name) for name in self.names) if self.kind is Kind.PERSON else ()

    @cached_property
    def full_names(self) -> tuple[PersonName, ...]:
        """The names with a given name that is more than an initial."""
        return tuple(name for name in self.person_names if any(len(g.rstrip(".")) > 1 for g in name.given))

    @cached_property
    def gender(self) -> str | None:
        """The gender that its pronouns show."""
        words = [fold(m.span.text) for m in self.profile.mentions if m.kind is MentionKind.PRONOUN]
        he, she = sum(word in _HE for word in words), sum(word in _SHE for word in words)
        return None if he == she else "m" if he > she else "f"

    @cached_property
    def day(self) -> date | None:
        """The day of its article, if that is an ISO day."""
        try:
            return date.fromisoformat(self.profile.article_date or "")
        except ValueError:
            return None

    @cached_property
    def neighbours(self) -> frozenset[str]:
        return frozenset(plain_name(label) for label in self.profile.neighbours)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The head words of its descriptions, without a plural ending."""
        nominal = [m for m in self.profile.mentions if m.kind is MentionKind.NOMINAL]
        return frozenset(singular(fold(mention.head.text)) for mention in nominal)

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The words of its descriptions besides heads and determiners."""
        words = (fold(word) for text, _ in self.profile.nominals for word in words_of(text))
        return frozenset(word for word in words if word not in _ARTICLES and singular(word) not in self.heads)


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
    ordered = sorted({profile.id: profile for profile in profiles}.values(), key=lambda p: (p.order, p.id))
    contexts = article_contexts(ordered)
    known = linking or Linking()
    return tuple(
        View(
            row,
            contexts[row.article_id],
            entry=known.entry_of.get(row.id),
            candidates=known.candidates.get(row.id, ()),
        )
        for row in ordered
    )


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
