"""The page without a browser: one file, all of the graph in it, nothing from elsewhere, labels stay text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from hostile import NASTY, graph_with
from newsgraph.export import ExportOptions
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.view import write_page
from newsgraph.view.layout import positions

NASTIER = (*NASTY, "</script><script>alert(1)</script>", "<!--<script>", '<img src=x onerror="alert(1)">', "@@data@@")


class Elements(HTMLParser):
    """Tags with their attributes, and the text of each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script" and self.cdata_elem == "script":
            self.scripts[-1] += data


def written(graph: KnowledgeGraph, folder: Path, **further: Any) -> Elements:
    write_page(graph, folder / "graph.html", **further)
    assert [path.name for path in folder.iterdir()] == ["graph.html"]
    return Elements((folder / "graph.html").read_text("utf-8"))


def data_of(found: Elements) -> dict[str, Any]:
    return dict(json.loads(found.scripts[0]))


def test_all_nodes_and_edges_are_in_the_page(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    data = data_of(written(small_graph, tmp_path))
    ids = [row["id"] for row in data["nodes"]]
    assert set(ids) == set(small_graph.graph.nodes)
    edges = {(ids[row["ends"][0]], ids[row["ends"][1]], row["id"]) for row in data["statements"]}
    assert edges == set(small_graph.graph.edges(keys=True))
    assert {row["label"] for row in data["statements"]} == {
        small_graph.wording(row).label for row in small_graph.statements()
    }


def test_sentences_are_whole_and_their_words_marked(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    data = data_of(written(small_graph, tmp_path))
    row = next(row for row in data["statements"] if row["label"] == "will authorize, officials say")
    claim = row["claims"][0]
    sentence = small_graph.evidence(row["id"])[0].sentence.text
    assert "".join(text for _, text in claim["parts"]) == sentence
    assert ["relation", "let"] in claim["parts"]
    assert ["source", "officials"] in claim["parts"]
    assert claim["who"] == [{"name": "officials", "kind": "anonymous group", "direct": False}]
    assert data["statements"][row["content"]]["relation"] == "uses"


def test_nothing_comes_from_elsewhere(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    found = written(small_graph, tmp_path)
    assert [row for tag, row in found.tags if tag == "link"] == [{"rel": "icon", "href": "data:,"}]
    assert not {tag for tag, _ in found.tags} & {"img", "iframe", "object", "embed", "base", "video", "audio"}
    assert all("src" not in attributes and "style" not in attributes for _, attributes in found.tags)
    assert all((row.get("href") or "#").startswith("#") for tag, row in found.tags if tag != "link")
    text = (tmp_path / "graph.html").read_text("utf-8")
    assert not re.search(r"sourceMappingURL|@import|url\(|\beval\(|innerHTML\s*=\s*[^\"]*DATA", text)


def test_the_policy_allows_these_scripts_and_no_request(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    found = written(small_graph, tmp_path)
    policy = next(row["content"] or "" for tag, row in found.tags if row.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in policy.partition("style-src")[0]
    hashes = re.findall(r"'sha256-([^']+)'", policy)
    own = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found.scripts[1:]]
    assert hashes == own


@pytest.mark.parametrize("label", NASTIER, ids=lambda text: ascii(text[:20]))
def test_hostile_text_stays_text(label: str, tmp_path: Path) -> None:
    graph = graph_with(label, value=label)
    found = written(graph, tmp_path, title=label)
    data = data_of(found)
    assert len(found.scripts) == 2
    assert label in {row["label"] for row in data["nodes"]}
    assert data["articles"][0]["title"] == label
    plain = written(graph, tmp_path, title="plain")
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in plain.tags]


def test_options_choose(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    data = data_of(written(small_graph, tmp_path, options=ExportOptions(values=False, evidence=False)))
    assert not any(row.get("value") for row in data["nodes"])
    assert all(row["claims"] == [] for row in data["statements"])


def test_the_same_graph_gives_the_same_page(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    written(small_graph, tmp_path)
    before = (tmp_path / "graph.html").read_bytes()
    written(small_graph, tmp_path)
    assert (tmp_path / "graph.html").read_bytes() == before


@pytest.mark.parametrize("count", [40, 700])
def test_layout_keeps_linked_nodes_near_and_all_apart(count: int) -> None:
    # a ring of rings, by pairs and by grid
    links = [(at, at + 1 if at % 10 < 9 else at - 9) for at in range(count)]
    places = positions(count, links, rounds=80)
    assert places == positions(count, links, rounds=80)
    assert len(set(places)) == count
    near = sum(abs(complex(*places[a]) - complex(*places[b])) for a, b in links) / len(links)
    far = sum(abs(complex(*places[a]) - complex(*places[(a + count // 2) % count])) for a in range(count)) / count
    assert near < far / 2
