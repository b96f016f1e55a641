"""People of one name who must stay two, and people of two names who must be one: whole texts, read by the pipeline."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from newsgraph.language import load as load_language
from newsgraph.model import Article, Profile
from newsgraph.pipeline import analyse
from newsgraph.resolve.entities import resolve
from newsgraph.vocabulary import load_vocabulary

HERE = Path(__file__).parent


def cases(file: str) -> list[Any]:
    rows = tomllib.loads((HERE / file).read_text("utf-8"))["case"]
    return [
        pytest.param(
            row["articles"],
            id=row["name"].replace(" ", "-"),
            marks=[pytest.mark.xfail(strict=True, reason=row["fails"])] if "fails" in row else [],
        )
        for row in rows
    ]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_language()


def entities_of_marked(articles: list[str], nlp: Language) -> list[str]:
    """The ids of the entities that the bracketed mentions of the articles mean."""
    marked: list[tuple[str, int, int]] = []
    profiles: list[Profile] = []
    for number, article in enumerate(articles):
        text, name = "", f"article {number}"
        for position, part in enumerate(article.replace("]", "[").split("[")):
            if position % 2:
                marked.append((name, len(text), len(text) + len(part)))
            text += part
        analysis = analyse(Article(name, text, date=f"2024-03-0{number + 4}"), nlp, load_vocabulary())
        assert not analysis.problems
        profiles += analysis.profiles
    entity_of = dict(resolve(profiles).entity_of)
    found = []
    for article, start, end in marked:
        here = [
            (mention.span.end - mention.span.start, entity_of[profile.id])
            for profile in profiles
            for mention in profile.mentions
            if mention.article_id == article and start <= mention.head.start and mention.head.end <= end
        ]
        assert here, f"nothing is found at {start}-{end} of {articles}"
        found.append(max(here)[1])
    return found


def test_there_are_enough_cases() -> None:
    different, same = cases("namesakes.toml"), cases("other_names.toml")
    assert len(different) >= 30
    assert len(same) >= 30
    assert not any(case.marks for case in different)
    assert sum(bool(case.marks) for case in same) <= 2


@pytest.mark.parametrize("articles", cases("namesakes.toml"))
def test_different_people_of_one_name_stay_two(articles: list[str], nlp: Language) -> None:
    left, right = entities_of_marked(articles, nlp)
    assert left != right


@pytest.mark.parametrize("articles", cases("other_names.toml"))
def test_one_person_under_two_names_is_one(articles: list[str], nlp: Language) -> None:
    left, right = entities_of_marked(articles, nlp)
    assert left == right
