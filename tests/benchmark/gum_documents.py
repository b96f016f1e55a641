"""GUM's documents as text with the mentions of their entities, read from its CoNLL-U file."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_BRACKET = re.compile(r"\((?P<opened>[^()]+)|(?P<closed>[^()]+)?\)")
# head word, start and end, in code points
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A mention of GUM: the entity's number, its type, and its words, counted from 0 in the document."""

    entity: str
    kind: str
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document of GUM as text, with its mentions: place in the text, entity, and how each refers."""

    name: str
    text: str
    word_starts: tuple[int, ...]
    places: tuple[Place, ...]
    entities: tuple[str, ...]
    forms: tuple[str, ...]

    @property
    def genre(self) -> str:
        return self.name.split("_")[1]


def entity_mentions(fields: Sequence[str]) -> list[EntityMention]:
    """The mentions that the ``Entity`` fields of a document's words open and close, by first word, longest first."""
    open_marks: dict[str, list[tuple[str, int]]] = defaultdict(list)
    found: list[tuple[str, str, tuple[int, ...]]] = []
    pieces: dict[str, tuple[str, list[int]]] = {}

    def close(key: str, at: int) -> None:
        kind, start = open_marks[key].pop()
        words = range(start, at + 1)
        part = re.fullmatch(r"(.+)\[(\d+)/(\d+)\]", key)
        if part is None:
            found.append((key, kind, tuple(words)))
            return
        kind, collected = pieces.setdefault(part[1], (kind, []))
        collected.extend(words)
        if part[2] == part[3]:
            found.append((part[1], kind, tuple(pieces.pop(part[1])[1])))

    for at, field in enumerate(fields):
        last = ""
        for mark in _BRACKET.finditer("" if field == "_" else field):
            if mark["opened"]:
                last, kind = mark["opened"].split("-")[:2]
                open_marks[last].append((kind, at))
            else:
                close(mark["closed"] or last, at)
                last = ""
    ordered = sorted(found, key=lambda row: (row[2][0], -len(row[2])))
    return [EntityMention(*row) for row in ordered]


def read_documents(path: Path) -> Iterator[GoldDocument]:
    """The documents of a GUM file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        whole = lines.read()
    for part in re.split(r"^(?=# newdoc id)", whole, flags=re.MULTILINE)[1:]:
        yield _document(part)


def _document(part: str) -> GoldDocument:
    text, spaced_until = "", ""
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    fields: list[str] = []
    tags: list[str] = []
    name = part.split("\n", 1)[0].split("=", 1)[1].strip()
    for block in part.strip().split("\n\n"):
        base = len(starts)
        if text:
            text = text.rstrip() + ("\n\n" if "\n# newpar" in f"\n{block}" else " ")
        for line in block.split("\n"):
            if line.startswith("#"):
                continue
            columns = line.split("\t")
            misc = dict(item.split("=", 1) for item in columns[9].split("|") if "=" in item)
            space = "" if misc.get("SpaceAfter") == "No" else " "
            if "-" in columns[0]:
                spaced_until = columns[0].split("-")[1]
                range_space = space
                continue
            if not columns[0].isdigit():
                continue
            starts.append(len(text))
            text += columns[1]
            ends.append(len(text))
            if spaced_until:
                space = range_space if columns[0] == spaced_until else ""
                spaced_until = "" if columns[0] == spaced_until else spaced_until
            text += space
            heads.append(base + int(columns[6]) - 1 if columns[6] != "0" else -1)
            fields.append(misc.get("Entity", "_"))
            tags.append(columns[4])
    found = entity_mentions(fields)
    roots = [next(i for i in m.words if heads[i] not in m.words) for m in found]
    return GoldDocument(
        name=name,
        text=text.rstrip(),
        word_starts=tuple(starts),
        places=tuple((starts[r], starts[m.words[0]], ends[m.words[-1]]) for m, r in zip(found, roots, strict=True)),
        entities=tuple(m.entity for m in found),
        forms=tuple(_form(tags[root]) for root in roots),
    )


def _form(tag: str) -> str:
    if tag.startswith(("PRP", "W")) or tag in ("DT", "EX"):
        return "pronoun"
    return "name" if tag.startswith("NNP") else "nominal" if tag.startswith("NN") else "other"
