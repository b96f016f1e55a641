"""Its place lets tests in any folder import the helpers beside it."""

from __future__ import annotations

import pytest

from hand_made import hand_made_graph
from newsgraph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="session")
def small_graph() -> KnowledgeGraph:
    """The graph of two invented articles, made by hand."""
    return hand_made_graph()
