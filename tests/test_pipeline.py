"""The whole way, on short articles of our own: nothing depends on order, batch, workers or cache; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsgraph
from newsgraph import pipeline
from newsgraph.export import export_graph
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Article, Mention
from newsgraph.pipeline import Settings, build_graph

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "dam-1",
        "date": "2024-03-05",
        "outlet": "Upland Wire",
        "title": "Kenya halts work on dam",
        "text": "NAIROBI (March 5) - Kenya suspended work on the Ngoto dam on Monday, the water ministry said.\n\n"
        "Grace Wanjiru, the chief executive of Lakeside Hydro, criticized the decision. She said that the company had "
        "not broken any law. The ministry has not released its report.",
    },
    {
        "id": "dam-2",
        "date": "2024-03-06",
        "outlet": "The Lakeside Mail",
        "title": "Hydro firm may sue",
        "text": "Lakeside Hydro may sue the Kenyan government, two officials said on Wednesday.\n\n"
        "Wanjiru met President Daniel Otieno in Nairobi on Tuesday. Otieno refused to lift the suspension.",
    },
    {
        "id": "bank-1",
        "date": "2024-04-02",
        "outlet": "Upland Wire",
        "title": "Regulator fines bank",
        "text": "Portugal's banking regulator fined Banco Aveiro 4 million euros on Tuesday. "
        "Ana Pires, who founded the bank in 1999, denied that it had misled its customers.",
    },
]


def native_bytes(graph: KnowledgeGraph, folder: Path) -> bytes:
    target = folder / "graph.jsonl"
    export_graph(graph, target)
    return target.read_bytes()


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return newsgraph.build(ARTICLES)


def test_order_never_matters(graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert native_bytes(newsgraph.build(ARTICLES[::-1]), tmp_path) == native_bytes(graph, tmp_path)


def test_the_same_article_twice_changes_nothing(graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert native_bytes(newsgraph.build([*ARTICLES, ARTICLES[0]]), tmp_path) == native_bytes(graph, tmp_path)


def test_workers_change_nothing(graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert native_bytes(newsgraph.build(ARTICLES, workers=2), tmp_path) == native_bytes(graph, tmp_path)


def test_other_articles_do_not_change_what_one_says(graph: KnowledgeGraph) -> None:
    alone = newsgraph.build(ARTICLES[0])
    assert {claim for claim in graph.claims.values() if claim.article_id == "dam-1"} == set(alone.claims.values())


def test_later_articles_change_no_id(graph: KnowledgeGraph) -> None:
    before = newsgraph.build(ARTICLES[:1])
    after = {profile: entity.id for entity in graph.entities.values() for profile in entity.profiles}
    assert all(after[profile] == entity.id for entity in before.entities.values() for profile in entity.profiles)


def test_every_span_quotes_the_text(graph: KnowledgeGraph) -> None:
    texts = {row["id"]: row["text"] for row in ARTICLES}

    def spans() -> Iterator[tuple[str, Any]]:
        for claim in graph.claims.values():
            yield claim.article_id, claim.sentence
            yield claim.article_id, claim.relation.span
            yield claim.article_id, claim.object.span
            yield claim.article_id, claim.subject_phrase
            yield claim.article_id, claim.object_phrase
            if claim.time is not None:
                yield claim.article_id, claim.time.span
            if claim.attribution is not None:
                yield claim.article_id, claim.attribution.cue
        for profile in graph.profiles.values():
            for mention in profile.mentions:
                yield profile.article_id, mention.span
                yield profile.article_id, mention.head

    checked = 0
    for article, span in spans():
        assert texts[article][span.start : span.end] == span.text
        checked += 1
    assert checked > 100


def test_no_copies_with_other_qualifiers(graph: KnowledgeGraph) -> None:
    seen = [
        (c.article_id, c.subject.span, c.relation.id, c.relation.span, c.object.span) for c in graph.claims.values()
    ]
    assert len(seen) == len(set(seen))


def test_every_mention_of_a_claim_is_someones(graph: KnowledgeGraph) -> None:
    for claim in graph.claims.values():
        for end in (claim.subject, claim.object):
            assert not isinstance(end, Mention) or graph.entity_of(end) is not None


def test_the_cache_gives_the_same_without_reading_again(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsgraph.build(ARTICLES[:2], cache=tmp_path / "cache")
    first = native_bytes(newsgraph.build(ARTICLES, cache=tmp_path / "cache"), tmp_path)
    assert first == native_bytes(graph, tmp_path)

    def refuse(*_: object) -> None:
        raise AssertionError("the cache holds all three articles")

    monkeypatch.setattr(pipeline, "load_language", refuse)
    assert native_bytes(newsgraph.build(ARTICLES, cache=tmp_path / "cache"), tmp_path) == first


def test_a_broken_cache_entry_is_made_again(graph: KnowledgeGraph, tmp_path: Path) -> None:
    newsgraph.build(ARTICLES, cache=tmp_path / "cache")
    for entry in (tmp_path / "cache").rglob("*.jsonl"):
        entry.write_bytes(entry.read_bytes()[:-40])
    assert native_bytes(newsgraph.build(ARTICLES, cache=tmp_path / "cache"), tmp_path) == native_bytes(graph, tmp_path)


def test_one_broken_article_takes_no_other_down(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.extract_claims

    def breaks_on_one(doc: Any, article: Article, vocabulary: Any) -> Any:
        if article.id == "dam-2":
            raise RuntimeError("no tree")
        return real(doc, article, vocabulary)

    monkeypatch.setattr(pipeline, "extract_claims", breaks_on_one)
    result = build_graph(ARTICLES, Settings())
    assert sorted(result.graph.articles) == ["bank-1", "dam-1"]
    assert [(problem.where, problem.fatal) for problem in result.failures] == [("dam-2", True)]
    assert "no tree" in str(result.failures[0])


def test_articles_paths_and_mappings_are_all_taken(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Ana Pires met Daniel Otieno in Lisbon.\n", "utf-8")
    article = Article("a1", "Daniel Otieno visited Portugal.", date="2024-05-02")
    graph = newsgraph.build(iter([tmp_path, article, {"text": "Lakeside Hydro sued Kenya on Friday."}]))
    assert len(graph.articles) == 3


def test_without_a_date_times_are_text_with_a_reason() -> None:
    graph = newsgraph.build({"text": "Daniel Otieno visited Portugal on Thursday."})
    times = [claim.time for claim in graph.claims.values() if claim.time is not None]
    assert times
    assert {(time.edtf, time.reason) for time in times} == {(None, "article has no date")}


def test_what_brussels_stands_for_is_told_where_it_is_left_open() -> None:
    graph = newsgraph.build({"id": "b-1", "text": "Brussels asked lenders for more time. Brussels praised Kenya."})
    told = str(graph.explain("Brussels"))
    assert "left open: Brussels may stand for the European Union, NATO or Belgium (b-1)" in told
