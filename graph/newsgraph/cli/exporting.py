"""Verbs that write a graph in other forms: export, formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from newsgraph.cli import options
from newsgraph.cli.console import err, out

if TYPE_CHECKING:
    from newsgraph.export.rows import ExportOptions
    from newsgraph.model import EntityType, Standing


def register(app: typer.Typer) -> None:
    """Adds the verbs to the command."""
    app.command(epilog="Example: newsgraph export exports -o graph.graphml --standing asserted")(export)
    app.command()(formats)


def export_options(
    standing: list[Standing] | None,
    min_confidence: float,
    no_values: bool,
    no_evidence: bool,
    with_text: bool,
    base: str | None,
    types: list[EntityType] | None = None,
) -> ExportOptions:
    """The options of an export, from those of the command line."""
    from newsgraph.export.rows import DEFAULT_BASE, ExportOptions

    return ExportOptions(
        standings=standing or None,
        min_confidence=min_confidence,
        types=types or None,
        values=not no_values,
        evidence=not no_evidence,
        with_text=with_text,
        base=base or DEFAULT_BASE,
    )


def export(
    graph: options.GraphPath,
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write.", show_default=False)],
    form: Annotated[
        str | None, typer.Option("--format", "-f", help="Format, if the file's suffix does not tell.")
    ] = None,
    standing: options.Standings = None,
    min_confidence: options.MinConfidence = 0.0,
    types: options.Types = None,
    no_values: options.NoValues = False,
    no_evidence: options.NoEvidence = False,
    with_text: options.WithText = False,
    base: options.BaseIri = None,
) -> None:
    """Write a graph, or a part of it, in another format."""
    from newsgraph.export import export_graph
    from newsgraph.export.native import load

    chosen = export_options(standing, min_confidence, no_values, no_evidence, with_text, base, types)
    for warning in export_graph(load(graph), output, form, chosen):
        err.print(f"[yellow]note[/]: {warning}")
    err.print(f"written to {output}")


def formats() -> None:
    """List the formats, what each keeps and what it must drop."""
    from newsgraph.export import FORMATS

    table = Table(box=None, pad_edge=False)
    for heading in ("format", "suffix", "keeps", "drops"):
        table.add_column(heading, overflow="fold")
    for name, form in FORMATS.items():
        table.add_row(name, form.suffix, form.keeps, form.drops)
    out.print(table)
