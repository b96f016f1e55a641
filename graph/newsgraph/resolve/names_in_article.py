"""Names to names in one article: types by vote, known things, full and short names, acronyms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from newsgraph.model import EntityType
from newsgraph.names import Gender, PersonName, fold, gender_of_title, is_title, parse_person, sounds_female
from newsgraph.places import country, place_of_link, settlement
from newsgraph.resolve.candidates import Candidate, Determiner
from newsgraph.resolve.clusters import Clusters
from newsgraph.resolve.metonymy import reading
from newsgraph.resolve.name_matching import SHORT_FORM, organisation_names_match, person_names_agree, plain_name
from newsgraph.resolve.nouns import classes_of
from newsgraph.resolve.words import words

_ELDER = frozenset(("elder", "eld", "older", "old"))
_UNSURE = frozenset((EntityType.THING,))


def types_of(candidates: Sequence[Candidate]) -> dict[int, EntityType]:
    """The type of each name: one name has one type in an article, that which most of its mentions show."""
    names = [candidate for candidate in candidates if candidate.is_name]
    surnames = {fold(parse_person(c.mention.head.text).surname) for c in names if _is_full_person(c)}
    cores = {_key(c).split()[0] for c in names if c.mention.type is EntityType.ORG and " " in _key(c)} - surnames
    votes: dict[str, Counter[EntityType]] = {}
    for candidate in names:
        kind = _shown_type(candidate, surnames, cores)
        votes.setdefault(_key(candidate), Counter())[kind] += 0 if kind in _UNSURE else 1
    chosen = {key: min(counts, key=lambda kind: (-counts[kind], kind.value)) for key, counts in votes.items()}
    return {candidate.index: chosen[_key(candidate)] for candidate in names}


def _is_full_person(candidate: Candidate) -> bool:
    return candidate.mention.type is EntityType.PERSON and bool(parse_person(candidate.mention.head.text).given)


def _shown_type(candidate: Candidate, surnames: AbstractSet[str], cores: AbstractSet[str]) -> EntityType:
    """The type that one mention of a name shows, mended where the article tells better.

    A title is part of a person. A single word that no person of the article bears as surname is a place if it is a
    known one, and an organisation if one's name begins with it.
    """
    name, kind = candidate.mention.head.text, candidate.mention.type
    if candidate.role == "dateline" and kind is not EntityType.LOC:
        return EntityType.GPE
    if kind is EntityType.PERSON and candidate.determiner is Determiner.DEFINITE and _is_plural_of(name, surnames):
        return EntityType.GROUP  # "the Orlands" after "Ida Orland"
    if kind is EntityType.THING and is_title(name.split()[-1]):
        return EntityType.PERSON
    if kind is EntityType.PERSON and fold(name) not in surnames and not candidate.descriptors:
        place = country(name) or settlement(name)
        if place is not None and place.kind != "town":
            return place.type
        return EntityType.ORG if fold(name) in cores else kind
    return kind


def _is_plural_of(name: str, surnames: AbstractSet[str]) -> bool:
    folded = fold(name)
    return any(folded in (f"{surname}s", f"{surname}es") for surname in surnames if surname)


def _key(candidate: Candidate) -> str:
    return plain_name(candidate.mention.head.text)


def links_of(candidates: Sequence[Candidate], types: dict[int, EntityType]) -> dict[int, str]:
    """The links of names to the table of known things, each as it is used where it stands."""
    found: dict[int, str] = {}
    for candidate in candidates:
        if candidate.is_name:
            place = reading(candidate, types[candidate.index], candidates)
            if place is not None:
                found[candidate.index] = place.link
                types[candidate.index] = place.type
    return found


def link_names(clusters: Clusters) -> None:
    """Join the names of one thing: first the known things, then full names, then shorter ones to fuller ones."""
    names = [candidate for candidate in clusters.candidates if candidate.is_name]
    _link_known(clusters, names)
    persons = [c for c in names if clusters.of(c).type is EntityType.PERSON]
    others = [c for c in names if clusters.of(c).type is not EntityType.PERSON and clusters.of(c).link is None]
    _link_persons(clusters, persons)
    _link_others(clusters, others)


def _link_known(clusters: Clusters, names: Sequence[Candidate]) -> None:
    first: dict[str, Candidate] = {}
    for candidate in names:
        link = clusters.of(candidate).link
        if link is not None:
            earlier = first.setdefault(link, candidate)
            place = place_of_link(link)
            clusters.merge(earlier, candidate, f"both stand for {place.label if place else link}")


def _link_persons(clusters: Clusters, persons: Sequence[Candidate]) -> None:
    """Full names to full names, then surnames and given names to the person who bears them.

    A short name that two persons of the article share goes to the one last named before it, where neither the title
    nor "elder" or "younger" tells them apart.
    """
    full: dict[str, list[Candidate]] = {}
    short: list[Candidate] = []
    for candidate in persons:
        mine = _person(candidate)
        if not mine.given:
            short.append(candidate)
            continue
        bearers = full.get(_last_word(mine.surname), [])
        alike = next((c for c in bearers if person_names_agree(_person(c), mine)), None)
        if alike is not None:
            clusters.merge(alike, candidate, "full names agree")
        for key in {_last_word(mine.surname), *(fold(name) for name in mine.given)}:
            full.setdefault(key, []).append(candidate)
    first: dict[str, Candidate] = {}
    for candidate in short:
        bearers = [c for c in full.get(_last_word(_person(candidate).surname), ()) if _bears(clusters, c, candidate)]
        generation = _generation(candidate)
        if generation:
            bearers = _of_generation(clusters, bearers, generation)
        else:
            bearers = _of_sound(_of_title(clusters, bearers, candidate), candidate)
        before = [c for c in bearers if c.index < candidate.index]
        if bearers:
            clusters.merge(before[-1] if before else bearers[0], candidate, "part of the full name")
        else:
            key = f"{generation} {plain_name(_person(candidate).full)}"
            earlier = first.setdefault(key, candidate)
            clusters.merge(earlier, candidate, "same name")


def _person(candidate: Candidate) -> PersonName:
    return parse_person(candidate.mention.head.text)


def _last_word(surname: str) -> str:
    return fold(surname).rsplit(" ", 1)[-1]


def _bears(clusters: Clusters, bearer: Candidate, short: Candidate) -> bool:
    """Whether a short name may be of a full one, by its words and by the gender of its title."""
    if not person_names_agree(_person(bearer), _person(short)):
        return False
    shown = _gender_of_titles(short)
    known = clusters.of(bearer).gender
    return shown is None or known is None or shown == known


def _generation(candidate: Candidate) -> str:
    """ "elder" or "younger" for "the elder Mensah", else ""."""
    if candidate.modifiers & _ELDER:
        return "elder"
    return "younger" if "younger" in candidate.modifiers else ""


def _of_generation(clusters: Clusters, bearers: Sequence[Candidate], generation: str) -> list[Candidate]:
    """Of the bearers of a surname the one who is parent or child of another; none where the article does not say."""
    mine, other = words("elder_kin"), words("younger_kin")
    if generation == "younger":
        mine, other = other, mine
    said = [c for c in bearers if clusters.of(c).nouns & mine]
    fitting = said or [c for c in bearers if not clusters.of(c).nouns & other]
    known = len(fitting) < len(bearers) or len({clusters.id_of(c) for c in bearers}) == 1
    return fitting if known and len({clusters.id_of(c) for c in fitting}) == 1 else []


def _of_sound(bearers: list[Candidate], short: Candidate) -> list[Candidate]:
    """Of the bearers of a surname those whose given names sound as the title: "Ms. Reyes" of a Marta and a Nuno."""
    shown = _gender_of_titles(short)
    fitting = [c for c in bearers if any(sounds_female(name) == (shown == "f") for name in _person(c).given[:1])]
    return fitting if shown and fitting else bearers


def _gender_of_titles(candidate: Candidate) -> Gender | None:
    titles = parse_person(candidate.text).titles
    return next((gender for title in titles if (gender := gender_of_title(title))), None)


def _of_title(clusters: Clusters, bearers: list[Candidate], short: Candidate) -> list[Candidate]:
    """Of the bearers of a surname those who were given the title it has: "Judge Reyes" of a judge and a senator."""
    titles = {fold(title).rstrip(".") for title in parse_person(short.text).titles}
    titled = [c for c in bearers if titles & {noun.rstrip(".") for noun in clusters.of(c).nouns}]
    return titled or bearers


def _link_others(clusters: Clusters, others: Sequence[Candidate]) -> None:
    """The same name first; then each name to the fuller or shorter one that was named last before it, else after it."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in others:
        groups.setdefault(_key(candidate), []).append(candidate)
    for same in groups.values():
        for candidate in same[1:]:
            clusters.merge(same[0], candidate, "same name")
    open_names = _open_names(groups)
    for same in groups.values():
        found: list[tuple[bool, int, Candidate, str]] = []
        for other in groups.values():
            reason = organisation_names_match(other[0].mention.head.text, same[0].mention.head.text)
            if other is same or reason is None or not open_names.isdisjoint((_key(other[0]), _key(same[0]))):
                continue
            if _types_fit(clusters, other[0], same[0], reason):
                before = [c for c in other if c.index < same[0].index]
                nearest = before[-1] if before else other[0]
                found.append((not before, abs(nearest.index - same[0].index), nearest, reason))
        if found:
            _, _, nearest, reason = min(found, key=lambda row: row[:2])
            clusters.merge(nearest, same[0], reason)


def _open_names(keys: Iterable[str]) -> frozenset[str]:
    """Common nouns as names ("the University") that are short for several names of the article."""
    known = list(keys)
    return frozenset(
        key for key in known if classes_of(key) and sum(name.split()[0] == key for name in known if name != key) > 1
    )


def _types_fit(clusters: Clusters, left: Candidate, right: Candidate, reason: str) -> bool:
    a, b = clusters.of(left).type, clusters.of(right).type
    if reason == SHORT_FORM:
        # "Ostmark" is not the Ostmark Police Department, nor is "Tide" the journal Tide Table Review
        words_of_short = min(len(_key(c).split()) for c in (left, right))
        return a == b or (EntityType.THING in (a, b) and words_of_short > 1)
    if a == b or reason == "acronym" or EntityType.THING in (a, b):
        return True
    return {a, b} <= {EntityType.ORG, EntityType.GPE, EntityType.FAC, EntityType.PRODUCT}
