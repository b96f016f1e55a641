"""What every RDF form looks like, byte for byte, by way of the table of formats."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from hand_made import VOCABULARY, resolved_by_label
from newsgraph.export import FORMATS, export_graph
from newsgraph.knowledge_graph import KnowledgeGraph

GOLDEN = Path(__file__).parent / "golden"
RDF = [name for name, form in FORMATS.items() if form.module.startswith("newsgraph.export.rdf")]
# rdflib 7 reads RDF 1.1
BY_RDFLIB = [name for name in RDF if name != "turtle12"]


@pytest.mark.parametrize("name", RDF)
def test_golden_files(name: str, small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    """To renew them after a wanted change: NEWSGRAPH_GOLDEN=write python -m pytest tests/export, then read the diff."""
    file = FORMATS[name].file
    assert export_graph(small_graph, tmp_path / file, name) == ()
    if os.environ.get("NEWSGRAPH_GOLDEN") == "write":
        export_graph(small_graph, GOLDEN / file, name)
    assert (tmp_path / file).read_text("utf-8") == (GOLDEN / file).read_text("utf-8")


@pytest.mark.parametrize("name", RDF)
def test_an_empty_graph_is_written(name: str, tmp_path: Path) -> None:
    graph = KnowledgeGraph.assemble([], resolved_by_label(), vocabulary=VOCABULARY)
    export_graph(graph, tmp_path / FORMATS[name].file, name)
    assert list(ox.parse(path=tmp_path / FORMATS[name].file))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", BY_RDFLIB)
def test_the_suffix_tells_parsers_the_syntax(name: str, small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    file = tmp_path / FORMATS[name].file
    export_graph(small_graph, file)
    assert len(list(ox.parse(path=file))) == len(list(Dataset().parse(file).quads()))
