"""Its place lets tests in any folder import the helpers beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import chromium
from command import Run, command_runner
from hand_made import hand_made_graph
from newsgraph.knowledge_graph import KnowledgeGraph

# the same examples on every machine, however slow it is
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session")
def small_graph() -> KnowledgeGraph:
    """The graph of two invented articles, made by hand."""
    return hand_made_graph()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the ``newsgraph`` command in this process."""
    return command_runner(monkeypatch, capsys)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A running Chromium, as Playwright's ``Browser``."""
    if reason := chromium.missing():
        pytest.skip(reason)
    with chromium.chromium() as running:
        yield running
