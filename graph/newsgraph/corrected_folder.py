"""An exports folder and its ledger: rows added to the one, the other written anew as a build with that ledger would."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgraph.correcting import checked, corrections_in, rebuilt, without_effect
from newsgraph.errors import GraphError, LedgerError
from newsgraph.export.decisions import ledger_cells
from newsgraph.export.files import writing_bytes
from newsgraph.export.native import FILE as NATIVE
from newsgraph.export.native import load
from newsgraph.exports_folder import built_with, gazetteer_hashes, rewrite_exports
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Problem
from newsgraph.read.gazetteer import read_gazetteer
from newsgraph.read.ledger import (
    COLUMNS,
    FILE,
    USER,
    Correction,
    Ledger,
    LedgerRow,
    delimiter_of,
    ledger_of,
    read_ledger,
)
from newsgraph.resolve.gazetteer import GazetteerIndex


@dataclass(frozen=True, slots=True)
class Corrected:
    """A folder's graph before and after, the ledger that it is now built with, and the corrections newly in it.

    ``undone`` are corrections of the graph before that the ledger has no more; ``problems`` are the rows without
    effect, ``warnings`` what the formats could not hold.
    """

    before: KnowledgeGraph
    after: KnowledgeGraph
    ledger: Ledger
    added: tuple[LedgerRow, ...]
    undone: tuple[Correction, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]


def ledger_of_folder(folder: Path, file: Path | None = None) -> Ledger | None:
    """The ledger that a build of the folder follows: ``file``, or the folder's own, or None.

    Raises:
        LedgerError: It cannot be read, or a row is not well formed.
    """
    if file is not None:
        return read_ledger(file)
    return read_ledger(folder / FILE) if (folder / FILE).exists() else None


def correct(
    graph_path: Path,
    corrections: Callable[[KnowledgeGraph], Iterable[Correction]] = lambda _: (),
    *,
    ledger: Path | None = None,
    gazetteers: Sequence[Path] = (),
) -> Corrected:
    """Add corrections to the ledger of an exports folder, and write the folder anew; without any, only the latter.

    Args:
        graph_path: The folder, or its ``graph.jsonl``.
        corrections: What to add, given the graph as it is.
        ledger: The ledger's file; the folder's own if None, which is made if there is none.
        gazetteers: The files of entities that the folder was built with.

    Raises:
        GraphError: It is no folder that a build wrote, it was built with other gazetteers, or a correction names what
            is not there.
        LedgerError: The ledger is not well formed, or its rows would contradict each other; then nothing is written.
        ExportError: A file cannot be written.
    """
    folder = graph_path if graph_path.is_dir() else graph_path.parent
    if graph_path.name != NATIVE and not graph_path.is_dir():
        raise GraphError("is no exports folder", str(graph_path), "name the folder that newsgraph build wrote")
    manifest = built_with(folder)
    if manifest["settings"].get("gazetteers", []) != gazetteer_hashes(gazetteers):
        remedy = "give the files that it was built with (--gazetteer FILE), or build it again"
        raise GraphError("was built with other gazetteers", str(folder), remedy)
    before = load(folder)
    target = ledger or folder / FILE
    new = [ledger_cells(before, row) for row in corrections(before)]
    if not target.exists() and (corrections_in(before) or (ledger is not None and not new)):
        remedy = f"name it with --ledger; to undo all, leave in {FILE} only the line {','.join(COLUMNS[:3])}"
        raise LedgerError("the graph's corrections are in a ledger that is not there", str(target), remedy)
    old = target.read_bytes() if target.exists() else b""
    data = with_rows(old, new, str(target))
    followed = checked(ledger_of(data.decode("utf-8-sig"), str(target)))
    index = GazetteerIndex(read_gazetteer(gazetteers)) if gazetteers else None
    after = rebuilt(before, followed.corrections, index)
    if new:
        with writing_bytes(target) as file:
            file.write(data)
    problems = tuple(without_effect(followed, after, index))
    warnings = rewrite_exports(after, folder, manifest)
    kept = frozenset(followed.corrections)
    undone = tuple(row for row in corrections_in(before) if row not in kept)
    added = followed.rows[len(followed.rows) - len(new) :]
    return Corrected(before, after, followed, added, undone, problems, tuple(warnings))


def with_rows(data: bytes, rows: Sequence[Sequence[str]], name: str) -> bytes:
    """A ledger's bytes with rows after those that it has, which stay as they are.

    Args:
        rows: A cell for each of ``COLUMNS``. They are written under the columns that the ledger has.

    Raises:
        LedgerError: The ledger has no column for a cell that tells who decided and why, or is not UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LedgerError("is not UTF-8", name, "save it as CSV in UTF-8") from error
    if not text.strip():
        data, text = b"", ""
    delimiter = delimiter_of(text)
    end = "\r\n" if "\r\n" in text else "\n"
    header = [cell.strip().lower() for cell in next(csv.reader(io.StringIO(text), delimiter=delimiter), [])]
    new = io.StringIO()
    writer = csv.writer(new, delimiter=delimiter, lineterminator=end)
    if not header and rows:
        header = list(COLUMNS)
        writer.writerow(header)
    elif text and not text.endswith("\n"):
        new.write(end)
    for row in rows:
        cells = dict(zip(COLUMNS, row, strict=True))
        if cells["by"] == USER:
            cells["by"] = USER if "by" in header else ""  # who decides where no one is named
        missing = [column for column in ("right", "by", "reasons") if cells.get(column) and column not in header]
        if missing:
            raise LedgerError(f"has no column {missing[0]}", f"{name}, line 1", "add it to the header")
        writer.writerow([cells.get(column, "") for column in header])
    return data + new.getvalue().encode()
