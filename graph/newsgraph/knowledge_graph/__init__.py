"""The knowledge graph: entities, statements, and the evidence that proves each of them."""

from __future__ import annotations

from newsgraph.knowledge_graph.explanation import Explanation
from newsgraph.knowledge_graph.graph import KnowledgeGraph, value_node
from newsgraph.knowledge_graph.parts import GraphParts, Origin, QuotedSentence
from newsgraph.knowledge_graph.statements import standing_of
from newsgraph.knowledge_graph.wording import Wording

__all__ = [
    "Explanation",
    "GraphParts",
    "KnowledgeGraph",
    "Origin",
    "QuotedSentence",
    "Wording",
    "standing_of",
    "value_node",
]
