"""The command line: a module per group of verbs, no logic of its own.

Exit codes: 0 all went well · 1 done, but some articles failed, or differences or violations were found · 2 wrong
usage · 3 nothing was done, an error message says why.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

import newsgraph
from newsgraph.cli import asking, building, comparing, correcting, exporting, serving, showing
from newsgraph.cli.console import fail
from newsgraph.errors import NewsgraphError

app = typer.Typer(
    name="newsgraph",
    help="News articles to a knowledge graph in which every edge can be proved.",
    epilog="Exit codes: 0 all well · 1 done, but articles failed, or differences or violations found · 2 wrong usage · "
    "3 failed.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
building.register(app)
exporting.register(app)
asking.register(app)
comparing.register(app)
correcting.register(app)
serving.register(app)
showing.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsgraph {newsgraph.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """News articles to a knowledge graph in which every edge can be proved."""


def main() -> None:
    """The ``newsgraph`` command."""
    try:
        app()
    except NewsgraphError as error:
        fail(str(error))
        sys.exit(3)
    except BrokenPipeError:
        # the reader of our output has gone ("| head"): no error, and nothing more to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        fail("interrupted; with --cache, what was done is kept")
        sys.exit(3)
