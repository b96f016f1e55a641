"""Sentences with a tree in the CLEAR style and one in Universal Dependencies: ``tests/clear_style``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from hand_parsed import doc_of_rows

FOLDER = Path(__file__).parent / "clear_style"
MARK = re.compile(r"\[([A-Z_]+)\|([^\]]+)\]")


@dataclass(frozen=True)
class ClearCase:
    """One case of one file."""

    file: str
    row: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.file}: {self.row['name']}".replace(" ", "-")

    def doc(self) -> Doc:
        """The Doc in the CLEAR style, with its names."""
        text = MARK.sub(lambda mark: mark[2], self.row["text"])
        doc = doc_of_rows(text, "\n".join(line.split(" > ")[0] for line in self._lines()))
        spans, taken = [], 0
        for mark in MARK.finditer(self.row["text"]):
            start = mark.start() - taken
            spans.append(doc.char_span(start, start + len(mark[2]), label=mark[1]))
            taken += len(mark[0]) - len(mark[2])
        doc.ents = spans
        return doc

    def universal(self) -> list[tuple[str, int, str, str]]:
        """Word, head, relation and UPOS that the conversion must give."""
        rows = []
        for line in self._lines():
            before, _, after = line.partition(" > ")
            _, form, _, upos, _, head, relation = before.rsplit(" ", 6)
            cells = after.split() or [head, relation]
            rows.append((form, int(cells[0]), cells[1], cells[2] if len(cells) > 2 else upos))
        return rows

    def _lines(self) -> list[str]:
        return [line for line in self.row["parse"].splitlines() if line.strip()]


def clear_cases() -> list[ClearCase]:
    """All cases, by file and in its order."""
    return [
        ClearCase(path.stem, row)
        for path in sorted(FOLDER.glob("*.toml"))
        for row in tomllib.loads(path.read_text("utf-8"))["case"]
    ]
