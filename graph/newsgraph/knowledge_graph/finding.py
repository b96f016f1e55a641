"""Finding entities by what they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsgraph.model import Entity, Statement
from newsgraph.names import fold


class EntityNames:
    """Entities by id, link, label and alias; those in the most statements come first."""

    def __init__(self, entities: Mapping[str, Entity], statements: Iterable[Statement]) -> None:
        self._entities = entities
        self._ids: dict[str, dict[str, None]] = defaultdict(dict)
        for entity in entities.values():
            known = (entity.id, *entity.replaces, *entity.links, entity.label)
            for name in (*known, *(alias for alias, _ in entity.aliases)):
                self._ids[fold(name)][entity.id] = None
        self._degrees: dict[str, int] = defaultdict(int)
        for row in statements:
            self._degrees[row.subject] += 1
            if not row.object_is_value:
                self._degrees[row.object] += 1

    def find(self, name: str) -> list[Entity]:
        """The entities so called; where there is none, those with a name that contains it as whole words."""
        wanted = fold(name)
        ids: Iterable[str] = self._ids.get(wanted, ())
        if not ids and wanted:
            ids = {key for known, keys in self._ids.items() if f" {wanted} " in f" {known} " for key in keys}
        found = [self._entities[key] for key in ids]
        return sorted(found, key=lambda row: (-self._degrees.get(row.id, 0), row.label, row.id))
