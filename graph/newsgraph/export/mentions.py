"""``mentions.jsonl``: where each entity is named, described or pointed to, a mention a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsgraph.export.jsonl import write_lines
from newsgraph.export.projection import ExportOptions, MentionRow, Rows


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the mentions of all entities of the chosen types, by article and place."""
    write_lines((mention_record(row) for row in rows.mentions()), target)
    return rows.warnings()


def mention_record(row: MentionRow) -> dict[str, Any]:
    """The JSON object of a mention. Offsets are code points of the article's text."""
    part = row.part
    return {
        "document": row.article,
        "entity": part.entity,
        "label": part.label,
        "type": part.type,
        "text": part.span.text,
        "start": part.span.start,
        "end": part.span.end,
        "kind": part.kind,
        "profile": part.profile,
    }
