"""The relation ontology: relations looked up by id, and by the words that say them.

A *trigger* is how a text says a relation, in base form: a verb with its particle or preposition ("call on"), a
light-verb phrase ("give permission"), or a noun ("acquisition"). Where the object decides ("cut rates", "cut ties"), a
trigger names the object's head lemmas; where the sense of the word does ("meet an envoy", "meet a need"), its
PropBank rolesets; where it swaps the ends, it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsgraph.model import EntityType
from newsgraph.relation_rows import Kind, PartOfSpeech, RelationType, Trigger, read_relations

__all__ = [
    "Kind",
    "PartOfSpeech",
    "RelationMatch",
    "RelationType",
    "Trigger",
    "Vocabulary",
    "load_vocabulary",
    "own_relation_id",
]


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
        roleset: str | None = None,
    ) -> RelationMatch | None:
        """The canonical relation of a trigger in base form ("call on"), or None where it maps to nothing.

        ``roleset`` is the PropBank sense that the text has the word in, if it is known. A trigger that names it goes
        before others; one that names only other senses is none.

        >>> load_vocabulary().match("allow")
        RelationMatch(id='authorizes', inverse=False)
        """
        rows = self._rows(lemma, pos)
        for relation, trigger in sorted(rows, key=lambda row: roleset not in row[1].rolesets):
            if trigger.accepts(object_lemma, object_type, roleset):
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
    """The packaged relations, or those of the user's own file, which may extend them.

    Raises:
        VocabularyError: The file is not TOML, a row is not well formed, or two rows contradict each other; the message
            names file, relation and remedy.
    """
    return Vocabulary(read_relations(path))
