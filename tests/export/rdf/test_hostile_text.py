"""Any text through every RDF syntax and back by foreign readers: nothing is lost, nothing is added."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from rdflib import Dataset, Graph

from hostile import ANY_TEXT, BREAKING_OUT, NASTY, graph_with
from newsgraph.export import FORMATS
from newsgraph.export.projection import Rows
from newsgraph.export.rdf import jsonld, nquads, ntriples, rdfxml, trig, turtle, turtle12
from newsgraph.export.rdf.nodes import ObjectTerms, as_triples
from newsgraph.export.rdf.terms import Descriptions, triples

WRITERS = {
    "turtle": turtle, "trig": trig, "ntriples": ntriples, "nquads": nquads, "rdfxml": rdfxml, "jsonld": jsonld,
}  # fmt: skip


def test_no_syntax_is_forgotten() -> None:
    rdf = {name for name, form in FORMATS.items() if form.module.startswith("newsgraph.export.rdf")}
    assert rdf == {*WRITERS, "turtle12", "vocabulary"}


def assert_all_come_back(rows: Rows, folder: Path) -> None:
    """pyoxigraph reads from every syntax what its own objects say, rdflib from every one the same."""
    wanted, by_rdflib = set(triples(rows)), None
    for name, module in WRITERS.items():
        file = folder / FORMATS[name].file
        module.write(rows, file, rows.options)
        assert {quad.triple for quad in ox.parse(path=file)} == wanted, name
        quads = name in ("trig", "nquads")
        read = {quad[:3] for quad in Dataset().parse(file).quads()} if quads else set(Graph().parse(file))
        by_rdflib = by_rdflib or read
        assert read == by_rdflib, name
        assert len(read) == len(wanted), name
    turtle12.write(rows, folder / "g.rdf12.ttl", rows.options)
    reified = as_triples(Descriptions(rows, ObjectTerms(rows.options.base), reifiers=True).all())
    assert {quad.triple for quad in ox.parse(path=folder / "g.rdf12.ttl")} == set(reified)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("text", [*NASTY, *BREAKING_OUT], ids=range(len(NASTY) + len(BREAKING_OUT)))
def test_hostile_texts_come_back(text: str, tmp_path: Path) -> None:
    assert_all_come_back(Rows(graph_with(text, text)), tmp_path)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@settings(max_examples=25, deadline=None)
@given(label=ANY_TEXT, value=ANY_TEXT)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, label: str, value: str) -> None:
    assert_all_come_back(Rows(graph_with(label, value)), tmp_path_factory.getbasetemp())


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    rows = Rows(graph_with("a\x00b"))
    for name, module in WRITERS.items():
        (warning,) = module.write(rows, tmp_path / FORMATS[name].file, rows.options)
        assert "lost control characters" in warning


def test_every_character_is_quoted_as_pyoxigraph_quotes_it() -> None:
    for code in range(0x110000):
        if not 0xD800 <= code < 0xE000:
            assert ntriples.quoted(chr(code)) == str(ox.Literal(chr(code)))
