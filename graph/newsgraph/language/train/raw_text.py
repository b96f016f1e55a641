"""Scores on raw text, words and sentences found, against a treebank: F1 over words aligned by their characters.

As in the CoNLL 2018 shared task (Zeman et al. 2018, section 5): a word of the system is right where a word of the
treebank covers the same characters, white space not counted; its tag is right where that is the same, its attachment
where the relation is and the head covers the same characters as the treebank's. Attachment is scored on all words and
with subtypes, as in the shared task, and without punctuation, as elsewhere here.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AlignedWord:
    """A word by the characters ``[start, end)`` that it covers, its head likewise (None for a root)."""

    extent: Extent
    upos: str
    relation: str
    head: Extent | None
    starts_sentence: bool


def raw_documents(path: Path) -> Iterator[tuple[str, list[AlignedWord]]]:
    """Each document of a CoNLL-U file: its raw text, paragraphs parted by blank lines, and its words."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        blocks = [block.split("\n") for block in stream.read().split("\n\n") if block.strip()]
    text: list[str] = []
    words: list[AlignedWord] = []
    for block in blocks:
        comments = dict(line[2:].partition(" = ")[::2] for line in block if line.startswith("# "))
        begins = any(line.startswith("# newdoc") for line in block)
        if begins and words:
            yield "".join(text), words
        if begins:
            text, words = [], []
        if text:
            text.append("\n\n" if any(line.startswith("# newpar") for line in block) else " ")
        text.append(comments["text"])
        words.extend(_words(block, words[-1].extent[1] if words else 0))
    if words:
        yield "".join(text), words


def _words(block: list[str], offset: int) -> Iterator[AlignedWord]:
    """The words of a sentence; those of a multiword token share it by their own lengths."""
    rows = [line.split("\t") for line in block if line and not line.startswith("#")]
    extents: dict[str, Extent] = {}
    whole: dict[str, Extent] = {}
    for row in rows:
        size = len(row[1].replace(" ", "").replace("\u00a0", ""))
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            parts = [other for other in rows if other[0].isdigit() and first <= int(other[0]) <= last]
            split = sum(len(part[1]) for part in parts) == size
            if not split:
                whole.update({part[0]: (offset, offset + size) for part in parts})
                offset += size
        elif row[0].isdigit():
            extents[row[0]] = whole.get(row[0], (offset, offset + size))
            offset = max(offset, extents[row[0]][1])
    for number, row in enumerate(row for row in rows if row[0].isdigit()):
        yield AlignedWord(extents[row[0]], row[3], row[7], extents.get(row[6]), number == 0)


def _found(doc: Doc) -> Iterator[AlignedWord]:
    extents: dict[int, Extent] = {}
    offset = 0
    for token in doc:
        if not token.is_space:
            size = len("".join(token.text.split()))
            extents[token.i] = (offset, offset + size)
            offset += size
    first = True
    for token in doc:
        first = first or bool(token.is_sent_start)
        if token.is_space:
            continue
        root = token.head.i == token.i
        relation = "root" if root else token.dep_
        yield AlignedWord(extents[token.i], token.pos_, relation, None if root else extents[token.head.i], first)
        first = False


def raw_figures(nlp: Language, path: Path) -> dict[str, float]:
    """F1, in percent, of words, sentences, UPOS, UAS and LAS on the raw text of a gzipped CoNLL-U file."""
    counts: Counter[str] = Counter()
    for text, gold in raw_documents(path):
        ours = list(_found(nlp(text)))
        if sum(end - start for start, end in {word.extent for word in gold}) != ours[-1].extent[1]:
            counts["documents whose characters differ"] += 1
        _compare(gold, ours, counts)
    figures = {
        name: round(200 * counts[name] / max(1, counts[f"{scope} gold"] + counts[f"{scope} found"]), 2)
        for name, scope in (
            ("words F", "all"), ("sentences F", "sentences"), ("UPOS", "all"), ("UAS", "all"), ("LAS", "all"),
            ("LAS without punctuation", "attached"),
        )
    }  # fmt: skip
    return {**figures, "documents whose characters differ": counts["documents whose characters differ"]}


def _compare(gold: list[AlignedWord], ours: list[AlignedWord], counts: Counter[str]) -> None:
    known = {word.extent: word for word in gold}
    counts["sentences F"] += len(_sentences(gold) & _sentences(ours))
    for scope, words in (("gold", gold), ("found", ours)):
        counts[f"all {scope}"] += len(words)
        counts[f"attached {scope}"] += sum(word.relation != "punct" for word in words)
        counts[f"sentences {scope}"] += len(_sentences(words))
    for word in ours:
        right = known.get(word.extent)
        if right is None:
            continue
        counts["words F"] += 1
        counts["UPOS"] += word.upos == right.upos
        attached = word.head == right.head
        counts["UAS"] += attached
        counts["LAS"] += attached and word.relation == right.relation
        counts["LAS without punctuation"] += attached and word.relation == right.relation != "punct"


def _sentences(words: list[AlignedWord]) -> set[Extent]:
    starts = [word.extent[0] for word in words if word.starts_sentence]
    return set(zip(starts, [*starts[1:], words[-1].extent[1]], strict=True))
