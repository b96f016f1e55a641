"""Every option in every format where it means something."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgraph.errors import ExportError
from newsgraph.export import FORMATS, ExportOptions, Rows, export_graph
from newsgraph.export.projection import DEFAULT_BASE
from newsgraph.knowledge_graph import KnowledgeGraph

# the native form keeps all and says so; mentions, decisions and the vocabulary hold no statements
OF_STATEMENTS = [name for name in FORMATS if name not in ("native", "mentions", "decisions", "sssom", "vocabulary")]
WITHOUT_IRIS = ("native", "claims", "mentions", "decisions")
QUOTE = "Lund closed the ferry terminal in March."
BASE = "https://news.test/g/"
CHOICES: dict[str, ExportOptions] = {
    "standing": ExportOptions(standings=["disputed", "open"]),
    "least confidence": ExportOptions(min_confidence=0.87),
    "types": ExportOptions(types=["PERSON", "GPE"]),
    "no values": ExportOptions(values=False),
    "all at once": ExportOptions(
        standings=["asserted"], min_confidence=0.5, types=["PERSON"], values=False, evidence=False, base=BASE
    ),
}


def written(graph: KnowledgeGraph, name: str, options: ExportOptions, folder: Path) -> str:
    """All text of a format's files."""
    target = folder / FORMATS[name].file
    export_graph(graph, target, name, options)
    files = sorted(target.iterdir()) if target.is_dir() else [target]
    return "\n".join(_text(file) for file in files)


def _text(file: Path) -> str:
    if file.suffix != ".parquet":
        return file.read_text("utf-8")
    parquet = pytest.importorskip("pyarrow.parquet")
    return str(parquet.read_table(file).to_pylist())


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("name", OF_STATEMENTS)
def test_what_is_chosen_is_written(name: str, choice: str, small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = CHOICES[choice]
    chosen = {row.id for row in Rows(small_graph, options).statements()}
    everything = {row.id for row in small_graph.statements()}
    assert chosen < everything
    text = written(small_graph, name, options, tmp_path)
    shown = {key for key in everything if key in text}
    assert shown == (set() if name == "claims" and not options.evidence else chosen)


@pytest.mark.parametrize("name", [*OF_STATEMENTS, "mentions"])
def test_evidence_is_left_out(name: str, small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    told = QUOTE if name != "mentions" else "Lund"
    assert told in written(small_graph, name, ExportOptions(), tmp_path / "with")
    assert told not in written(small_graph, name, ExportOptions(evidence=False), tmp_path / "without")


def test_mentions_are_those_of_the_types(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    text = written(small_graph, "mentions", ExportOptions(types=["PERSON"]), tmp_path)
    assert "Ann Mwangi" in text
    assert "Port Salla" not in text


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in WITHOUT_IRIS])
def test_the_base_is_that_of_all_own_iris(name: str, small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    text = written(small_graph, name, ExportOptions(base=BASE), tmp_path)
    assert BASE in text
    assert DEFAULT_BASE not in text


@pytest.mark.parametrize("choice", CHOICES)
def test_the_native_form_keeps_all_and_says_so(choice: str, small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert export_graph(small_graph, tmp_path / "graph.jsonl", options=CHOICES[choice]) == (
        "graph.jsonl keeps all statements; select() makes a smaller graph",
    )


def test_names_that_there_are_not_are_refused() -> None:
    with pytest.raises(ExportError, match=r"no standing 'assert' \(take some of asserted, reported"):
        ExportOptions(standings=["assert"])
    with pytest.raises(ExportError, match="no type 'PERSONS'"):
        ExportOptions(types=["PERSON", "PERSONS"])
