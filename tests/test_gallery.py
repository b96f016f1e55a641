"""The gallery's queries find what they promise: in a graph made by hand, and in one that newsgraph wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgraph.errors import QueryError
from newsgraph.export import export_graph
from newsgraph.export.projection import DEFAULT_BASE
from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.gallery import gallery, ready_query
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.query import evaluate, query
from newsgraph.stores import keep_triples, opened

ANN_WILL = "Ann Mwangi will authorize Norvik Lines, officials say"
MAY_USE = "Norvik Lines may use old pier, officials say"
PAYS = "Norvik Lines pays $2 million, disputed by the harbour union"
CLOSES = "Tor Lund closes ferry terminal (disputed)"
MEETS = "Ann Mwangi meets Tor Lund"
LETS = "Mayor Ann Mwangi will let Norvik Lines use the old pier, officials said on Tuesday."
PAID = "The company paid $2 million, according to the harbour union."
NOT_PAID = '"Norvik Lines did not pay 2 million dollars," the harbour union said.'
CLOSED = "Lund closed the ferry terminal in March."
NOT_CLOSED = "Lund reportedly did not close the ferry terminal."

# all that each query finds in the graph made by hand; the last two are long and are shown in part
FINDS: dict[str, list[tuple[str | None, ...]]] = {
    "anonymous": [(ANN_WILL, "anonymous group"), (MAY_USE, "anonymous group")],
    "authorizations": [("Ann Mwangi", "Norvik Lines", MAY_USE, "reported")],
    "calendar": [("2031-03-03", MEETS), ("2031-03-04", ANN_WILL)],
    "contradictions": [(PAYS, "Harbour Post", "Island Wire"), (CLOSES, "Island Wire", "Harbour Post")],
    "corroboration": [
        (MEETS, "asserted", "2", "2"),
        ("Ann Mwangi leads Port Salla", "asserted", "1", "1"),
        (ANN_WILL, "reported", "1", "1"),
        (MAY_USE, "open", "1", "1"),
        (PAYS, "disputed", "1", "1"),
        ("Norvik Lines sails for Port Salla", "asserted", "1", "1"),
        (CLOSES, "disputed", "1", "1"),
    ],
    "disputed": [
        (PAYS, "positive", PAID),
        (PAYS, "negative", NOT_PAID),
        (CLOSES, "positive", CLOSED),
        (CLOSES, "negative", NOT_CLOSED),
    ],
    "facts": [
        ("Ann Mwangi", "leads", "Port Salla"),
        ("Ann Mwangi", "meets", "Tor Lund"),
        ("Norvik Lines", "sails for", "Port Salla"),
    ],
    "meetings": [("Port Salla", "2031-03-03", "Ann Mwangi", "Tor Lund", "asserted")],
    "negations": [(PAYS, "disputed", "harbour union", NOT_PAID), (CLOSES, "disputed", None, NOT_CLOSED)],
    "open": [(MAY_USE, "possible", "2031-03-05", LETS)],
    "reported": [(ANN_WILL, "officials", LETS)],
    "sayings": [
        ("harbour union", "Norvik Lines", PAYS, NOT_PAID),
        ("harbour union", "Norvik Lines", PAYS, PAID),
        ("officials", "Ann Mwangi", ANN_WILL, LETS),
        ("officials", "Norvik Lines", MAY_USE, LETS),
    ],
    "sources": [("harbour union", "2"), ("officials", "2")],
    "stances": [
        (PAYS, "disputed", "2031-03-05", "Harbour Post", "the harbour union", "positive", "fact"),
        (PAYS, "disputed", "2031-03-06", "Island Wire", "the harbour union", "negative", "fact"),
        (CLOSES, "disputed", "2031-03-05", "Harbour Post", None, "negative", "fact"),
        (CLOSES, "disputed", "2031-03-06", "Island Wire", None, "positive", "fact"),
    ],
    "standings": [("asserted", "3"), ("disputed", "2"), ("open", "1"), ("reported", "1")],
    "timeline": [
        ("Ann Mwangi", "2031-03-03", MEETS),
        ("Ann Mwangi", "2031-03-04", ANN_WILL),
        ("Norvik Lines", "2031-03-04", ANN_WILL),
        ("Tor Lund", "2031-03", CLOSES),
        ("Tor Lund", "2031-03-03", MEETS),
        ("ferry terminal", "2031-03", CLOSES),
    ],
}
SHOWS_FIRST: dict[str, tuple[str, ...]] = {
    "mentions": ("Norvik Lines", "ORG", "4", "2"),
    "quotes": ("Ann Mwangi leads Port Salla", "2031-03-06", "Island Wire"),
}


def test_every_query_says_what_it_answers() -> None:
    assert set(gallery()) == set(FINDS) | set(SHOWS_FIRST)
    for name, row in gallery().items():
        assert row.name == name
        assert row.sparql.startswith(f"# {row.answers}\n")
        assert "ORDER BY" in row.sparql


@pytest.mark.parametrize("name", gallery())
def test_it_finds_what_there_is(small_graph: KnowledgeGraph, name: str) -> None:
    found = query(small_graph, ready_query(name).sparql).texts()
    if name in FINDS:
        assert found == FINDS[name]
    else:
        assert found[0][: len(SHOWS_FIRST[name])] == SHOWS_FIRST[name]


@pytest.mark.parametrize("name", gallery())
def test_it_finds_the_same_in_an_exports_folder(small_graph: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    export_graph(small_graph, tmp_path / "graph.jsonl")
    sparql = ready_query(name).sparql
    assert query(tmp_path, sparql) == query(small_graph, sparql)


@pytest.mark.parametrize("name", gallery())
def test_it_finds_the_same_in_a_folder_as_in_memory(small_graph: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    prefixes = Namespaces(DEFAULT_BASE).prefixes
    (tmp_path / "memory").mkdir()
    (tmp_path / "folder").mkdir()
    count = keep_triples(small_graph, tmp_path / "memory")
    assert keep_triples(small_graph, tmp_path / "folder", most_in_memory=count - 1) == count
    memory, folder = (
        evaluate(opened(tmp_path / kind), ready_query(name).sparql, prefixes) for kind in ("memory", "folder")
    )
    assert list(map(str, memory)) == list(map(str, folder))


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(QueryError, match="timeline"):
        ready_query("such")
