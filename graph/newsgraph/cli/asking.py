"""Verbs that ask a graph: query, explain."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from newsgraph.cli import options


class ResultForm(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Adds the verbs to the command."""
    app.command(epilog="Example: newsgraph query exports 'SELECT ?who ?whom WHERE { ?who said:authorizes ?whom }'")(
        query
    )
    app.command(epilog="Example: newsgraph explain exports Biden")(explain)


def query(
    graph: options.GraphPath,
    sparql: Annotated[str, typer.Argument(help="The query, or - to read it from standard input.", show_default=False)],
    form: Annotated[ResultForm, typer.Option("--format", "-f", help="How to print the result.")] = ResultForm.TABLE,
) -> None:
    """Ask a graph in SPARQL. The prefixes ent: rel: said: ng: and the common ones need no declaration."""
    from newsgraph.query import query as ask

    result = ask(graph, sys.stdin.read() if sparql == "-" else sparql)
    typer.echo(result.render(str(form)), nl=False)


def explain(
    graph: options.GraphPath,
    name: Annotated[
        str, typer.Argument(help="A name, an alias or an id of an entity, or a statement's id.", show_default=False)
    ],
) -> None:
    """Show what the graph knows of a thing: its statements with their sentences, and why its names were merged."""
    from newsgraph.export.native import load

    typer.echo(str(load(graph).explain(name)))
