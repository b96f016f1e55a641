"""No query holds up the others, fills the memory or outlives the endpoint."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from protocol_client import Start, get

import newsgraph
from newsgraph.cli import main
from newsgraph.errors import MissingExtraError
from newsgraph.export.projection import DEFAULT_BASE
from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.serve import Limits, serve
from newsgraph.serve.workers import Workers
from newsgraph.stores import keep_triples

# a product of all triples with themselves, four times
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def strict(start: Start) -> str:
    """An endpoint that allows little."""
    return f"{start('--time-limit', '1', '--size-limit', '0.01', '--workers', '1')}sparql"


def test_a_query_that_takes_too_long_is_ended(strict: str) -> None:
    began = time.monotonic()
    reply = get(strict, ENDLESS)
    assert reply.status == 503
    assert "longer than 1 s" in reply.text
    assert time.monotonic() - began < 10
    assert get(strict, "ASK { ?a rel:leads ?b }").status == 200


def test_a_result_that_is_too_large_is_refused(strict: str) -> None:
    for sparql in ("SELECT * { ?s ?p ?o . ?a ?b ?c }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        reply = get(strict, sparql)
        assert reply.status == 500
        assert "LIMIT" in reply.text
    assert get(strict, "SELECT * { ?s ?p ?o } LIMIT 5").status == 200


def test_a_slow_query_does_not_hold_up_the_others(start: Start) -> None:
    endpoint = f"{start('--time-limit', '2', '--workers', '2')}sparql"
    assert get(endpoint, "ASK {}").status == 200
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(get, endpoint, ENDLESS)
        time.sleep(0.2)
        assert {get(endpoint, "ASK {}").status for _ in range(20)} == {200}
        assert not slow.done()
        assert slow.result().status == 503


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds a process to its memory")
def test_a_query_that_needs_too_much_memory_ends_alone(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    keep_triples(small_graph, tmp_path)
    limits = Limits(seconds=30, memory_bytes=3 * 2**29, workers=1)
    workers = Workers(tmp_path, Namespaces(DEFAULT_BASE), limits)
    workers.start()
    try:
        found = workers.ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f", "")
        assert (found.status, b"memory" in found.body) == (500, True)
        assert workers.ask("ASK { ?a rel:leads ?b }", "").status == 200
    finally:
        workers.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes without asking them")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("busy", [False, True])
def test_it_ends_in_order(folder: Path, tmp_path: Path, sign: signal.Signals, busy: bool) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(newsgraph.__file__).parents[1]), "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "newsgraph", "serve", str(folder), "--port", "0"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment, start_new_session=True
    )
    assert process.stderr is not None
    line = process.stderr.readline().split()
    endpoint = line[line.index("endpoint") + 1]
    assert get(endpoint, "ASK {}").status == 200
    assert len(list(tmp_path.iterdir())) == 1
    with ThreadPoolExecutor(1) as pool:
        if busy:  # with a query that no worker has finished
            pool.submit(get, endpoint, ENDLESS)
            time.sleep(0.3)
        os.killpg(process.pid, sign) if sign is signal.SIGINT else process.send_signal(sign)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 0
    assert busy or said == ""
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_named(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = start().rstrip("/").rpartition(":")[2]
    monkeypatch.setattr(sys, "argv", ["newsgraph", "serve", str(folder), "--port", port])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 3
    assert f"port {port}" in capsys.readouterr().err


def test_without_the_extra_it_says_so(small_graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(MissingExtraError, match=r"newsgraph\[serve\]"):
        serve(small_graph)
