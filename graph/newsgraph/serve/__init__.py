"""A SPARQL 1.1 Protocol endpoint over a graph, with a query page and the viewer.

It is for this machine only, and for reading only. The triples lie in a temporary folder. Worker processes read them,
into memory where that is not too much, and answer, since a query of pyoxigraph cannot be interrupted, but a process can
be ended. Needs the extra ``serve``.
"""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from newsgraph.errors import MissingExtraError, NewsgraphError
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions
from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.serve.workers import Limits, Workers
from newsgraph.stores import keep_triples

__all__ = ["DEFAULT_PORT", "HOST", "Limits", "serve"]

HOST = "127.0.0.1"
DEFAULT_PORT = 7878


def serve(
    graph: KnowledgeGraph | str | Path,
    port: int = DEFAULT_PORT,
    *,
    limits: Limits | None = None,
    base: str = DEFAULT_BASE,
    started: Callable[[str], None] | None = None,
) -> None:
    """Serve a graph at ``http://127.0.0.1:PORT/``, the endpoint at ``/sparql``, the viewer at ``/graph``,
    until the process is interrupted.

    Args:
        graph: A graph, an exports folder or its graph.jsonl.
        port: The port to listen at; 0 for any that is free.
        limits: What a single query may take.
        base: The IRI that the graph's own IRIs start with.
        started: Called with the page's address when the endpoint is about to answer.

    Raises:
        MissingExtraError: The extra ``serve`` is not installed.
        GraphError: The graph cannot be read.
        NewsgraphError: The port cannot be listened at.
    """
    try:
        import uvicorn

        from newsgraph.serve.application import application
        from newsgraph.serve.graph_page import GraphPage
    except ImportError as error:
        raise MissingExtraError(error.name or "starlette", "serve", "an endpoint") from error
    limits, names = limits or Limits(), Namespaces(ExportOptions(base=base).base)
    with _listening(port) as listener, TemporaryDirectory(prefix="newsgraph-") as folder:
        # uvicorn sends a signal on to whoever had it before: end in order, so that the folder goes
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        count = keep_triples(graph, Path(folder), base=base)
        picture = GraphPage(graph, Path(folder) / "graph.html", "./")
        del graph  # the memory
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        app = application(Workers(Path(folder), names, limits), names, address, count, picture)
        settings = uvicorn.Config(
            app,
            http="h11",
            loop="asyncio",
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=100,
            timeout_graceful_shutdown=1,
        )
        if started is not None:
            started(address)
        try:
            uvicorn.Server(settings).run(sockets=[listener])
        except KeyboardInterrupt:
            return


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        raise NewsgraphError(f"cannot be listened at: {error}", f"port {port}", "take another with --port") from error
