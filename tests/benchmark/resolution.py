"""Entities across articles at scale, on generated profiles: ``python tests/benchmark/resolution.py -n 1000000``.

Persons have first names and surnames by Zipf's law; 20 % of them share their full name with another person, and 5 % of
the profiles have one letter of it wrong. A person keeps a country, an office, a gender and two organisations; a story
has a cast, three organisations, some days and some articles, each with five of the cast. A profile shows of all that
what an article may show: the country of seven in ten, the office of six, the pronouns of six, some organisations.
Rows of a ledger keep a thousand pairs of namesakes apart. The seed is fixed. With ``--write`` the figures go to
``figures/resolution.txt``.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, combinations
from pathlib import Path
from random import Random

from newsgraph.model import Decision, EntityType, Mention, MentionKind, Profile, Resolution, Span, Verdict
from newsgraph.resolve.entities import resolve
from newsgraph.resolve.name_matching import person_names_agree
from newsgraph.resolve.spelling import spelt_alike
from newsgraph.resolve.views import View

FIGURES = Path(__file__).resolve().parent / "figures" / "resolution.txt"
PROFILES_PER_PERSON, IN_AN_ARTICLE, ARTICLES_OF_A_STORY, CAST = 3, 5, 4, 8
SHARING, MISSPELT = 0.2, 0.05
FIRST_NAMES, SURNAMES, ORGANISATIONS = 3_000, 60_000, 40_000
COUNTRIES = "NO DK SE FI DE FR ES PT IT PL CZ RO GR TR UA GB IE US CA MX BR AR CL PE KE NG GH ZA EG MA IN PK LK JP KR"
OFFICES = "minister mayor governor director chairman judge senator coach professor spokesman ambassador banker"
OFFICES += " colonel lawyer writer engineer bishop inspector owner secretary"
ONSETS = "b br ch d dr f g gr h j k kl l m n p pr r s sh st t tr v w z"
FIRST_DAY = date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, and what articles may show of them."""

    number: int
    given: str
    surname: str
    country: str
    role: str
    pronoun: str
    organisations: tuple[str, ...]


def invented_words(random: Random, count: int, syllables: tuple[int, int]) -> list[str]:
    """Different pronounceable words with a capital."""
    onsets = ONSETS.split()
    codas = ["", "", "", "n", "r", "l", "s", "k", "m", "t", "nd", "rg"]
    found: dict[str, None] = {}
    while len(found) < count:
        parts = (
            random.choice(onsets) + random.choice("aeiou") + random.choice(codas)
            for _ in range(random.randint(*syllables))
        )
        found.setdefault("".join(parts).capitalize())
    return list(found)


def zipf(size: int) -> list[float]:
    """Cumulated weights of ranks: the word of rank r comes 1/r times as often as the first."""
    return list(accumulate(1 / (rank + 2) for rank in range(size)))


def persons(random: Random, count: int) -> list[Person]:
    """Persons of whom the share ``SHARING`` has a full name that another one has."""
    given, surnames = invented_words(random, FIRST_NAMES, (2, 3)), invented_words(random, SURNAMES, (2, 4))
    organisations = [" ".join(random.sample(surnames[:8000], 2)) for _ in range(ORGANISATIONS)]
    weights, surname_weights = zipf(len(given)), zipf(len(surnames))
    names: list[tuple[str, str]] = []
    taken: set[tuple[str, str]] = set()
    while len(names) < count:
        batch = zip(
            random.choices(given, cum_weights=weights, k=10_000),
            random.choices(surnames, cum_weights=surname_weights, k=10_000),
            strict=True,
        )
        for name in batch:
            if name not in taken and len(names) < count:
                taken.add(name)
                bearers = 1
                if len(names) < count * SHARING:
                    bearers = 2 + (random.random() < 0.4) + (random.random() < 0.1)
                names += [name] * bearers
    places, offices = COUNTRIES.split(), OFFICES.split()
    found = [
        Person(
            number,
            *name,
            random.choice(places),
            random.choice(offices),
            "he" if sum(map(ord, name[0])) % 2 else "she",
            tuple(random.sample(organisations, 2)),
        )
        for number, name in enumerate(names[:count])
    ]
    random.shuffle(found)
    return found


def misspelt(random: Random, word: str) -> str:
    """A word with one letter more, less, other or exchanged with its neighbour, not the first."""
    at = random.randrange(1, len(word) - 1)
    letter = random.choice("aeiounrlst")
    return random.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def profiles_of_stories(random: Random, people: Sequence[Person], count: int) -> Iterator[tuple[Profile, int]]:
    """Profiles with the number of the person that each is of."""
    weights = list(accumulate(1 / (rank + 50) ** 0.5 for rank in range(len(people))))
    made = article = 0
    while made < count:
        cast = list(dict.fromkeys(random.choices(people, cum_weights=weights, k=CAST)))
        around = tuple(o for person in random.sample(cast, min(2, len(cast))) for o in person.organisations)[:3]
        began = FIRST_DAY + timedelta(days=random.randrange(3000))
        for _ in range(1 + min(12, int(random.expovariate(1 / (ARTICLES_OF_A_STORY - 1))))):
            article += 1
            day = (began + timedelta(days=random.randrange(12))).isoformat()
            for position, person in enumerate(random.sample(cast, min(IN_AN_ARTICLE, len(cast)))):
                if made < count:
                    made += 1
                    yield _profile(random, person, f"{article:07d}", day, position * 400, around), person.number


def _profile(random: Random, person: Person, article: str, day: str, at: int, around: Sequence[str]) -> Profile:
    given, surname = person.given, person.surname
    if random.random() < MISSPELT:
        if random.random() < 0.7:
            surname = misspelt(random, surname)
        else:
            given = misspelt(random, given)
    words = [(f"{given} {surname}", MentionKind.NAME)]
    if random.random() < 0.6:
        words.append((person.pronoun, MentionKind.PRONOUN))
    mentions = []
    for text, kind in words:
        span = Span(at, at + len(text), text)
        mentions.append(Mention(article, span, span, EntityType.PERSON, kind))
        at = span.end + 20
    near = [o for o in person.organisations if random.random() < 0.5] + [o for o in around if random.random() < 0.4]
    return Profile(
        article_id=article,
        article_date=day,
        label=words[0][0],
        type=EntityType.PERSON,
        mentions=tuple(mentions),
        names=((words[0][0], 1),),
        roles=(person.role,) if random.random() < 0.6 else (),
        country=person.country if random.random() < 0.7 else None,
        neighbours=tuple(sorted(set(near))),
    )


def namesakes_apart(random: Random, people: Sequence[Person], rows: Sequence[tuple[Profile, int]]) -> list[Decision]:
    """A user's rows: profiles of two persons of one name are two."""
    first = {number: profile.id for profile, number in reversed(rows)}
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person in people:
        if person.number in first:
            by_name[person.given, person.surname].append(first[person.number])
    pairs = [pair for ids in by_name.values() for pair in combinations(ids, 2)]
    chosen = random.sample(pairs, min(1000, len(pairs)))
    return [Decision(left, right, Verdict.DIFFERENT, 1.0, ("namesakes",), "user") for left, right in chosen]


def pairs_of(sizes: Counter[object]) -> int:
    """Pairs within groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes.values())


def broken_links(resolution: Resolution, rows: Sequence[tuple[Profile, int]], apart: Sequence[Decision]) -> int:
    """Cannot-links that an entity breaks: the ledger's, two genders, two full names that cannot be one."""
    of = dict(resolution.entity_of)
    broken = sum(of[row.left] == of[row.right] for row in apart)
    members: dict[str, list[View]] = defaultdict(list)
    for profile, _ in rows:
        members[of[profile.id]].append(View(profile, frozenset()))
    for views in members.values():
        if len(views) > 1:
            broken += len({view.gender for view in views} - {None}) > 1
            names = {name for view in views for name in view.full_names}
            broken += any(not (person_names_agree(a, b) or spelt_alike(a, b)) for a, b in combinations(names, 2))
    return broken


def measure(count: int) -> str:
    """The figures for a number of profiles."""
    random = Random(20240301)
    people = persons(random, max(100, count // PROFILES_PER_PERSON))
    rows = list(profiles_of_stories(random, people, count))
    apart = namesakes_apart(random, people, rows)
    bearers = Counter((person.given, person.surname) for person in people)
    sharing = sum(n for n in bearers.values() if n > 1) / len(people)
    profiles = [profile for profile, _ in rows]
    random.shuffle(profiles)
    before = resource.getrusage(resource.RUSAGE_SELF)
    began = time.perf_counter()
    resolution = resolve(profiles, apart)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    of = dict(resolution.entity_of)
    true = pairs_of(Counter(number for _, number in rows))
    found = pairs_of(Counter(of[profile.id] for profile, _ in rows))
    both = pairs_of(Counter((number, of[profile.id]) for profile, number in rows))
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = [
        f"profiles {len(rows)}  persons with profiles {len({number for _, number in rows})}",
        f"persons who share their full name {100 * sharing:.0f} %",
        f"entities {len(resolution.entities)}  decisions {len(resolution.decisions)}",
        f"recall of true pairs {both / true:.3f}  precision of pairs {both / found:.3f}",
        f"cannot-links broken {broken_links(resolution, rows, apart)}",
        f"processor time of resolving {processor:.0f} s  elapsed {wall:.0f} s, in one process",
        f"on {os.cpu_count()} cores under a load of {os.getloadavg()[0]:.1f}",
        f"peak memory of the process, generated profiles included {after.ru_maxrss / 2**20:.1f} GiB",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=20_000, help="profiles")
    parser.add_argument("--write", action="store_true", help="write the figures")
    arguments = parser.parse_args()
    text = measure(arguments.n)
    print(text)
    if arguments.write:
        FIGURES.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
