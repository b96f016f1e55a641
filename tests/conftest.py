"""Its place lets tests in any folder import the helpers beside it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from hand_made import hand_made_graph
from newsgraph.knowledge_graph import KnowledgeGraph

# the same examples on every machine, however slow it is
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session")
def small_graph() -> KnowledgeGraph:
    """The graph of two invented articles, made by hand."""
    return hand_made_graph()
