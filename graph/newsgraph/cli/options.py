"""Options that several verbs share, so that they read the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsgraph.model import EntityType, Standing

Sources = Annotated[
    list[str],
    typer.Argument(
        help="Articles: files, folders, globs, or - for standard input.", metavar="PATH...", show_default=False
    ),
]
GraphPath = Annotated[
    Path, typer.Argument(help="An exports folder, or its graph.jsonl.", metavar="GRAPH", show_default=False)
]
LedgerFile = Annotated[
    Path | None,
    typer.Option("--ledger", help="File of the user's decisions.", show_default="ledger.csv in the folder"),
]
Model = Annotated[
    str | None,
    typer.Option(help="Name or path of another spaCy pipeline with Universal Dependencies.", show_default="packaged"),
]
Relations = Annotated[
    Path | None,
    typer.Option(help="TOML file of relations, instead of the packaged ones or beside them.", show_default="packaged"),
]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", help="Your own entities, to link names to: CSV, JSON Lines or SKOS; may be repeated."),
]
Workers = Annotated[int, typer.Option(min=1, help="Processes to use.")]
Date = Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD, for articles without one.")]
Outlet = Annotated[str | None, typer.Option(help="Outlet, for articles without one.")]
Url = Annotated[str | None, typer.Option(help="URL, for articles without one.")]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Take articles that do not look English, too.")]
Standings = Annotated[
    list[Standing] | None, typer.Option("--standing", help="Only statements of this standing; may be repeated.")
]
MinConfidence = Annotated[float, typer.Option(min=0.0, max=1.0, help="Only statements at least this sure.")]
Types = Annotated[
    list[EntityType] | None,
    typer.Option("--type", help="Only statements whose entities are all of these types; may be repeated."),
]
NoValues = Annotated[bool, typer.Option("--no-values", help="Leave out statements about dates, money, counts, titles.")]
NoEvidence = Annotated[bool, typer.Option("--no-evidence", help="Leave out the claims and quotes behind statements.")]
WithText = Annotated[bool, typer.Option("--with-text", help="Keep the articles' full text in graph.jsonl.")]
BaseIri = Annotated[str | None, typer.Option("--base", help="Base IRI of all entities and statements.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")]
