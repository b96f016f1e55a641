"""UD English EWT with Universal NER, and GUM with its own entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsgraph.language.entity_tags import spans_of_tags
from newsgraph.language.train.gazetteer import PLACE, narrow
from newsgraph.language.train.gum_names import gum_entities
from newsgraph.language.train.sentences import ALL_LABELS, PartialEntity, Sentence, Tree, read_gzip

_UNER = {"PER": frozenset({"PERSON"}), "ORG": frozenset({"ORG"}), "LOC": PLACE}


@dataclass(frozen=True, slots=True)
class Block:
    """One sentence block of a CoNLL-U file: its comments and the columns of its words."""

    document: str
    identifier: str
    text: str
    starts_paragraph: bool
    rows: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(row[1] for row in self.rows)

    def sentence(self) -> Sentence:
        """The sentence with its tree and without entities."""
        tree = Tree(
            lemmas=tuple(row[2] for row in self.rows),
            upos=tuple(row[3] for row in self.rows),
            xpos=tuple(row[4] for row in self.rows),
            heads=tuple(int(row[6]) for row in self.rows),
            relations=tuple(row[7] for row in self.rows),
        )
        return Sentence(self.document, self.words, self.starts_paragraph, tree=tree)


def read_conllu(path: Path) -> Iterator[Block]:
    """The blocks of a CoNLL-U file in order; multiword ranges and empty nodes are left out."""
    document = ""
    for lines in read_gzip(path).strip().split("\n\n"):
        rows = []
        identifier = text = ""
        starts_paragraph = False
        for line in lines.split("\n"):
            if line.startswith("# newdoc id"):
                document, starts_paragraph = line.split("=", 1)[1].strip(), True
            elif line.startswith("# newpar"):
                starts_paragraph = True
            elif line.startswith("# sent_id"):
                identifier = line.split("=", 1)[1].strip()
            elif line.startswith("# text ="):
                text = line[8:].strip()
            elif not line.startswith("#"):
                columns = tuple(line.split("\t"))
                if columns[0].isdigit():
                    rows.append(columns)
        yield Block(document, identifier, text, starts_paragraph, tuple(rows))


def read_gum(path: Path, *, without: tuple[str, ...] = ("vlog",)) -> list[Sentence]:
    """GUM with its named mentions as entities; genres of ``without`` are left out (vlog: unscripted speech)."""
    blocks = [block for block in read_conllu(path) if block.document.split("_")[1] not in without]
    return [
        replace(block.sentence(), entities=entities, hidden=hidden, open_labels=frozenset())
        for block, (entities, hidden) in zip(blocks, gum_entities(blocks), strict=True)
    ]


def read_ewt(treebank: Path, universal_ner: Path) -> list[Sentence]:
    """EWT with the people, organisations and places of Universal NER; a sentence that it lacks has no entity layer."""
    annotated: dict[str, tuple[list[str], list[str]]] = {}
    for lines in read_gzip(universal_ner).strip().split("\n\n"):
        rows = [line.split("\t") for line in lines.split("\n") if not line.startswith("#")]
        layer = [row[1] for row in rows], [row[2] for row in rows]
        for key in ("sent_id", "text"):
            found = re.search(rf"^# {key} = (.*)$", lines, re.MULTILINE)
            if found:
                annotated[found.group(1).strip()] = layer
    sentences = []
    for block in read_conllu(treebank):
        sentence = block.sentence()
        layer_here = annotated.get(block.identifier) or annotated.get(block.text)
        if layer_here and "".join(layer_here[0]) == "".join(block.words):
            entities = tuple(
                PartialEntity(start, end, narrow(_UNER[label], block.words[start:end]))
                for start, end, label in _realigned(*layer_here, block.words)
                if label in _UNER
            )
            others = ALL_LABELS - PLACE - {"PERSON", "ORG"}
            sentence = replace(sentence, entities=entities, open_labels=others)
        sentences.append(sentence)
    return sentences


def _realigned(words: list[str], tags: list[str], target: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Spans over ``words`` as spans over ``target``, two splits of the same characters."""

    def edges(parts: tuple[str, ...]) -> list[int]:
        offsets = [0]
        for part in parts:
            offsets.append(offsets[-1] + len(part))
        return offsets

    source, aim = edges(tuple(words)), edges(target)
    for span in spans_of_tags(tags):
        low, high = source[span.start], source[span.end]
        covered = [i for i in range(len(target)) if aim[i] < high and aim[i + 1] > low]
        yield covered[0], covered[-1] + 1, span.label
