"""newsgraph: news articles to a knowledge graph in which every edge can be proved.

>>> import newsgraph
>>> graph = newsgraph.build({"text": "The council rejected the plan on Monday.", "date": "2024-03-06"})
>>> [(s.relation, str(s.standing)) for s in graph.statements(relation="rejects")]
[('rejects', 'asserted')]
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsgraph.correcting import rebuild
    from newsgraph.export import ExportOptions
    from newsgraph.export import export_graph as export
    from newsgraph.export.native import load
    from newsgraph.export.selection import select
    from newsgraph.extract import extract
    from newsgraph.knowledge_graph import KnowledgeGraph
    from newsgraph.model import Article
    from newsgraph.pipeline import build
    from newsgraph.query import query

__version__ = "0.1.0"
__all__ = [
    "Article", "ExportOptions", "KnowledgeGraph", "build", "export", "extract", "load", "query", "rebuild", "select",
]  # fmt: skip

# each name's home; imported on first use, so that asking a graph never loads the language pipeline
_HOMES = {
    "Article": ("newsgraph.model", "Article"),
    "ExportOptions": ("newsgraph.export", "ExportOptions"),
    "KnowledgeGraph": ("newsgraph.knowledge_graph", "KnowledgeGraph"),
    "build": ("newsgraph.pipeline", "build"),
    "export": ("newsgraph.export", "export_graph"),
    "extract": ("newsgraph.extract", "extract"),
    "load": ("newsgraph.export.native", "load"),
    "query": ("newsgraph.query", "query"),
    "rebuild": ("newsgraph.correcting", "rebuild"),
    "select": ("newsgraph.export.selection", "select"),
}


def _public(name: str) -> property:
    """A public name. Importing a submodule of the same name does not put the module in its place."""
    module, attribute = _HOMES[name]
    return property(lambda _: getattr(import_module(module), attribute), lambda _, value: None)


class _Package(ModuleType):
    """The package, whose public names are functions and classes even where a room has the same name."""


for _name in __all__:
    setattr(_Package, _name, _public(_name))
sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
