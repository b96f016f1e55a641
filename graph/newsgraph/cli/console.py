"""What the command line says, and where: results on stdout, all else on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from newsgraph.model import Problem

Advance = Callable[[int, int], None]

err = Console(stderr=True, highlight=False, soft_wrap=True)
out = Console(highlight=False, soft_wrap=True)


def fail(message: str) -> None:
    """An error message, on stderr."""
    err.print(f"[bold red]error[/]: {escape(message)}")


def report(problems: Iterable[Problem]) -> None:
    """What went wrong with the inputs, on stderr, a line each."""
    for problem in problems:
        word = "[bold red]failed[/]" if problem.fatal else "[yellow]note[/]"
        err.print(f"{word}: {escape(str(problem))}")


@contextmanager
def progress_bar(what: str) -> Iterator[Advance | None]:
    """A progress bar on a terminal, nothing elsewhere; called with (done, in all)."""
    if not err.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(what, total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield advance
