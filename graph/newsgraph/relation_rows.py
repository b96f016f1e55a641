"""Rows of relations: what ``relations.toml`` and a user's own file may hold, read and checked.

A user's file stands for itself, or, with ``extends = "newsgraph"`` at its top, adds to the packaged relations: a
``[[relation]]`` of a new id is one more, of a packaged id takes that row's place whole, and ``[[more]]`` gives further
triggers to a relation that is there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from newsgraph.errors import VocabularyError
from newsgraph.model import EntityType

Kind = Literal["event", "state"]
PartOfSpeech = Literal["verb", "noun"]

BASE = "newsgraph"
PACKAGED = "relations.toml"
_ID = re.compile(r"[a-z][A-Za-z0-9]*")
_ROLESET = re.compile(r"[a-z]+(?:[-_][a-z]+)*\.\d{2,3}")
_TOP_KEYS = frozenset({"extends", "relation", "more"})
_MORE_KEYS = frozenset({"id", "verbs", "nouns", "examples"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to say a relation. ``objects``: head lemmas the object must have (any if empty); ``not_objects``: must
    not have. ``object_types`` and ``not_object_types`` restrict the object's type in the same way. ``inverse``:
    subject and object change places. ``rolesets``: the PropBank senses that the word must have one of, where the text
    is annotated with senses (any if empty)."""

    lemma: str
    pos: PartOfSpeech
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    object_types: frozenset[EntityType] = frozenset()
    inverse: bool = False
    not_object_types: frozenset[EntityType] = frozenset()
    rolesets: frozenset[str] = frozenset()

    def accepts(self, object_lemma: str | None, object_type: EntityType | None, roleset: str | None = None) -> bool:
        """Whether an object of this head lemma and type, and a known sense, go with this trigger."""
        if self.objects and object_lemma not in self.objects:
            return False
        if object_lemma in self.not_objects or object_type in self.not_object_types:
            return False
        if self.rolesets and roleset is not None and roleset not in self.rolesets:
            return False
        return not self.object_types or object_type in self.object_types

    @property
    def is_free(self) -> bool:
        """Whether it takes any object but those that it names."""
        return not self.objects and not self.object_types


@dataclass(frozen=True, slots=True)
class RelationType:
    """One canonical relation: a row of ``relations.toml``.

    ``label`` reads between subject and object ("authorizes"); ``verb`` is its base form for other standings
    ("will authorize", "did not authorize"). ``kind`` tells whether two occurrences are two statements.
    """

    id: str
    label: str
    verb: str
    definition: str
    kind: Kind
    triggers: tuple[Trigger, ...]
    inverse: str | None = None
    symmetric: bool = False
    domain: tuple[EntityType, ...] = ()
    range: tuple[EntityType, ...] = ()
    cameo: str | None = None
    verbnet: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


_ROW_KEYS = {field.name for field in fields(RelationType)} - {"triggers"} | {"verbs", "nouns"}
_TRIGGER_KEYS = {field.name for field in fields(Trigger)} - {"pos"}


def read_relations(path: Path | None = None) -> Mapping[str, RelationType]:
    """The packaged relations by id, or those of the user's own file.

    Raises:
        VocabularyError: The file is not TOML, a row is not well formed, or two rows contradict each other; the message
            names file, relation and remedy.
    """
    where = str(path) if path else PACKAGED
    table = _table(path, where)
    if unknown := sorted(set(table) - _TOP_KEYS):
        raise VocabularyError(f"the key {unknown[0]!r} is unknown", where, f"use {', '.join(sorted(_TOP_KEYS))}")
    rows, more, base = table.get("relation", []), table.get("more", []), table.get("extends")
    if base not in (None, BASE) or (base and path is None):
        raise VocabularyError(f"extends has {base!r}", where, f'write extends = "{BASE}", or leave it out')
    if not base and (more or not rows):
        reason = "further triggers for a relation, but no relations" if more else "no relations"
        raise VocabularyError(f"there are {reason}", where, f'give [[relation]] rows, or extends = "{BASE}"')
    own: dict[str, RelationType] = {}
    for number, row in enumerate(rows, 1):
        relation = _relation(row, _place(where, "relation", number, row))
        if relation.id in own:
            raise VocabularyError(f"relation {relation.id!r} is there twice", where, "give each relation once")
        own[relation.id] = relation
    relations = {**read_relations(), **own} if base else own
    for number, row in enumerate(more, 1):
        widened = _widened(row, relations, _place(where, "more", number, row))
        relations[widened.id] = widened
    _check_inverses(relations, where)
    _check_triggers(relations, where)
    return relations


def _table(path: Path | None, where: str) -> dict[str, Any]:
    try:
        text = path.read_text("utf-8") if path else resources.files(__package__).joinpath(where).read_text("utf-8")
        return tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"relations cannot be read: {error}", where, "give a UTF-8 TOML file") from error


def _place(where: str, kind: str, number: int, row: Any) -> str:
    name = row.get("id") if isinstance(row, Mapping) else None
    return f"{where}, {kind} {number} ({name})" if isinstance(name, str) else f"{where}, {kind} {number}"


def _relation(row: Any, where: str) -> RelationType:
    try:
        relation_id = str(row["id"])
        if not _ID.fullmatch(relation_id):
            raise VocabularyError(f"id {relation_id!r} is not camelCase ASCII", where, "use letters and digits")
        if row["kind"] not in ("event", "state"):
            raise VocabularyError(f"kind {row['kind']!r} is unknown", where, "write event or state")
        _refuse_unknown(row, _ROW_KEYS, where)
        return RelationType(
            id=relation_id,
            label=row["label"],
            verb=row["verb"],
            definition=row["definition"],
            kind=row["kind"],
            triggers=_triggers(row),
            inverse=row.get("inverse"),
            symmetric=bool(row.get("symmetric", False)),
            domain=_types(row, "domain"),
            range=_types(row, "range"),
            cameo=row.get("cameo"),
            verbnet=_words(row, "verbnet"),
            examples=_words(row, "examples"),
        )
    except KeyError as error:
        raise VocabularyError(f"the key {error.args[0]!r} is missing", where, "add it") from error
    except (ValueError, TypeError) as error:
        raise VocabularyError(str(error), where, f"see the rows of the packaged {PACKAGED}") from error


def _widened(row: Any, relations: Mapping[str, RelationType], where: str) -> RelationType:
    """A relation with further triggers and examples."""
    try:
        relation = relations.get(row["id"])
        if relation is None:
            raise VocabularyError(f"there is no relation {row['id']!r}", where, "give it a [[relation]] row of its own")
        _refuse_unknown(row, _MORE_KEYS, where)
        triggers = (*relation.triggers, *_triggers(row))
        return replace(relation, triggers=triggers, examples=(*relation.examples, *_words(row, "examples")))
    except KeyError as error:
        raise VocabularyError(f"the key {error.args[0]!r} is missing", where, "add it") from error
    except (ValueError, TypeError) as error:
        raise VocabularyError(str(error), where, f"see the rows of the packaged {PACKAGED}") from error


def _refuse_unknown(row: Mapping[str, Any], known: set[str] | frozenset[str], where: str) -> None:
    if unknown := sorted(set(row) - known):
        raise VocabularyError(f"the key {unknown[0]!r} is unknown", where, f"use {', '.join(sorted(known))}")


def _triggers(row: Mapping[str, Any]) -> tuple[Trigger, ...]:
    verbs = [_trigger(item, "verb") for item in row.get("verbs", ())]
    return (*verbs, *(_trigger(item, "noun") for item in row.get("nouns", ())))


def _trigger(row: Any, pos: PartOfSpeech) -> Trigger:
    table: Mapping[str, Any] = {"lemma": row} if isinstance(row, str) else row
    if unknown := sorted(set(table) - _TRIGGER_KEYS):
        raise ValueError(f"the trigger {table.get('lemma')!r} has the unknown key {unknown[0]!r}")
    rolesets = _words(table, "rolesets")
    if odd := [name for name in rolesets if not _ROLESET.fullmatch(name)]:
        raise ValueError(f"the trigger {table.get('lemma')!r} has the roleset {odd[0]!r}, not as in 'meet.02'")
    return Trigger(
        lemma=table["lemma"],
        pos=pos,
        objects=frozenset(_words(table, "objects")),
        not_objects=frozenset(_words(table, "not_objects")),
        object_types=frozenset(_types(table, "object_types")),
        inverse=bool(table.get("inverse", False)),
        not_object_types=frozenset(_types(table, "not_object_types")),
        rolesets=frozenset(rolesets),
    )


def _words(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = row.get(key, [])
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise ValueError(f"{key} has {found!r}, not a list of strings")
    return tuple(found)


def _types(row: Mapping[str, Any], key: str) -> tuple[EntityType, ...]:
    return tuple(EntityType(name) for name in _words(row, key))


def _check_inverses(relations: Mapping[str, RelationType], where: str) -> None:
    """An inverse is a name of its own, or a relation that names this one in turn."""
    owners: dict[str, str] = {}
    for relation in relations.values():
        name = relation.inverse
        if name is None:
            continue
        place = f"{where}, {relation.id}"
        if relation.symmetric:
            raise VocabularyError("a symmetric relation has an inverse", place, "leave out one of the two")
        if not _ID.fullmatch(name):
            raise VocabularyError(f"inverse {name!r} is not camelCase ASCII", place, "use letters and digits")
        if name in owners:
            raise VocabularyError(
                f"{owners[name]} and {relation.id} have the same inverse {name!r}", place, "give each its own"
            )
        owners[name] = relation.id
        if name in relations and relations[name].inverse != relation.id:
            raise VocabularyError(
                f"{relation.id} has the inverse {name}, but not the other way round", place, "make the two rows agree"
            )


def _check_triggers(relations: Mapping[str, RelationType], where: str) -> None:
    """One trigger with one object has one reading."""
    readings: dict[tuple[str, str, str, str], str] = {}
    for relation in relations.values():
        for trigger in relation.triggers:
            for part, name in _demands(trigger):
                key = (trigger.lemma, trigger.pos, part, name)
                first = readings.setdefault(key, relation.id)
                if first != relation.id:
                    said = f"{trigger.pos} {trigger.lemma!r}" + (f" with the {part} {name!r}" if name else "")
                    raise VocabularyError(
                        f"the {said} is a trigger of {first} and of {relation.id}",
                        f"{where}, {relation.id}",
                        "keep one, or give one of them objects or object_types",
                    )


def _demands(trigger: Trigger) -> Sequence[tuple[str, str]]:
    if trigger.is_free:
        return [("", "")]
    if trigger.objects:
        return [("object", word) for word in sorted(trigger.objects)]
    return [("object type", name.value) for name in sorted(trigger.object_types)]
