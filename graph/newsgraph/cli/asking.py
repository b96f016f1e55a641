"""Verbs that ask a graph: query, explain."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsgraph.cli import options


class ResultForm(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Adds the verbs to the command."""
    app.command(
        epilog="Examples: newsgraph query exports 'SELECT ?who ?whom WHERE { ?who said:authorizes ?whom }' · "
        "newsgraph query --gallery · newsgraph query exports --gallery timeline"
    )(query)
    app.command(epilog="Example: newsgraph explain exports Biden")(explain)


def query(
    graph: Annotated[
        Path | None,
        typer.Argument(help="An exports folder, or its graph.jsonl.", metavar="GRAPH", show_default=False),
    ] = None,
    sparql: Annotated[
        str | None,
        typer.Argument(
            help="The query, or - to read it from standard input; with --gallery, the name of a ready one.",
            metavar="SPARQL",
            show_default=False,
        ),
    ] = None,
    ready: Annotated[
        bool, typer.Option("--gallery", help="Ask a ready query by its name; without a name, list them.")
    ] = False,
    form: Annotated[ResultForm, typer.Option("--format", "-f", help="How to print the result.")] = ResultForm.TABLE,
) -> None:
    """Ask a graph in SPARQL. The prefixes ent: rel: said: ng: and the common ones need no declaration."""
    from newsgraph.gallery import gallery, ready_query
    from newsgraph.query import query as ask

    if ready and sparql is None:
        width = max(map(len, gallery()))
        for row in gallery().values():
            typer.echo(f"{row.name.ljust(width)}  {row.answers}")
        return
    if graph is None or sparql is None:
        raise typer.BadParameter("is missing; newsgraph query --gallery lists ready ones", param_hint="GRAPH SPARQL")
    if ready:
        sparql = ready_query(sparql).sparql
    elif sparql == "-":
        sparql = sys.stdin.read()
    typer.echo(ask(graph, sparql).render(str(form)), nl=False)


def explain(
    graph: options.GraphPath,
    name: Annotated[
        str, typer.Argument(help="A name, an alias or an id of an entity, or a statement's id.", show_default=False)
    ],
) -> None:
    """Show what the graph knows of a thing: its statements with their sentences, why its names were merged and by whom,
    what was nearly merged, and the ids by which to correct all this."""
    from newsgraph.export.native import load

    typer.echo(load(graph).explain(name).told(str(graph)))
