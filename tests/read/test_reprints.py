"""Reprints of one story are one source; stories on one subject are not."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest

from newsgraph.model import Article, short_hash
from newsgraph.read import read_articles, source_groups

SEEDS = Path(__file__).parent.parent.parent / "seeds"
WORDS = [
    f"{first}{last}" for first in ("ba", "ke", "li", "mo", "nu", "pra", "sti") for last in ("ran", "sel", "tip", "vok")
]


def story(seed: int, words: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def groups(*texts: list[str]) -> list[set[int]]:
    articles = [Article(f"{number:02}", " ".join(words)) for number, words in enumerate(texts)]
    found = source_groups(articles)
    return [{int(name) for name, group in found.items() if group == first} for first in sorted(set(found.values()))]


def test_of_the_seeds_one_pair_is_one_source() -> None:
    articles = [found for found in read_articles([SEEDS]) if isinstance(found, Article)]
    found = source_groups(articles)
    pairs = [{one.outlet, other.outlet} for one, other in combinations(articles, 2) if found[one.id] == found[other.id]]
    assert pairs == [{"Meridian Wire", "The Severn Examiner"}]
    assert len(articles) >= 9


def test_the_same_words_in_another_dress_are_one_source() -> None:
    words = story(1)
    dressed = ["“" + word.upper() + "”," for word in words]
    assert groups(words, dressed, story(2)) == [{0, 1}, {2}]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_reprint_may_be_cut(share: float) -> None:
    words = story(3)
    assert groups(words, words[: int(len(words) * share)]) == [{0, 1}]


def test_a_reprint_may_be_edited_and_set_in_other_words() -> None:
    words = story(4)
    edited = [f"new{number}" if number % 20 == 0 else word for number, word in enumerate(words)]
    assert groups(words, story(5, 30) + edited) == [{0, 1}]


def test_shared_background_and_boilerplate_are_no_reprint() -> None:
    background = story(6, 60)
    assert groups(story(7) + background, story(8) + background) == [{0}, {1}]


def test_boilerplate_in_hundreds_of_articles() -> None:
    boilerplate = story(9, 25)
    texts = [story(seed, 80) + boilerplate for seed in range(100, 350)]
    reprint = texts[-1][:70] + boilerplate
    found = groups(*texts, reprint)
    assert [group for group in found if len(group) > 1] == [{249, 250}]


def test_a_chain_of_reprints_is_one_source() -> None:
    words = story(10)
    assert groups(words[:100], words[100:], words) == [{0, 1, 2}]


def test_versions_are_one_source() -> None:
    first, second = "Ann left.", "Bob came back after all."
    found = source_groups(
        [Article("a", first), Article(f"a@{short_hash(second)}", second), Article("b@c", "Eve sang.")]
    )
    assert found == {"a": "a", f"a@{short_hash(second)}": "a", "b@c": "b@c"}


def test_order_never_matters() -> None:
    words = story(11)
    articles = [Article(f"x{n}", " ".join(words[n * 20 : n * 20 + 90])) for n in range(6)] + [Article("y", "...")]
    expected = source_groups(articles)
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert source_groups(articles) == expected
    assert source_groups([]) == {}
