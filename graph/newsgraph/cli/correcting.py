"""Verbs that correct a graph: merge, split, accept, reject, rebuild."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgraph.cli import options
from newsgraph.cli.console import err, out, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsgraph.corrected_folder import Corrected
    from newsgraph.knowledge_graph import KnowledgeGraph
    from newsgraph.model import Judgement, Verdict
    from newsgraph.read.ledger import Correction

Folder = Annotated[
    Path, typer.Argument(help="An exports folder that newsgraph build wrote.", metavar="GRAPH", show_default=False)
]
Left = Annotated[
    str, typer.Argument(help="A name or id of an entity, or a profile's id.", metavar="A", show_default=False)
]
Right = Annotated[
    str, typer.Argument(help="The same of the other, or a gazetteer entry's id.", metavar="B", show_default=False)
]
StatementId = Annotated[
    str, typer.Argument(help="The id of a statement, or of a claim.", metavar="STATEMENT", show_default=False)
]
Reason = Annotated[str, typer.Option(help="Why; kept in the ledger.")]
By = Annotated[str, typer.Option(help="Who decides; kept in the ledger.")]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", help="The files of your own entities that it was built with.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Adds the verbs to the command."""
    app.command(epilog="Example: newsgraph merge exports 'Ann Mwangi' 'Ann Lund' --reason 'she married'")(merge)
    app.command(epilog="Example: newsgraph split exports p9db6d19bd564 p323016cfb0c5")(split)
    app.command(epilog="Example: newsgraph accept exports s5f0c1a2b3c4d5e6f")(accept)
    app.command(epilog="Example: newsgraph reject exports s5f0c1a2b3c4d5e6f --reason 'the sentence is a quotation'")(
        reject
    )
    app.command(epilog="Example: newsgraph rebuild exports")(rebuild)


def merge(
    graph: Folder, left: Left, right: Right, reason: Reason = "", by: By = "user", ledger: options.LedgerFile = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Say that two things are one. The decision goes into the ledger, and the folder is written anew.

    To undo it, delete its line in the ledger and run newsgraph rebuild.
    """
    from newsgraph.model import Verdict

    _decide(graph, Verdict.SAME, left, right, reason, by, ledger, gazetteer)


def split(
    graph: Folder, left: Left, right: Right, reason: Reason = "", by: By = "user", ledger: options.LedgerFile = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Say that two things are two, whatever speaks for one. The decision goes into the ledger, and the folder is
    written anew.

    To part two profiles that are one entity, name them by the ids that newsgraph explain shows, or by names that only
    one of them bears.
    """
    from newsgraph.model import Verdict

    _decide(graph, Verdict.DIFFERENT, left, right, reason, by, ledger, gazetteer)


def accept(
    graph: Folder, statement: StatementId, reason: Reason = "", by: By = "user", ledger: options.LedgerFile = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Say that the sentences behind a statement say so: it is marked as reviewed, in every format."""
    from newsgraph.model import Judgement

    _judge(graph, Judgement.ACCEPTED, statement, reason, by, ledger, gazetteer)


def reject(
    graph: Folder, statement: StatementId, reason: Reason = "", by: By = "user", ledger: options.LedgerFile = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Say that the sentences behind a statement were misread: their claims prove nothing any more."""
    from newsgraph.model import Judgement

    _judge(graph, Judgement.REJECTED, statement, reason, by, ledger, gazetteer)


def rebuild(graph: Folder, ledger: options.LedgerFile = None, gazetteer: Gazetteers = None) -> None:
    """Replay the ledger on a graph, as after an edit by hand; no article is read again."""
    _correct(graph, ledger, gazetteer)


def _decide(
    folder: Path, verdict: Verdict, left: str, right: str, reason: str, by: str, ledger: Path | None,
    gazetteer: list[Path] | None,
) -> None:
    from newsgraph.correcting import decision_on

    _correct(folder, ledger, gazetteer, lambda graph: [decision_on(graph, verdict, left, right, reason=reason, by=by)])


def _judge(
    folder: Path, judgement: Judgement, name: str, reason: str, by: str, ledger: Path | None,
    gazetteer: list[Path] | None,
) -> None:
    from newsgraph.correcting import reviews_on

    _correct(folder, ledger, gazetteer, lambda graph: reviews_on(graph, judgement, name, reason=reason, by=by))


def _correct(
    folder: Path,
    ledger: Path | None,
    gazetteer: list[Path] | None,
    corrections: Callable[[KnowledgeGraph], Iterable[Correction]] = lambda _: (),
) -> None:
    from newsgraph.corrected_folder import correct

    done = correct(folder, corrections, ledger=ledger, gazetteers=gazetteer or ())
    report(done.problems)
    for warning in done.warnings:
        err.print(f"[yellow]note[/]: {warning}")
    for line in _told(done):
        out.print(line, markup=False)
    err.print(f"written to {folder}")


def _told(done: Corrected) -> Iterable[str]:
    from newsgraph.checking import differences
    from newsgraph.correcting import in_words

    for row in done.added:
        yield f"{done.ledger.name}, line {row.line}: {in_words(done.before, row.says)}"
    for gone in done.undone:
        yield f"no longer in {done.ledger.name}: {in_words(done.before, gone)}"
    counts = Counter(f"{row.thing} {row.change}" for row in differences(done.before, done.after))
    for thing, plural in (("entity", "entities"), ("statement", "statements")):
        changes = ", ".join(f"{counts[f'{thing} {change}']} {change}" for change in ("lost", "gained", "changed"))
        yield f"{plural}: {changes}"
