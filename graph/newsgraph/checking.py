"""What differs between two graphs, by statement and by entity."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Entity, Statement

__all__ = ["Difference", "differences", "summary", "to_json"]

Properties = dict[str, object]


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement or an entity that only one graph has, or that differs.

    Attributes:
        thing: Which of the two it is.
        change: ``lost``: only the old graph has it; ``gained``: only the new one.
        id: Its id, the same in both graphs.
        text: The statement's sentence or the entity's label; as the new graph has it, if that does.
        was: The properties that differ, or all that count, as the old graph has them; None if gained.
        now: The same, as the new graph has them; None if lost.
    """

    thing: Literal["entity", "statement"]
    change: Literal["lost", "gained", "changed"]
    id: str
    text: str
    was: Properties | None
    now: Properties | None

    def __str__(self) -> str:
        """One line, whatever the text holds."""
        text = " ".join(self.text.split())
        if self.was is None or self.now is None:
            place = f" ({self.id})" if self.thing == "entity" else ""
            return f"{self.thing} {self.change}: {text}{place}"
        details = "; ".join(_changed(name, self.was[name], self.now[name]) for name in self.now)
        return f"{self.thing} changed: {text}: {details}"


def differences(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Difference]:
    """Entities and then statements that only one graph has, or that differ: lost, gained, changed, each by id."""
    was = {key: (entity.label, _of_entity(entity)) for key, entity in old.entities.items()}
    now = {key: (entity.label, _of_entity(entity)) for key, entity in new.entities.items()}
    yield from _compared("entity", was, now)
    was = {row.id: (old.sentence_of(row), _of_statement(row)) for row in old.statements()}
    now = {row.id: (new.sentence_of(row), _of_statement(row)) for row in new.statements()}
    yield from _compared("statement", was, now)


def to_json(found: Iterable[Difference]) -> str:
    """A JSON object: under ``entities`` and ``statements``, what is ``lost``, ``gained`` and ``changed``."""
    keys = {"statement": "statements", "entity": "entities"}
    rows: dict[str, dict[str, list[Properties]]] = {
        key: {"lost": [], "gained": [], "changed": []} for key in keys.values()
    }
    for row in found:
        properties = {"id": row.id, "text": row.text, "was": row.was, "now": row.now}
        rows[keys[row.thing]][row.change].append(
            {name: value for name, value in properties.items() if value is not None}
        )
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def summary(found: Sequence[Difference]) -> str:
    """How many entities and statements were lost, gained and changed, in one line.

    >>> summary([Difference("statement", "gained", "s1", "A pays B", None, {})])
    '1 difference: statements 1 gained'
    """
    counts: Counter[tuple[str, str]] = Counter((row.thing, row.change) for row in found)
    parts = []
    for thing, plural in (("entity", "entities"), ("statement", "statements")):
        told = [f"{n} {change}" for change in ("lost", "gained", "changed") if (n := counts[thing, change])]
        if told:
            parts.append(f"{plural} {', '.join(told)}")
    return f"{len(found)} difference{'s' * (len(found) > 1)}: {'; '.join(parts)}" if parts else "no differences"


def _compared(
    thing: Literal["entity", "statement"],
    old: dict[str, tuple[str, Properties]],
    new: dict[str, tuple[str, Properties]],
) -> Iterator[Difference]:
    for key in sorted(old.keys() - new.keys()):
        yield Difference(thing, "lost", key, *old[key], None)
    for key in sorted(new.keys() - old.keys()):
        yield Difference(thing, "gained", key, new[key][0], None, new[key][1])
    for key in sorted(old.keys() & new.keys()):
        (_, was), (text, now) = old[key], new[key]
        differ = [name for name in now if was[name] != now[name]]
        if differ:
            before, after = ({name: side[name] for name in differ} for side in (was, now))
            yield Difference(thing, "changed", key, text, before, after)


def _of_entity(row: Entity) -> Properties:
    return {"label": row.label, "type": str(row.type), "profiles": list(row.profiles), "replaces": list(row.replaces)}


def _of_statement(row: Statement) -> Properties:
    return {"standing": str(row.standing), "claims": list(row.claims), "reviewed": row.reviewed}


def _changed(name: str, was: object, now: object) -> str:
    if isinstance(was, list) and isinstance(now, list):
        gained, lost = len(set(now) - set(was)), len(set(was) - set(now))
        return f"{name} {len(was)} to {len(now)} (+{gained} -{lost})"
    return f"{name} {was} to {now}"
