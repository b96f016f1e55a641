"""Verbs that judge a graph: diff, validate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsgraph.cli import options
from newsgraph.cli.console import err


class DiffForm(StrEnum):
    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Adds the verbs to the command."""
    app.command(epilog="Example: newsgraph diff last-week/exports exports -f json")(diff)
    app.command(epilog="Examples: newsgraph validate exports · newsgraph validate exports/graph.ttl")(validate)


def diff(
    old: Annotated[
        Path, typer.Argument(help="An exports folder, or its graph.jsonl.", metavar="OLD", show_default=False)
    ],
    new: Annotated[Path, typer.Argument(help="What to compare it with.", metavar="NEW", show_default=False)],
    form: Annotated[DiffForm, typer.Option("--format", "-f", help="How to print it.")] = DiffForm.TEXT,
) -> None:
    """Say which entities and statements a graph has lost, gained or changed.

    The exit code is 1 where there are differences.
    """
    from newsgraph.checking import differences, summary, to_json
    from newsgraph.export.native import load

    found = list(differences(load(old), load(new)))
    if form is DiffForm.JSON:
        typer.echo(to_json(found), nl=False)
    else:
        for row in found:
            typer.echo(str(row))
    err.print(summary(found))
    if found:
        raise typer.Exit(1)


def validate(
    graph: Annotated[
        Path,
        typer.Argument(
            help="An exports folder, its graph.jsonl, or a file of RDF.", metavar="GRAPH", show_default=False
        ),
    ],
    base: options.BaseIri = None,
) -> None:
    """Check a graph against newsgraph's SHACL shapes. Needs pySHACL: pip install 'newsgraph[validate]'.

    The exit code is 1 where the graph breaks a shape.
    """
    from newsgraph.export.native import load
    from newsgraph.export.rdf.validation import is_rdf
    from newsgraph.export.rdf.validation import validate as check
    from newsgraph.export.rows import DEFAULT_BASE

    found = check(graph if is_rdf(graph) else load(graph), base or DEFAULT_BASE)
    for row in found:
        typer.echo(str(row))
    if found:
        err.print(f"{len(found)} violations")
        raise typer.Exit(1)
    err.print("no violations: the graph passes newsgraph's shapes")
