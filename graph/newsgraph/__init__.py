"""newsgraph: news articles to a knowledge graph in which every edge can be proved.

>>> import newsgraph
>>> graph = newsgraph.build({"text": "The council rejected the plan on Monday.", "date": "2024-03-06"})
>>> [(s.relation, str(s.standing)) for s in graph.statements(relation="rejects")]
[('rejects', 'asserted')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsgraph.export import export_graph as export
    from newsgraph.export.native import load
    from newsgraph.export.selection import select
    from newsgraph.extract import extract
    from newsgraph.knowledge_graph import KnowledgeGraph
    from newsgraph.model import Article
    from newsgraph.pipeline import build
    from newsgraph.query import query

__version__ = "0.1.0"
__all__ = ["Article", "KnowledgeGraph", "build", "export", "extract", "load", "query", "select"]

# each name's home; imported on first use, so that asking a graph never loads the language pipeline
_HOMES = {
    "Article": ("newsgraph.model", "Article"),
    "KnowledgeGraph": ("newsgraph.knowledge_graph", "KnowledgeGraph"),
    "build": ("newsgraph.pipeline", "build"),
    "export": ("newsgraph.export", "export_graph"),
    "extract": ("newsgraph.extract", "extract"),
    "load": ("newsgraph.export.native", "load"),
    "query": ("newsgraph.query", "query"),
    "select": ("newsgraph.export.selection", "select"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
