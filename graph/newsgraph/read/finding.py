"""The files that a path, folder or glob stands for."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from newsgraph.model import Problem

# what a build writes is no news: a folder with both is passed over in a walk
_EXPORT_FILES = frozenset({"manifest.json", "graph.jsonl"})


def files_of(source: str | Path, suffixes: Collection[str]) -> Iterator[Path | Problem]:
    """The files to read for a source, in order of name, and what is wrong with the source.

    Args:
        source: A file, a folder (walked with all its folders), or a glob (``**`` for any depth).
        suffixes: Of the files that can be read, in lower case with the dot; others are counted in a note.
    """
    path, readable = Path(source), ", ".join(sorted(suffixes))
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        pass  # a glob, or nothing
    except OSError as error:
        # a text given in place of a path is a name too long
        yield Problem(str(source)[:200], f"cannot be opened: {error.strerror}", "check the path and its permissions")
        return
    if path.is_dir():
        yield from _walked([path], str(source), suffixes)
    elif path.exists():
        if path.suffix.lower() in suffixes:
            yield path
        else:
            kind = f"has the unknown suffix {path.suffix!r}" if path.suffix else "has no suffix"
            yield Problem(str(source), kind, f"give it one of {readable}, or pipe it in as '-'")
    elif glob.has_magic(str(source)):
        matches = sorted(Path(match) for match in glob.glob(str(source), recursive=True))
        if matches:
            yield from _walked(matches, str(source), suffixes)
        else:
            yield Problem(str(source), "no file matches", "check the pattern")
    else:
        yield Problem(str(source), "no such file or folder", "check the path")


def _walked(roots: Iterable[Path], where: str, suffixes: Collection[str]) -> Iterator[Path | Problem]:
    found: set[Path] = set()
    skipped: set[Path] = set()
    failures: list[OSError] = []
    for root in roots:
        if not root.is_dir():
            (found if root.suffix.lower() in suffixes and root.is_file() else skipped).add(root)
            continue
        for folder, folders, names in os.walk(root, onerror=failures.append):
            if Path(folder) != root and _EXPORT_FILES.issubset(names):
                skipped.update(Path(folder, name) for name in names)
                folders.clear()
                continue
            skipped.update(Path(folder, name) for name in folders if name.startswith("."))
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in names:
                path = Path(folder, name)
                wanted = path.suffix.lower() in suffixes and not name.startswith(".") and path.is_file()
                (found if wanted else skipped).add(path)
    for failure in failures:
        yield Problem(str(failure.filename), f"cannot be opened: {failure.strerror}", "check its permissions")
    readable = ", ".join(sorted(suffixes))
    if not found:
        yield Problem(where, "holds no article", f"give files with one of the suffixes {readable}")
    elif skipped:
        what = f"{len(skipped)} hidden files or files of other formats skipped"
        yield Problem(where, what, f"read are {readable}", fatal=False)
    yield from sorted(found)
