"""Names in GUM: its mentions are whole noun phrases ("the president of France"), nested and not marked as names.

A mention is a name where its syntactic head is a proper noun; the name is the part of the phrase that hangs on that
head as proper nouns, compounds and capitalised modifiers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from newsgraph.language.lexicon import word_list
from newsgraph.language.train.gazetteer import OTHER, PLACE, is_demonym, narrow
from newsgraph.language.train.sentences import PartialEntity, without_overlaps

_GROUPS = {
    "person": frozenset({"PERSON"}),
    "organization": frozenset({"ORG"}),
    "place": PLACE,
    "event": frozenset({"EVENT"}),
    "object": OTHER,
    "abstract": OTHER,
    "animal": frozenset({"MISC"}),
    "plant": frozenset({"MISC"}),
    "substance": frozenset({"MISC"}),
}
_TITLES = word_list("train/words.toml", "titles")
_DATE_WORDS = word_list("train/words.toml", "date_words")
_NUMBERED = word_list("train/words.toml", "numbered")
_YEARS = re.compile(r"^(\d{4}|'?\d0)s$")
_MENTION = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_LINKS = frozenset({"of", "for", "and", "de", "the", "-", ".", "'s", "&"})
_KEPT = frozenset({"compound", "amod", "nummod", "flat", "goeswith", "fixed", "obl:npmod", "nmod:unmarked", "dep"})
_APART = ("appos", "conj", "acl")


class GumBlock(Protocol):
    """The columns of one GUM sentence (:class:`newsgraph.language.train.conllu.Block`)."""

    @property
    def document(self) -> str: ...
    @property
    def rows(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def words(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class GumMention:
    """Words ``[start, end)`` of one sentence, their entity type, and the document's number for what they mean."""

    start: int
    end: int
    kind: str
    cluster: str


def gum_entities(blocks: Sequence[GumBlock]) -> Iterator[tuple[tuple[PartialEntity, ...], frozenset[int]]]:
    """For each block its entities, and its nationality words, on which the corpora disagree."""
    for block, mentions in zip(blocks, gum_mentions(blocks), strict=True):
        found, hidden = [], set()
        for mention in mentions:
            entity = _date(block, mention) if mention.kind == "time" else _name(block, mention)
            if entity is None:
                continue
            if entity.end - entity.start == 1 and is_demonym(block.words[entity.start]):
                hidden.add(entity.start)
            else:
                found.append(entity)
        entities = without_overlaps(found)
        named = {index for entity in entities for index in range(entity.start, entity.end)}
        yield entities, frozenset(hidden - named)


def gum_mentions(blocks: Sequence[GumBlock]) -> Iterator[list[GumMention]]:
    """The mentions of each block; one that runs over the end of its sentence is left out."""
    opened: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    document = ""
    for number, block in enumerate(blocks):
        if block.document != document:
            document = block.document
            opened.clear()
        found = []
        for index, row in enumerate(block.rows):
            field = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
            for match in _MENTION.finditer(field):
                if match.group(1):
                    cluster, kind = [*match.group(1).split("-"), ""][:2]
                    if match.group(2):
                        found.append(GumMention(index, index + 1, kind, cluster))
                    else:
                        opened[cluster].append((number, index, kind))
                elif opened[match.group(3).split("-")[0]]:
                    where, start, kind = opened[match.group(3).split("-")[0]].pop()
                    if where == number:
                        found.append(GumMention(start, index + 1, kind, match.group(3).split("-")[0]))
        yield found


def _date(block: GumBlock, mention: GumMention) -> PartialEntity | None:
    rows, start, end = block.rows, mention.start, mention.end
    while end - start > 1 and rows[start][3] == "DET":
        start += 1
    inside = rows[start:end]
    alone = end - start == 1 and inside[0][3] == "NOUN" and not _YEARS.match(inside[0][1])
    if alone and inside[0][2].lower() not in {"today", "yesterday", "tomorrow", "tonight"}:
        return None
    dated = any(r[3] in {"NUM", "PROPN"} or r[2].lower() in _DATE_WORDS or _YEARS.match(r[1]) for r in inside)
    if end - start > 7 or not dated or any(row[3] == "VERB" for row in inside):
        return None
    return PartialEntity(start, end, frozenset({"DATE"}))


def _name(block: GumBlock, mention: GumMention) -> PartialEntity | None:
    labels = _GROUPS.get(mention.kind)
    rows = block.rows
    inside = range(mention.start, mention.end)
    heads = [index for index in inside if int(rows[index][6]) - 1 not in inside]
    if labels is None or len(heads) != 1 or rows[heads[0]][3] != "PROPN":
        return None
    head = heads[0]
    # "Clara Voss of Norway" is a person and a place
    proper = frozenset({"flat", "compound"} if labels == {"PERSON"} else {"flat", "compound", "nmod", "obl"})
    kept = _name_words(rows, inside, head, proper)
    start, stop = _extend(rows, kept, head, mention.start - 1, -1), _extend(rows, kept, head, mention.end, 1)
    if labels == OTHER and block.words[start].lower().rstrip(".") in _NUMBERED:
        return None
    if labels == {"PERSON"}:
        while start < stop and block.words[start].lower() in _TITLES:
            start += 1
        if start > head or block.words[head].lower() in _TITLES or rows[start][3] != "PROPN":
            return None
    return PartialEntity(start, stop + 1, narrow(labels, block.words[start : stop + 1]))


def _name_words(rows: tuple[tuple[str, ...], ...], inside: range, head: int, proper: frozenset[str]) -> set[int]:
    children: defaultdict[int, list[int]] = defaultdict(list)
    for index in inside:
        children[int(rows[index][6]) - 1].append(index)
    kept, waiting = {head}, [head]
    while waiting:
        for child in children[waiting.pop()]:
            word, upos, relation = rows[child][1], rows[child][3], rows[child][7]
            if relation.startswith(_APART) or relation in {"nmod:desc", "nmod:poss"}:
                continue
            named = upos == "PROPN" and relation.split(":")[0] in proper
            if named or (relation in _KEPT and (word[:1].isupper() or word.isdigit())):
                kept.add(child)
                waiting.append(child)
    return kept


def _extend(rows: tuple[tuple[str, ...], ...], kept: set[int], head: int, limit: int, step: int) -> int:
    """The furthest kept word from the head in one direction, over nothing but linking words."""
    edge, index = head, head + step
    while index != limit:
        if index in kept:
            edge = index
        elif rows[index][1].lower() not in _LINKS:
            break
        index += step
    return edge
