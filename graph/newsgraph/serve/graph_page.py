"""The viewer's page as the server has it: written to a file when someone first asks for it."""

from __future__ import annotations

import threading
from pathlib import Path

from newsgraph.errors import GraphError
from newsgraph.export.native import load
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.view import write_page

# a page of so many has some 100 MB, the most that a browser reads with patience
MOST_STATEMENTS = 100_000


class GraphPage:
    """The page of a graph; safe to ask from several threads.

    Args:
        graph: A graph, an exports folder or its graph.jsonl.
        file: Where the page is kept.
        query_page: The address that the page links to.
    """

    def __init__(self, graph: KnowledgeGraph | str | Path, file: Path, query_page: str) -> None:
        self._graph: KnowledgeGraph | str | Path | None = graph
        self._file, self._query_page = file, query_page
        self._lock = threading.Lock()

    def file(self) -> Path:
        """The page's file.

        Raises:
            GraphError: The graph cannot be read, or is too large to be shown.
        """
        with self._lock:
            if self._graph is not None:
                graph = self._graph if isinstance(self._graph, KnowledgeGraph) else load(self._graph)
                if (count := len(graph.statements())) > MOST_STATEMENTS:
                    raise GraphError(
                        f"the graph has {count:,} statements, and a page shows {MOST_STATEMENTS:,} at most",
                        "",
                        "choose a part: newsgraph view GRAPH -o graph.html --standing asserted --min-confidence 0.8",
                    )
                write_page(graph, self._file, query_page=self._query_page)
                self._graph = None  # its memory
        return self._file
