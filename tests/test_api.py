"""The public names."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import newsgraph


@pytest.mark.parametrize("name", newsgraph.__all__)
def test_a_room_of_the_same_name_does_not_hide_a_public_name(name: str) -> None:
    for room in ("export", "extract", "query", "export.native", "extract.openie"):
        importlib.import_module(f"newsgraph.{room}")
    assert callable(getattr(newsgraph, name))
    assert name in dir(newsgraph)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = newsgraph.nothing_here  # type: ignore[attr-defined]


def test_export_select_and_query_take_what_build_gives(tmp_path: Path) -> None:
    graph = newsgraph.build({"text": "Kenya rejected the loan. It may sell the land."})
    asserted = newsgraph.select(graph, standings=["asserted"])
    newsgraph.export(asserted, tmp_path / "graph.jsonl")
    loaded = newsgraph.load(tmp_path / "graph.jsonl")
    assert [row.id for row in loaded.statements()] == [row.id for row in asserted.statements()]
    assert newsgraph.query(loaded, "ASK { ?who rel:rejects ?what }").render("csv").splitlines()[-1] == "true"


def test_extract_reads_any_doc_with_universal_dependencies() -> None:
    from newsgraph.language import load

    claims = newsgraph.extract(load()("Kenya rejected the loan."))
    assert [(row.subject.span.text, row.relation.id, row.object.span.text) for row in claims] == [
        ("Kenya", "rejects", "the loan")
    ]
