"""What every consumer is given: the graph of ``exports/`` and a hostile one, each format written once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from exported import ROOT, Export, Script

from hostile import hostile_graph
from newsgraph.export.native import load

JAVASCRIPT = Path(__file__).with_name("javascript")


@pytest.fixture(scope="session", params=["seeds", "hostile"])
def export(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Export:
    """The export of ``seeds/``, read from ``exports/``; and a graph of hostile texts."""
    graph = load(ROOT / "exports") if request.param == "seeds" else hostile_graph()
    return Export(request.param, graph, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="session")
def javascript() -> Script:
    """Runs a script of ``javascript/`` in Node.js and gives the JSON that it prints."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node.js")
    modules = Path(os.environ.get("NEWSGRAPH_NODE_MODULES") or JAVASCRIPT / "node_modules")
    if not modules.is_dir():
        pytest.skip("needs the npm packages: cd tests/consumers/javascript && npm ci")

    def run(script: str, *arguments: object) -> Any:
        command = [node, str(JAVASCRIPT / script), *map(str, arguments)]
        environment = {**os.environ, "NODE_PATH": str(modules)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
