"""The relation ontology: ``relations.toml`` loaded, checked and looked up.

A *trigger* is how a text says a relation, in base form: a verb with its particle or preposition ("call on"), a
light-verb phrase ("give permission"), or a noun ("acquisition"). Where the object decides ("cut rates", "cut ties"), a
trigger names the object's head lemmas; where it swaps the ends, it says so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from newsgraph.errors import VocabularyError
from newsgraph.model import EntityType

Kind = Literal["event", "state"]
PartOfSpeech = Literal["verb", "noun"]

_ID = re.compile(r"[a-z][A-Za-z0-9]*")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to say a relation. ``objects``: head lemmas the object must have (any if empty); ``not_objects``: must
    not have. ``object_types`` and ``not_object_types`` restrict the object's type in the same way. ``inverse``:
    subject and object change places."""

    lemma: str
    pos: PartOfSpeech
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    object_types: frozenset[EntityType] = frozenset()
    inverse: bool = False
    not_object_types: frozenset[EntityType] = frozenset()

    def accepts(self, object_lemma: str | None, object_type: EntityType | None) -> bool:
        """Whether an object of this head lemma and type goes with this trigger."""
        if self.objects and object_lemma not in self.objects:
            return False
        if object_lemma in self.not_objects or object_type in self.not_object_types:
            return False
        return not self.object_types or object_type in self.object_types


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


@dataclass(frozen=True, slots=True)
class RelationMatch:
    """The canonical relation that a text's words map to; ``inverse`` if subject and object change places."""

    id: str
    inverse: bool


class Vocabulary:
    """The relations, by id and by trigger."""

    def __init__(self, relations: Mapping[str, RelationType]) -> None:
        self.relations: dict[str, RelationType] = dict(sorted(relations.items()))
        self._triggers: dict[tuple[str, PartOfSpeech], list[tuple[RelationType, Trigger]]] = {}
        for relation in self.relations.values():
            for trigger in relation.triggers:
                self._triggers.setdefault((trigger.lemma, trigger.pos), []).append((relation, trigger))
        for rows in self._triggers.values():
            # the more demanding trigger is tried first, so that "cut ties" is not a price cut
            rows.sort(key=lambda row: (not row[1].objects, not row[1].object_types, row[0].id))

    def __contains__(self, relation_id: str) -> bool:
        return relation_id in self.relations

    def __iter__(self) -> Iterator[RelationType]:
        return iter(self.relations.values())

    def has_trigger(self, lemma: str, pos: PartOfSpeech = "verb") -> bool:
        """Whether some relation is said in these words, whatever its object.

        >>> load_vocabulary().has_trigger("give permission to"), load_vocabulary().has_trigger("give apple to")
        (True, False)
        """
        return bool(self._rows(lemma, pos))

    def match(
        self,
        lemma: str,
        pos: PartOfSpeech = "verb",
        *,
        object_lemma: str | None = None,
        object_type: EntityType | None = None,
    ) -> RelationMatch | None:
        """The canonical relation of a trigger in base form ("call on"), or None where it maps to nothing.

        >>> load_vocabulary().match("allow")
        RelationMatch(id='authorizes', inverse=False)
        """
        for relation, trigger in self._rows(lemma, pos):
            if trigger.accepts(object_lemma, object_type):
                return RelationMatch(relation.id, trigger.inverse)
        return None

    def _rows(self, lemma: str, pos: PartOfSpeech) -> list[tuple[RelationType, Trigger]]:
        """The triggers of these words; to be the owner of something is what the noun says."""
        rows = self._triggers.get((lemma, pos), [])
        if not rows and pos == "verb" and lemma.startswith("be "):
            return self._triggers.get((lemma.removeprefix("be "), "noun"), [])
        return rows

    def is_event(self, relation_id: str) -> bool:
        """Whether two occurrences of the relation are two statements; relations of the text's own are states."""
        relation = self.relations.get(relation_id)
        return relation is not None and relation.kind == "event"


def own_relation_id(lemma: str) -> str:
    """The id of a relation that maps to nothing, made from its lemmas.

    >>> own_relation_id("campaign for")
    'campaignFor'
    """
    words = re.findall(r"[a-z0-9]+", lemma.lower()) or ["relate"]
    joined = words[0] + "".join(word.capitalize() for word in words[1:])
    return joined if joined[0].isalpha() else f"r{joined}"


@lru_cache(maxsize=8)
def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """The packaged relations, or those of the user's own file.

    Raises:
        VocabularyError: The file is not TOML, or a row is not well formed; the message names the row.
    """
    where = str(path) if path else "relations.toml"
    try:
        text = path.read_text("utf-8") if path else resources.files(__package__).joinpath(where).read_text("utf-8")
        rows = tomllib.loads(text).get("relation", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"relations cannot be read: {error}", where, "give a UTF-8 TOML file") from error
    relations: dict[str, RelationType] = {}
    for number, row in enumerate(rows, 1):
        relation = _relation(row, f"{where}, relation {number}")
        if relation.id in relations:
            raise VocabularyError(f"relation {relation.id!r} is there twice", where, "give each relation once")
        relations[relation.id] = relation
    for relation in relations.values():
        if relation.inverse is not None and relation.inverse in relations:
            back = relations[relation.inverse].inverse
            if back != relation.id:
                raise VocabularyError(
                    f"{relation.id} has the inverse {relation.inverse}, but not the other way round", where,
                    "make the two rows agree",
                )
    return Vocabulary(relations)


def _relation(row: Mapping[str, Any], where: str) -> RelationType:
    try:
        relation_id = str(row["id"])
        if not _ID.fullmatch(relation_id):
            raise VocabularyError(f"id {relation_id!r} is not camelCase ASCII", where, "use letters and digits")
        if row["kind"] not in ("event", "state"):
            raise VocabularyError(f"kind {row['kind']!r} is unknown", where, "write event or state")
        if unknown := sorted(set(row) - _ROW_KEYS):
            raise VocabularyError(f"the key {unknown[0]!r} is unknown", where, f"use {', '.join(sorted(_ROW_KEYS))}")
        triggers = (*_triggers(row.get("verbs", ()), "verb"), *_triggers(row.get("nouns", ()), "noun"))
        return RelationType(
            id=relation_id,
            label=row["label"],
            verb=row["verb"],
            definition=row["definition"],
            kind=row["kind"],
            triggers=triggers,
            inverse=row.get("inverse"),
            symmetric=bool(row.get("symmetric", False)),
            domain=tuple(EntityType(name) for name in row.get("domain", ())),
            range=tuple(EntityType(name) for name in row.get("range", ())),
            cameo=row.get("cameo"),
            verbnet=tuple(row.get("verbnet", ())),
            examples=tuple(row.get("examples", ())),
        )
    except KeyError as error:
        raise VocabularyError(f"the key {error.args[0]!r} is missing", where, "add it") from error
    except (ValueError, TypeError) as error:
        raise VocabularyError(str(error), where, "see the rows of the packaged relations.toml") from error


def _triggers(rows: Any, pos: PartOfSpeech) -> Iterator[Trigger]:
    for row in rows:
        table: Mapping[str, Any] = {"lemma": row} if isinstance(row, str) else row
        if unknown := sorted(set(table) - _TRIGGER_KEYS):
            raise ValueError(f"the trigger {table.get('lemma')!r} has the unknown key {unknown[0]!r}")
        yield Trigger(
            lemma=table["lemma"],
            pos=pos,
            objects=frozenset(table.get("objects", ())),
            not_objects=frozenset(table.get("not_objects", ())),
            object_types=frozenset(EntityType(name) for name in table.get("object_types", ())),
            inverse=bool(table.get("inverse", False)),
            not_object_types=frozenset(EntityType(name) for name in table.get("not_object_types", ())),
        )
