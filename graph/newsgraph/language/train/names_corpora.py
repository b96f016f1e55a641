"""Corpora that annotate names only: Re-DocRED, WikiGold, CrossNER, Broad Twitter (news accounts), re3d."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from newsgraph.language.entity_tags import spans_of_tags
from newsgraph.language.lexicon import word_list
from newsgraph.language.train.gazetteer import OTHER, PLACE, is_demonym, narrow
from newsgraph.language.train.sentences import (
    ALL_LABELS,
    NOTHING_OPEN,
    PartialEntity,
    Sentence,
    read_gzip,
    without_overlaps,
)

Groups = Mapping[str, frozenset[str]]

_PERSON, _ORG, _MISC = frozenset({"PERSON"}), frozenset({"ORG"}), frozenset({"MISC"})
_WORK, _EVENT, _GPE = frozenset({"WORK"}), frozenset({"EVENT"}), frozenset({"GPE"})
_DATE_OPEN = frozenset({"DATE"})

REDOCRED: Groups = {"PER": _PERSON, "ORG": _ORG, "LOC": PLACE, "TIME": _DATE_OPEN, "MISC": OTHER | _EVENT}
WIKIGOLD: Groups = {"PER": _PERSON, "ORG": _ORG, "LOC": PLACE, "MISC": OTHER | _EVENT}
TWITTER: Groups = {"PER": _PERSON, "ORG": _ORG, "LOC": PLACE}
# the types of CrossNER that are left out say nothing: they mix names and common nouns
CROSSNER: Groups = {
    **dict.fromkeys(("politician", "person", "writer", "scientist", "researcher", "musicalartist"), _PERSON),
    **dict.fromkeys(("organisation", "politicalparty", "university", "band"), _ORG),
    **dict.fromkeys(("book", "poem", "song", "album"), _WORK),
    **dict.fromkeys(("election", "event", "conference"), _EVENT),
    "country": _GPE,
    "location": PLACE,
    "award": _MISC,
    "product": frozenset({"PRODUCT"}),
    "magazine": frozenset({"ORG", "WORK"}),
    "academicjournal": frozenset({"ORG", "WORK"}),
}
_LINKS = frozenset({"of", "for", "and", "the", "-"})
_NOT_IN_NAMES = word_list("train/words.toml", "not_in_names")
RE3D: Groups = {
    "Person": _PERSON,
    "Organisation": _ORG,
    "Location": PLACE,
    "MilitaryPlatform": frozenset({"PRODUCT"}),
    "Weapon": frozenset({"PRODUCT"}),
    "Vehicle": frozenset({"PRODUCT"}),
}


def read_redocred(path: Path) -> Iterator[Sentence]:
    """Re-DocRED: Wikipedia leads, one document an entry."""
    for document in json.loads(read_gzip(path)):
        mentions: defaultdict[int, set[tuple[int, int, str]]] = defaultdict(set)
        for mention in chain.from_iterable(document["vertexSet"]):
            mentions[mention["sent_id"]].add((*mention["pos"], mention["type"]))
        for number, words in enumerate(document["sents"]):
            spans = [span for span in sorted(mentions[number]) if span[2] in REDOCRED]
            yield _named(f"redocred/{document['title']}", words, spans, REDOCRED, NOTHING_OPEN, number == 0)


def read_columns(
    path: Path, groups: Groups, *, open_labels: frozenset[str], document_length: int
) -> Iterator[Sentence]:
    """A file of ``word tag`` lines; ``document_length`` sentences in a row are taken as one document."""
    number = 0
    for block in re.split(r"\n\s*\n", read_gzip(path).strip()):
        rows = [line.split() for line in block.split("\n")]
        rows = [row for row in rows if len(row) >= 2 and row[0] != "-DOCSTART-" and not row[0].startswith("http")]
        if not rows:
            continue
        words = [row[0].lstrip("#") or row[0] for row in rows]
        spans = [(span.start, span.end, span.label) for span in spans_of_tags([row[1] for row in rows])]
        handles = frozenset(index for index, word in enumerate(words) if "@" in word)
        document = f"{path.parent.name}/{path.name}/{number // document_length}"
        yield _named(document, words, spans, groups, open_labels, number % document_length == 0, handles)
        number += 1


def read_re3d(folder: Path) -> Iterator[Sentence]:
    """re3d: press releases with character offsets; one paragraph is one "sentence" without known boundaries."""
    entities: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for line in read_gzip(folder / "entities.json.gz").splitlines():
        if line.strip():
            entity = json.loads(line)
            entities[entity["documentId"]].append(entity)
    for line in read_gzip(folder / "documents.json.gz").splitlines():
        if line.strip():
            document = json.loads(line)
            yield from _re3d_paragraphs(document["_id"], document["text"], entities[document["_id"]])


def _re3d_paragraphs(identifier: str, text: str, entities: list[dict[str, object]]) -> Iterator[Sentence]:
    for paragraph in re.finditer(r"[^\n]+", text):
        tokens = list(re.finditer(r"(?:[A-Z]\.){2,}|['’]s\b|\w+(?:['’.](?!s\b)\w+)*|[^\w\s]", paragraph.group()))
        if not tokens:
            continue
        words = [token.group() for token in tokens]
        spans, hidden = [], set()
        for entity in entities:
            low, high = (int(str(entity[key])) - paragraph.start() for key in ("begin", "end"))
            inside = [i for i, token in enumerate(tokens) if token.start() < high and token.end() > low]
            if not inside:
                continue
            while len(inside) > 1 and words[inside[0]].lower() in {"the", "a", "an"}:
                del inside[0]
            # every word of a name is capitalised and none is a pronoun or an office: "U.S. forces", "We" are no names
            plain = any(words[i].lower() in _NOT_IN_NAMES for i in inside)
            if not plain and all(words[i][:1].isupper() or words[i] in _LINKS for i in inside):
                spans.append((inside[0], inside[-1] + 1, str(entity["type"])))
            else:
                hidden.update(inside)
        yield _named(
            f"re3d/{identifier}/{paragraph.start()}", words, spans, RE3D, ALL_LABELS - PLACE - {"PERSON", "ORG"}, True,
            frozenset(hidden), starts_known=False,
        )  # fmt: skip


def _named(
    document: str,
    words: list[str],
    spans: list[tuple[int, int, str]],
    groups: Groups,
    open_labels: frozenset[str],
    starts_paragraph: bool,
    hidden: frozenset[int] = frozenset(),
    *,
    starts_known: bool = True,
) -> Sentence:
    """A sentence from typed spans; nationality words and types outside ``groups`` are hidden."""
    entities, silent = [], set(hidden)
    for start, end, kind in spans:
        demonym = end - start == 1 and is_demonym(words[start])
        if kind in groups and not demonym and silent.isdisjoint(range(start, end)):
            entities.append(PartialEntity(start, end, narrow(groups[kind], words[start:end])))
        else:
            silent.update(range(start, end))
    kept = without_overlaps(entities)
    named = {index for entity in kept for index in range(entity.start, entity.end)}
    return Sentence(
        document,
        tuple(words),
        starts_paragraph,
        kept,
        open_labels,
        frozenset(silent - named),
        starts_known=starts_known,
    )
