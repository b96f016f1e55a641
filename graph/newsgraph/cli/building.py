"""Verbs that read articles: build, triples, check."""

from __future__ import annotations

import logging
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from newsgraph.cli import options
from newsgraph.cli.console import err, fail, progress_bar, report

if TYPE_CHECKING:
    from newsgraph.model import Problem
    from newsgraph.pipeline import Build


class TripleForm(StrEnum):
    JSONL = "jsonl"
    TSV = "tsv"
    OPENIE = "openie"


def register(app: typer.Typer) -> None:
    """Adds the verbs to the command."""
    app.command(epilog="Example: newsgraph build seeds -o exports")(build)
    app.command(epilog="Example: newsgraph triples seeds -f tsv | head")(triples)
    app.command(epilog="Example: newsgraph check seeds exports")(check)


def build(
    sources: options.Sources,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.", show_default=False)],
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="Write this format, too; may be repeated. See newsgraph formats."),
    ] = None,
    model: options.Model = None,
    relations: options.Relations = None,
    gazetteer: options.Gazetteers = None,
    workers: options.Workers = 1,
    cache: Annotated[
        Path | None, typer.Option(help="Folder that keeps each article's analysis for later runs.")
    ] = None,
    date: options.Date = None,
    outlet: options.Outlet = None,
    url: options.Url = None,
    any_language: options.AnyLanguage = False,
    standing: options.Standings = None,
    min_confidence: options.MinConfidence = 0.0,
    types: options.Types = None,
    no_values: options.NoValues = False,
    no_evidence: options.NoEvidence = False,
    with_text: options.WithText = False,
    base: options.BaseIri = None,
    ledger: options.LedgerFile = None,
    verbose: options.Verbose = False,
) -> None:
    """Read articles and write their knowledge graph.

    Writes graph.jsonl (lossless), graph.ttl, graph.graphml, claims.jsonl, mentions.jsonl, decisions.csv,
    vocabulary.ttl and manifest.json. Follows the user's decisions in the folder's ledger.csv, and never writes there.
 --standing, --min-confidence, --type, --no-values and --no-evidence choose what the graph formats show;
    graph.jsonl always keeps all.
    """
    from newsgraph.cli.exporting import export_options
    from newsgraph.corrected_folder import ledger_of_folder
    from newsgraph.exports_folder import write_exports
    from newsgraph.pipeline import Settings, build_graph
    from newsgraph.read import Metadata
    from newsgraph.read.ledger import FILE as LEDGER

    if verbose:
        logging.basicConfig(stream=sys.stderr, format="%(message)s", level=logging.DEBUG)
        logging.getLogger().setLevel(logging.WARNING)
        logging.getLogger("newsgraph").setLevel(logging.DEBUG)
    chosen = export_options(standing, min_confidence, no_values, no_evidence, with_text, base, types)
    settings = Settings(model, relations, any_language, tuple(gazetteer or ()))
    followed = ledger_of_folder(output, ledger)
    with progress_bar("Reading articles") as progress:
        result = build_graph(
            sources,
            settings,
            metadata=Metadata(date=date, outlet=outlet, url=url),
            workers=workers,
            cache_dir=cache,
            ledger=followed,
            stdin=sys.stdin.buffer,
            progress=progress,
        )
    report(result.problems)
    if not result.graph.articles:
        fail("no article could be read, nothing is written")
        raise typer.Exit(3)
    for warning in write_exports(result.graph, output, settings, chosen, extra=formats or ()):
        err.print(f"[yellow]note[/]: {warning}")
    if ledger is not None and (output / LEDGER).exists() and not ledger.samefile(output / LEDGER):
        err.print(f"[yellow]note[/]: {output / LEDGER} is not followed, {ledger} is")
    _summary(result, output)
    if verbose:
        _unmapped(result)
    if result.failures:
        raise typer.Exit(1)


def _summary(result: Build, output: Path) -> None:
    from newsgraph.correcting import corrections_in

    graph = result.graph
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", justify="right")
    table.add_column()
    table.add_row(str(len(graph.articles)), "articles")
    table.add_row(str(graph.graph.number_of_nodes()), "nodes in the graph")
    statements = graph.statements()
    table.add_row(str(len(statements)), "statements")
    for standing, number in sorted(graph.count_by_standing().items(), key=lambda row: row[0]):
        table.add_row(str(number), f"  {standing}")
    table.add_row(str(len(corrections_in(graph))), "corrections followed")
    table.add_row(str(len(result.failures)), "articles failed")
    err.print(table)
    err.print(f"written to {output}")


def _unmapped(result: Build) -> None:
    rows = result.graph.unmapped_relations()
    if rows:
        err.print("relations that map to no canonical one, by number of statements:")
        for relation, number in rows[:30]:
            err.print(f"{number:6d}  {relation}")


def triples(
    sources: options.Sources,
    form: Annotated[TripleForm, typer.Option("--format", "-f", help="How to print them.")] = TripleForm.JSONL,
    lines: Annotated[
        bool, typer.Option("--lines", help="With openie: each line of the input is one sentence.")
    ] = False,
    model: options.Model = None,
    relations: options.Relations = None,
    date: options.Date = None,
    any_language: options.AnyLanguage = False,
    min_confidence: options.MinConfidence = 0.0,
) -> None:
    """Print the claims of articles, unresolved, one a line.

    jsonl: one claim a line, all its parts. tsv: short arguments, with a header. openie: sentence, confidence,
    relation, arguments as full phrases, for Open IE benchmarks.
    """
    from newsgraph.pipeline import Settings
    from newsgraph.triples import triple_lines

    if lines and form is not TripleForm.OPENIE:
        raise typer.BadParameter("goes with -f openie", param_hint="--lines")
    problems: list[Problem] = []
    settings = Settings(model, relations, any_language)
    for row in triple_lines(
        sources,
        settings,
        str(form),
        by_line=lines,
        date=date,
        min_confidence=min_confidence,
        stdin=sys.stdin.buffer,
        on_problem=problems.append,
    ):
        typer.echo(row)
    report(problems)
    if any(problem.fatal for problem in problems):
        raise typer.Exit(1)


def check(
    sources: options.Sources,
    graph: options.GraphPath,
    model: options.Model = None,
    relations: options.Relations = None,
    gazetteer: options.Gazetteers = None,
    workers: options.Workers = 1,
    date: options.Date = None,
    any_language: options.AnyLanguage = False,
) -> None:
    """Rebuild the graph of articles, with the corrections that it has, and say how it differs.

    Exports are the same byte for byte where library versions and processor family are the same; this compares what
    counts, entities and statements, anywhere.
    """
    from newsgraph.checking import differences, summary
    from newsgraph.correcting import corrections_in
    from newsgraph.export.native import load
    from newsgraph.pipeline import Settings, build_graph
    from newsgraph.read import Metadata
    from newsgraph.read.ledger import Ledger, LedgerRow

    before = load(graph)
    followed = Ledger(str(graph), tuple(LedgerRow(0, row) for row in corrections_in(before)))
    with progress_bar("Reading articles") as progress:
        result = build_graph(
            sources,
            Settings(model, relations, any_language, tuple(gazetteer or ())),
            metadata=Metadata(date=date),
            workers=workers,
            ledger=followed,
            stdin=sys.stdin.buffer,
            progress=progress,
        )
    report(result.problems)
    found = list(differences(before, result.graph))
    for row in found:
        typer.echo(str(row))
    if found:
        err.print(summary(found))
        raise typer.Exit(1)
    err.print(f"no differences: {len(result.graph.statements())} statements, {len(result.graph.entities)} entities")
