"""An endpoint as a user starts it: ``newsgraph serve`` in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from protocol_client import Start

import newsgraph
from newsgraph.export import export_graph
from newsgraph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="session")
def folder(small_graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exports folder of the graph made by hand."""
    path = tmp_path_factory.mktemp("served")
    export_graph(small_graph, path / "graph.jsonl")
    export_graph(small_graph, path / "graph.ttl")
    return path


@pytest.fixture(scope="session")
def start(folder: Path) -> Iterator[Start]:
    """Starts an endpoint with further options and gives its address."""
    pytest.importorskip("starlette", reason="pip install 'newsgraph[serve]'")
    pytest.importorskip("uvicorn", reason="pip install 'newsgraph[serve]'")
    started: list[subprocess.Popen[str]] = []

    def begin(*options: str) -> str:
        command = [sys.executable, "-m", "newsgraph", "serve", str(folder), "--port", "0", *options]
        environment = {**os.environ, "PYTHONPATH": str(Path(newsgraph.__file__).parents[1])}
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment)
        started.append(process)
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line + process.stderr.read()
        return found[0]

    yield begin
    for process in started:
        process.send_signal(signal.SIGTERM)
    for process in started:
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def endpoint(start: Start) -> str:
    """The address of an endpoint that all tests share."""
    return f"{start()}sparql"
