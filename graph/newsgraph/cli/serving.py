"""The verb that serves a graph."""

from __future__ import annotations

from typing import Annotated

import typer

from newsgraph.cli import options
from newsgraph.cli.console import err


def register(app: typer.Typer) -> None:
    """Adds the verb to the command."""
    app.command(epilog="Example: newsgraph serve exports --port 8080")(serve)


def serve(
    graph: options.GraphPath,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 for any that is free.")] = 7878,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds that a query may take.")] = 30.0,
    size_limit: Annotated[float, typer.Option(min=0.001, help="Megabytes that a result may have.")] = 64.0,
    workers: Annotated[int, typer.Option(min=1, help="Queries that are answered at a time.")] = 2,
    base: options.BaseIri = None,
) -> None:
    """Serve a graph as a SPARQL 1.1 endpoint with a query page and a picture, on this machine, for reading only.

    Needs starlette and uvicorn: pip install 'newsgraph[serve]'.
    """
    from newsgraph.export.rows import DEFAULT_BASE
    from newsgraph.serve import Limits
    from newsgraph.serve import serve as start

    def started(address: str) -> None:
        err.print(f"query page {address} · viewer {address}graph · SPARQL endpoint {address}sparql · Ctrl + C ends it")

    limits = Limits(seconds=time_limit, result_bytes=int(size_limit * 2**20), workers=workers)
    start(graph, port, limits=limits, base=base or DEFAULT_BASE, started=started)
