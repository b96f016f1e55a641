"""Raptor, the parser of Redland: its program rapper."""

from __future__ import annotations

import shutil
import subprocess

import pyoxigraph as ox
import pytest
from exported import Export

NAMES = {"turtle": "turtle", "ntriples": "ntriples", "rdfxml": "rdfxml", "trig": "trig", "nquads": "nquads"}
rapper = shutil.which("rapper")
pytestmark = pytest.mark.skipif(rapper is None, reason="needs rapper: apt-get install raptor2-utils")


@pytest.mark.parametrize("form", NAMES)
def test_rapper_reads_the_same_triples(export: Export, form: str) -> None:
    assert rapper
    named = form in ("trig", "nquads")
    command = [rapper, "-q", "-i", NAMES[form], "-o", "nquads" if named else "ntriples", str(export.path(form))]
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    if named:
        assert set(ox.parse(done.stdout, ox.RdfFormat.N_QUADS)) == export.quads
    else:
        assert {quad.triple for quad in ox.parse(done.stdout, ox.RdfFormat.N_TRIPLES)} == export.triples
