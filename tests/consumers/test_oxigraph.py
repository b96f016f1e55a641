"""Oxigraph: its store in this process, and its server over HTTP."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pyoxigraph as ox
import pytest
from exported import ROOT, STATEMENTS, SYNTAXES, Export, statement_rows

from newsgraph.export import Rows

MEDIA = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nquads": "application/n-quads",
}
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def stored(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Quads as Oxigraph's store has them: numbers by their value, all whole ones as xsd:integer."""
    xsd = "http://www.w3.org/2001/XMLSchema#"

    def term(of: object) -> object:
        if not isinstance(of, ox.Literal):
            return of
        if of.datatype.value == f"{xsd}nonNegativeInteger":
            return ox.Literal(of.value, datatype=ox.NamedNode(f"{xsd}integer"))
        if of.datatype.value == f"{xsd}decimal":
            return ox.Literal(str(float(of.value)), datatype=of.datatype)
        return of

    return {ox.Quad(quad.subject, quad.predicate, term(quad.object), quad.graph_name) for quad in quads}


def wanted(export: Export, form: str) -> set[ox.Quad]:
    return stored(export.quads if SYNTAXES[form] else (ox.Quad(*triple) for triple in export.triples))


@pytest.mark.parametrize("form", SYNTAXES)
def test_the_store_loads_every_syntax(export: Export, form: str) -> None:
    store = ox.Store()
    store.bulk_load(path=export.path(form))
    assert set(store) == wanted(export, form)
    if SYNTAXES[form]:
        assert {graph.value for graph in store.named_graphs()} == {row.iri for row in Rows(export.graph).articles()}
    found = store.query(STATEMENTS, use_default_graph_as_union=True)
    assert {tuple(term.value for term in row) for row in found} == statement_rows(export)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server of these tests' own."""
    program = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("needs Oxigraph's server: pip install oxigraph")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("oxigraph")
    command = [program, "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    with (folder / "errors.txt").open("w") as errors:
        process = subprocess.Popen(command, stdout=errors, stderr=errors)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urlopen(f"{address}/", timeout=5).close()
                break
            except URLError:
                assert process.poll() is None, (folder / "errors.txt").read_text()
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def ask(address: str, sparql: str, accept: str) -> bytes:
    request = Request(
        f"{address}/query?union-default-graph",
        sparql.encode(),
        {"Content-Type": "application/sparql-query", "Accept": accept},
    )
    with urlopen(request, timeout=60) as reply:
        return bytes(reply.read())


def put(address: str, path: Path, media: str, graph: str = "") -> None:
    """Give the server the file's triples instead of all that it has."""
    urlopen(Request(f"{address}/store", method="DELETE"), timeout=60).close()
    request = Request(f"{address}/store{graph}", path.read_bytes(), {"Content-Type": media}, method="PUT")
    urlopen(request, timeout=120).close()


@pytest.mark.parametrize("form", SYNTAXES)
def test_the_server_takes_every_syntax_and_answers(export: Export, form: str, server: str) -> None:
    put(server, export.path(form), MEDIA[form], "" if SYNTAXES[form] else "?default")
    found = json.loads(ask(server, STATEMENTS, "application/sparql-results+json"))["results"]["bindings"]
    names = ("statement", "standing", "sources", "subject", "object")
    assert {tuple(row[name]["value"] for name in names) for row in found} == statement_rows(export)
    assert ask(server, COUNT, "text/csv").split() == [b"n", str(len(export.triples)).encode()]
    with urlopen(Request(f"{server}/store", headers={"Accept": "application/n-quads"}), timeout=60) as reply:
        assert set(ox.parse(reply.read(), ox.RdfFormat.N_QUADS)) == wanted(export, form)


def test_the_committed_turtle_has_as_many_triples_as_it_says(server: str) -> None:
    file = ROOT / "exports" / "graph.ttl"
    told = re.search(r"void:triples (\d+)", file.read_text("utf-8"))
    assert told
    put(server, file, MEDIA["turtle"], "?default")
    assert ask(server, COUNT, "text/csv").split() == [b"n", told[1].encode()]
