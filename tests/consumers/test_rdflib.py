"""rdflib, and pySHACL on the shapes of the exported vocabulary."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from exported import SYNTAXES, Export
from rdflib import Dataset, Graph


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("form", [form for form, named in SYNTAXES.items() if not named])
def test_rdflib_reads_the_same_triples(export: Export, form: str) -> None:
    read = Graph().parse(export.path(form))
    assert len(read) == len(export.triples)
    written = read.serialize(format="nt", encoding="utf-8")
    assert {quad.triple for quad in ox.parse(written, ox.RdfFormat.N_TRIPLES)} == export.triples


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("form", [form for form, named in SYNTAXES.items() if named])
def test_rdflib_reads_the_same_quads(export: Export, form: str) -> None:
    written = Dataset().parse(export.path(form)).serialize(format="nquads", encoding="utf-8")
    # rdflib gives its default graph a name
    default = ox.NamedNode("urn:x-rdflib:default")
    read = {
        ox.Quad(*quad.triple) if quad.graph_name == default else quad
        for quad in ox.parse(written, ox.RdfFormat.N_QUADS)
    }
    assert read == export.quads


def test_the_data_passes_its_shapes(export: Export) -> None:
    pyshacl = pytest.importorskip("pyshacl", reason="needs pySHACL: pip install 'newsgraph[validate]'")
    shapes = Graph().parse(export.path("vocabulary"))
    conforms, _, report = pyshacl.validate(Graph().parse(export.path("turtle")), shacl_graph=shapes)
    assert conforms, report
