"""What holds of entities across articles whatever the profiles are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from hand_made_profiles import ORG, PERSON, one, profile
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgraph.model import Decision, Profile, Verdict
from newsgraph.resolve.blocking import LATEST, MOST_CONTEXTS, WHOLE, Blocks, in_order
from newsgraph.resolve.entities import resolve
from newsgraph.resolve.views import views_of

PERSONS = ("Luis Prado", "Marco Prado", "Prado", "Ana Costa", "Bill Costa", "Costa")
NAMES = (*PERSONS, "Harrow Coal", "Harrow Coal plc", "HC")
profiles = st.builds(
    lambda number, name, kind, day, near, country, at: profile(
        f"article {number}", name, kind=kind, date=day, neighbours=tuple(sorted(near)), country=country, at=at
    ),
    st.integers(0, 4),
    st.sampled_from(NAMES),
    st.sampled_from((PERSON, ORG)),
    st.sampled_from(("2024-03-01", "2024-03-04", None)),
    st.frozensets(st.sampled_from(("Norvik", "Tarn Foods", "Eva Lind")), max_size=3),
    st.sampled_from(("NO", "DK", None)),
    st.integers(0, 1000).map(lambda number: number * 50),
)


def unique(found: Iterable[Profile]) -> list[Profile]:
    return list({item.id: item for item in found}.values())


@settings(max_examples=60, deadline=None)
@given(st.lists(profiles, max_size=12).map(unique), st.randoms(use_true_random=False))
def test_the_order_of_profiles_changes_nothing(found: list[Profile], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert resolve(found) == resolve(shuffled)


@settings(max_examples=60, deadline=None)
@given(st.lists(profiles, max_size=12).map(unique))
def test_every_profile_has_one_entity_and_no_cannot_link_is_broken(found: list[Profile]) -> None:
    resolution = resolve(found)
    members = [member for item in resolution.entities for member in item.profiles]
    assert sorted(members) == sorted(item.id for item in found)
    assert len({item.id for item in resolution.entities}) == len(resolution.entities)
    by_id = {item.id: item for item in found}
    for item in resolution.entities:
        labels = {by_id[member].label for member in item.profiles}
        assert not {"Luis Prado", "Marco Prado"} <= labels
        assert not {"Ana Costa", "Bill Costa"} <= labels
        assert len({by_id[member].type is PERSON for member in item.profiles}) == 1


LATER = ("2024-03-05", "2024-06-01", None)


@settings(max_examples=100, deadline=None)
@given(st.lists(profiles, max_size=14).map(unique), st.randoms(use_true_random=False))
def test_articles_of_later_days_change_neither_entity_nor_id(found: list[Profile], random: Random) -> None:
    old = [item for item in found if item.article_date is not None and item.article_date <= "2024-03-04"]
    articles = {item.article_id for item in old}
    later = [
        replace(item, article_date=random.choice(LATER))
        for item in found
        if item not in old and item.article_id not in articles
    ]
    before, after = dict(resolve(old).entity_of), dict(resolve([*later, *old]).entity_of)
    assert before.items() <= after.items()


def test_blocks_of_any_size_are_compared_in_parts_that_do_not_depend_on_the_order() -> None:
    many = [
        profile(
            f"article {number:03d}",
            "Luis Prado",
            date=f"2024-03-{1 + number % 28:02d}",
            neighbours=(f"Firm {number % 9}", f"Port {number % 9}"),
            roles=("mayor" if number % 9 < 5 else "judge",),
            at=number * 40,
        )
        for number in range(120)
    ]
    shuffled = list(many)
    Random(3).shuffle(shuffled)
    assert resolve(many) == resolve(shuffled)
    blocks = Blocks(in_order(views_of(many)))
    most = 2 * WHOLE + 2 * LATEST * (1 + MOST_CONTEXTS)
    assert max(len(blocks.before(place)) for place in range(len(many))) <= most < len(many) * 2
    early = [item for item in many if (item.article_date or "") <= "2024-03-15"]
    assert dict(resolve(early).entity_of).items() <= dict(resolve(many).entity_of).items()


@settings(max_examples=30, deadline=None)
@given(st.lists(profiles, min_size=2, max_size=8).map(unique), st.booleans())
def test_a_users_word_holds(found: list[Profile], same: bool) -> None:
    if len(found) < 2:
        return
    row = Decision(found[0].id, found[1].id, Verdict.SAME if same else Verdict.DIFFERENT, 1.0, (), "user")
    assert one(resolve(found, [row]), found[0], found[1]) is same
