"""N3.js and jsonld.js, in Node.js."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from exported import SYNTAXES, Export, Script

NAMES = {"turtle": "text/turtle", "ntriples": "N-Triples", "trig": "application/trig", "nquads": "N-Quads"}


@pytest.mark.parametrize("form", NAMES)
def test_n3_reads_the_same_quads(export: Export, form: str, javascript: Script) -> None:
    read = set(ox.parse(javascript("n3.js", export.path(form), NAMES[form]), ox.RdfFormat.N_QUADS))
    assert read == (export.quads if SYNTAXES[form] else {ox.Quad(*triple) for triple in export.triples})


def test_jsonld_js_reads_the_same_triples(export: Export, javascript: Script) -> None:
    read = set(ox.parse(javascript("jsonld.js", export.path("jsonld")), ox.RdfFormat.N_QUADS))
    assert read == {ox.Quad(*triple) for triple in export.triples}
