"""Verbs that show a graph: view, plot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsgraph.cli import options
from newsgraph.cli.console import err
from newsgraph.cli.exporting import export_options


def register(app: typer.Typer) -> None:
    """Adds the verbs to the command."""
    app.command(epilog="Example: newsgraph view exports -o graph.html")(view)
    app.command(epilog="Example: newsgraph plot exports Biden -o biden.svg --standing asserted --standing denied")(plot)


def view(
    graph: options.GraphPath,
    output: Annotated[Path, typer.Option("--output", "-o", help="HTML file to write.", show_default=False)],
    title: Annotated[str | None, typer.Option(help="What the page is called.", show_default="newsgraph")] = None,
    standing: options.Standings = None,
    min_confidence: options.MinConfidence = 0.0,
    no_values: options.NoValues = False,
    no_evidence: options.NoEvidence = False,
) -> None:
    """Write a page that shows the graph in any browser: one file, offline, with search, filters and evidence."""
    from newsgraph.export.native import load
    from newsgraph.view import write_page

    chosen = export_options(standing, min_confidence, no_values, no_evidence, False, None)
    for warning in write_page(load(graph), output, chosen, title=title):
        err.print(f"[yellow]note[/]: {warning}")
    err.print(f"written to {output}")


def plot(
    graph: options.GraphPath,
    name: Annotated[str, typer.Argument(help="A name, an alias or an id of an entity.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="SVG or PNG file to write.", show_default=False)],
    most: Annotated[int, typer.Option(min=1, help="Statements to draw, those of the most sources first.")] = 24,
    standing: options.Standings = None,
    min_confidence: options.MinConfidence = 0.0,
    no_values: options.NoValues = False,
) -> None:
    """Draw a thing and its statements as an SVG or PNG picture."""
    from newsgraph.export.native import load
    from newsgraph.view import write_picture

    chosen = export_options(standing, min_confidence, no_values, False, False, None)
    for warning in write_picture(load(graph), name, output, chosen, most=most):
        err.print(f"[yellow]note[/]: {warning}")
    err.print(f"written to {output}")
