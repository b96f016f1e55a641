"""Parquet tables, read back by pyarrow."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsgraph.errors import ExportError
from newsgraph.export import ExportOptions, Rows, export_graph
from newsgraph.export.attributes import edges, nodes
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Standing

GOLDEN = Path(__file__).parent / "golden" / "parquet"
parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'newsgraph[parquet]'")


def plain(data: dict[str, object]) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def test_tables_hold_every_attribute(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert export_graph(small_graph, tmp_path, "parquet") == ()
    rows = Rows(small_graph)
    found = parquet.read_table(tmp_path / "parquet" / "nodes.parquet").to_pylist()
    assert found == [{"id": node, **plain(data)} for node, data in nodes(rows)]
    found = parquet.read_table(tmp_path / "parquet" / "edges.parquet").to_pylist()
    assert found == [
        {"id": edge, "source": source, "target": end, **plain(data)} for edge, source, end, data in edges(rows)
    ]


def test_the_golden_tables_are_the_same(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Their bytes depend on pyarrow's version, what they hold does not."""
    export_graph(small_graph, tmp_path, "parquet")
    for name in ("nodes.parquet", "edges.parquet"):
        assert parquet.read_table(tmp_path / "parquet" / name).equals(parquet.read_table(GOLDEN / name))


def test_an_empty_graph_has_the_same_columns(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    none = ExportOptions(min_confidence=1.1)
    export_graph(small_graph, tmp_path, "parquet", none)
    found = parquet.read_table(tmp_path / "parquet" / "edges.parquet")
    assert found.num_rows == 0
    assert found.schema == parquet.read_schema(GOLDEN / "edges.parquet")


def test_options_choose_what_is_written(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = ExportOptions(standings=frozenset({Standing.ASSERTED}), min_confidence=0.7, values=False, evidence=False)
    export_graph(small_graph, tmp_path, "parquet", options)
    found = parquet.read_table(tmp_path / "parquet" / "edges.parquet").to_pylist()
    assert {row["relation"] for row in found} == {"leads", "meets"}
    assert all(row["quotes"] == [] for row in found)


def test_without_pyarrow_the_remedy_is_told(
    small_graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"needs the library pyarrow .*pip install 'newsgraph\[parquet\]'"):
        export_graph(small_graph, tmp_path, "parquet")
