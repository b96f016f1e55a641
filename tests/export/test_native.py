"""The native form loses nothing, and says what is wrong with a file that is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from hand_made import harbour_analysis, resolved_by_label, wire_analysis
from hostile import HOSTILE_TEXT, NASTY, graph_with
from newsgraph.errors import GraphError
from newsgraph.export import FORMATS, ExportOptions, export_graph
from newsgraph.export.native import load
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Judgement, Review, Standing
from newsgraph.vocabulary import Vocabulary, load_vocabulary


def rewritten(path: Path, **changes: object) -> Path:
    header, rest = path.read_text().split("\n", 1)
    path.write_text(json.dumps({**json.loads(header), **changes}) + "\n" + rest)
    return path


def test_loading_gives_back_all_but_the_text(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert export_graph(small_graph, tmp_path / "graph.jsonl") == ()
    loaded = load(tmp_path)
    assert all(article.text == "" for article in loaded.articles.values())
    export_graph(small_graph, tmp_path / "graph.jsonl", options=ExportOptions(with_text=True))
    assert load(tmp_path / "graph.jsonl").parts == small_graph.parts
    assert loaded.explain("mwangi") == small_graph.explain("mwangi")


def test_all_formats_written_after_loading_have_the_same_bytes(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    export_graph(small_graph, first, "native")
    loaded = load(first)
    for name, form in FORMATS.items():
        if form.module.startswith("newsgraph.export.rdf"):
            continue
        export_graph(small_graph, first / form.file, name)
        export_graph(loaded, second / form.file, name)
    for path in (path for path in first.rglob("*") if path.is_file()):
        assert (second / path.relative_to(first)).read_bytes() == path.read_bytes(), path.name


def test_the_packaged_vocabulary_comes_back_whole(tmp_path: Path) -> None:
    harbour, wire = harbour_analysis(), wire_analysis()
    vocabulary = load_vocabulary()
    graph = KnowledgeGraph.assemble((harbour, wire), resolved_by_label(harbour, wire), vocabulary=vocabulary)
    export_graph(graph, tmp_path, "native")
    assert load(tmp_path).vocabulary.relations == vocabulary.relations


def test_a_loaded_graph_can_be_resolved_again(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path, "native")
    loaded = load(tmp_path)
    again = loaded.with_resolution(resolved_by_label(harbour_analysis(), wire_analysis()))
    assert again.parts == loaded.parts


def test_reviews_come_back(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    first, second, *_ = small_graph.claims
    reviews = [Review(first, Judgement.ACCEPTED, ("read it",), "ann"), Review(second, Judgement.REJECTED)]
    resolution = resolved_by_label(harbour_analysis(), wire_analysis())
    reviewed = small_graph.with_resolution(resolution, reviews)
    assert reviewed.parts.reviews == tuple(sorted(reviews))
    export_graph(reviewed, tmp_path, "native", ExportOptions(with_text=True))
    assert load(tmp_path).parts == reviewed.parts


def test_choosing_statements_does_not_make_the_native_file_smaller_and_says_so(
    small_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    options = ExportOptions(standings=frozenset({Standing.ASSERTED}))
    (warning,) = export_graph(small_graph, tmp_path, "native", options)
    assert "keeps all statements" in warning
    assert load(tmp_path).parts.statements == small_graph.parts.statements


def test_text_that_the_graph_does_not_have_is_missed(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path, "native")
    (warning,) = export_graph(load(tmp_path), tmp_path, "native", ExportOptions(with_text=True))
    assert "2 articles have no text" in warning


@pytest.mark.parametrize("label", NASTY)
def test_hostile_labels_survive(label: str, tmp_path: Path) -> None:
    graph = graph_with(label, label)
    assert export_graph(graph, tmp_path, "native", ExportOptions(with_text=True)) == ()
    assert load(tmp_path).parts == graph.parts


@given(label=HOSTILE_TEXT, value=HOSTILE_TEXT)
def test_any_label_survives(tmp_path_factory: pytest.TempPathFactory, label: str, value: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any-label.jsonl"
    graph = graph_with(label, value)
    export_graph(graph, path, "native", ExportOptions(with_text=True))
    assert load(path).parts == graph.parts


def test_another_version_is_refused(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path, "native")
    rewritten(tmp_path / "graph.jsonl", version=2)
    with pytest.raises(GraphError, match="is of format version 2, this newsgraph reads version 1"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is not a newsgraph file"),
        ('{"a": 1}\n', "is not a newsgraph file"),
        ("[1]\n", "line 1: is not a JSON object"),
        ("\xff\n", "line 1: is not JSON"),
        ('{"format":"newsgraph","version":1}\n{"row":"claim"}\n', "line 2: is not a well-formed claim"),
        ('{"format":"newsgraph","version":1}\n{"row":"sonnet"}\n', "line 2: is not a well-formed sonnet"),
    ],
)
def test_what_is_not_a_graph_is_refused(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "graph.jsonl").write_text(content, "latin-1")
    with pytest.raises(GraphError, match=message):
        load(tmp_path)


def test_a_file_cut_short_is_refused(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path, "native")
    path = tmp_path / "graph.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:-1]))
    with pytest.raises(GraphError, match="the file ends too early"):
        load(path)
    path.write_text("".join(line for line in lines if '"row":"entity","id":"tor' not in line))
    with pytest.raises(GraphError, match="names what is not there"):
        load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"nowhere: cannot be read: .*name an exports folder"):
        load(tmp_path / "nowhere")


def test_an_empty_graph_survives(tmp_path: Path) -> None:
    graph = KnowledgeGraph.assemble([], resolved_by_label(), vocabulary=Vocabulary({}))
    export_graph(graph, tmp_path, "native")
    assert load(tmp_path).parts == graph.parts
