"""Ids, URLs and versions: none depends on the order of the articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.model import Article, short_hash
from newsgraph.read import Metadata, article_from_mapping, normalised_url, with_versions


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example.org/a", "https://news.example.org/a"),
        ("HTTPS://News.Example.ORG/A/", "https://news.example.org/A"),
        ("https://news.example.org/", "https://news.example.org"),
        ("http://news.example.org:80/a#top", "http://news.example.org/a"),
        ("http://news.example.org:8080/a", "http://news.example.org:8080/a"),
        ("https://news.example.org/a?utm_source=x&id=2&fbclid=y&gclid=z", "https://news.example.org/a?id=2"),
        ("https://news.example.org/a?q=caf%C3%A9+bar&p=", "https://news.example.org/a?q=caf%C3%A9+bar&p="),
        ("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a"),
        ("https://[broken/a", "https://[broken/a"),
        (" urn:news:7 ", "urn:news:7"),
    ],
)
def test_normalised_url(url: str, expected: str) -> None:
    assert normalised_url(url) == expected
    assert normalised_url(expected) == expected


def article(**row: str | None) -> Article:
    (found,) = article_from_mapping({"text": "Ann left.", **row}, Metadata())
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({"url": "https://a.example.org/x"}, {"url": "https://A.example.org/x/?utm_id=1", "title": "T"}, True),
        ({"url": "https://a.example.org/x"}, {"url": "https://a.example.org/y"}, False),
        ({"title": "T"}, {"title": "U"}, False),
        ({"outlet": "T"}, {"title": "T"}, False),
        ({"date": "2024-05-30"}, {"date": "May 30, 2024"}, True),
        ({"date": "2024-05-30"}, {"date": "2024-05-31"}, False),
        ({"text": "Ann left."}, {"text": "Ann left. "}, False),
        ({"author": "A"}, {"author": "B"}, True),
        ({"id": "x", "text": "Bob came."}, {"id": "x"}, True),
    ],
)
def test_ids(one: dict[str, str | None], other: dict[str, str | None], same: bool) -> None:
    assert (article(**one).id == article(**other).id) == same


def test_a_repeated_article_is_read_once() -> None:
    kept, notes = with_versions([Article("b", "Bob came."), Article("a", "Ann left."), Article("b", "Bob came.")])
    assert [found.id for found in kept] == ["a", "b"]
    assert [(note.where, note.what, note.fatal) for note in notes] == [
        ("b", "came 2 times with the same text: read once", False)
    ]


def test_versions_are_all_kept_and_the_earliest_keeps_the_id() -> None:
    first, second = Article("a", "Ann left.", date="2024-05-01"), Article("a", "Ann came back.", date="2024-05-02")
    undated = Article("a", "Ann left early.")
    kept, notes = with_versions([undated, second, first])
    assert [(found.id, found.text) for found in kept] == sorted(
        [("a", "Ann left."), *((f"a@{short_hash(text)}", text) for text in ("Ann came back.", "Ann left early."))]
    )
    assert [(note.where, note.fatal) for note in notes] == [("a", False)]
    assert "3 different texts" in notes[0].what


def test_an_id_that_a_version_would_get_stays_its_owners() -> None:
    taken = f"a@{short_hash('Bob came.')}"
    given_articles = [
        Article("a", "Ann left.", date="2024-05-01"),
        Article("a", "Bob came."),
        Article(taken, "Eve sang."),
    ]
    kept, _ = with_versions(given_articles)
    assert len({found.id for found in kept}) == 3
    assert {found.text for found in kept if found.id == taken} == {"Eve sang."}


ARTICLES = st.builds(
    Article,
    id=st.sampled_from(["a", "b"]),
    text=st.sampled_from(["Ann left.", "Bob came.", "Eve sang."]),
    title=st.sampled_from([None, "T"]),
    date=st.sampled_from([None, "2024-05-01", "2024-05-02"]),
)


@given(st.lists(ARTICLES, max_size=8).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_order_never_matters(orders: tuple[list[Article], list[Article]]) -> None:
    one, other = orders
    assert with_versions(one) == with_versions(other)
    kept, _ = with_versions(one)
    assert len({found.id for found in kept}) == len(kept)
    assert {(found.id.partition("@")[0], found.text) for found in kept} == {(found.id, found.text) for found in one}
    assert all(replace(found, id=found.id.partition("@")[0]) in one for found in kept)
