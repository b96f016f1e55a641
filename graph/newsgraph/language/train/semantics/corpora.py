"""Documents with frames (PropBank on EWT) and with coreference (GUM, LitBank, Re-DocRED)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from newsgraph.language.train.conllu import Block, read_conllu
from newsgraph.language.train.corpora import tree_files
from newsgraph.language.train.gum_names import gum_mentions
from newsgraph.language.train.novels import read_novel_rows
from newsgraph.language.train.sentences import read_gzip


@dataclass(frozen=True, slots=True)
class GoldFrame:
    """A PropBank frame over a document's words; arguments are ``(start, end, role)``, end exclusive."""

    predicate: int
    roleset: str
    arguments: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words ``[start, end)`` that mean the thing ``cluster``; ``head`` where the corpus has trees."""

    start: int
    end: int
    cluster: str
    head: int | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """What a corpus says of one document. ``frames`` or ``mentions`` is None where it does not annotate them."""

    name: str
    words: tuple[str, ...]
    paragraph_starts: tuple[bool, ...]
    frames: tuple[GoldFrame, ...] | None = None
    mentions: tuple[GoldMention, ...] | None = None

    @property
    def corpus(self) -> str:
        return self.name.split("/")[0]


def read_frames(treebank: Path, propbank: Path) -> Iterator[GoldDocument]:
    """EWT with PropBank's frames; a sentence that PropBank lacks, or splits otherwise, has none and is left out."""
    annotated = {}
    for line in read_gzip(propbank).splitlines():
        entry = json.loads(line)
        annotated[entry["sent_id"]] = entry
    for document, blocks in groupby(read_conllu(treebank), key=lambda block: block.document):
        words: list[str] = []
        starts: list[bool] = []
        found: list[GoldFrame] = []
        for block in blocks:
            entry = annotated.get(block.identifier)
            if entry is None or tuple(entry["tokens"]) != block.words:
                continue
            base = len(words)
            found.extend(
                GoldFrame(
                    base + frame["pred"],
                    frame["roleset"],
                    tuple((base + start, base + end + 1, role) for start, end, role in frame["args"]),
                )
                for frame in entry["frames"]
            )
            words.extend(block.words)
            starts.extend(block.starts_paragraph and index == 0 for index in range(len(block.words)))
        if words:
            yield GoldDocument(f"ewt/{document}", tuple(words), tuple(starts), frames=tuple(found))


def read_gum_coreference(path: Path, *, without: Sequence[str] = ()) -> Iterator[GoldDocument]:
    """GUM's mentions, nested ones and those of one mention only included; heads from its trees."""
    for document, group in groupby(read_conllu(path), key=lambda block: block.document):
        if document.split("_")[1] in without:
            continue
        blocks = list(group)
        words: list[str] = []
        starts: list[bool] = []
        found: list[GoldMention] = []
        for block, mentions in zip(blocks, gum_mentions(blocks), strict=True):
            base = len(words)
            found.extend(
                GoldMention(base + m.start, base + m.end, m.cluster, base + _head(block, m.start, m.end))
                for m in mentions
            )
            words.extend(block.words)
            starts.extend(block.starts_paragraph and index == 0 for index in range(len(block.words)))
        yield GoldDocument(f"gum/{document}", tuple(words), tuple(starts), mentions=tuple(found))


def _head(block: Block, start: int, end: int) -> int:
    """The first word of the span whose head is outside it."""
    return next(i for i in range(start, end) if not start <= int(block.rows[i][6]) - 1 < end)


def read_litbank(path: Path) -> Iterator[GoldDocument]:
    """LitBank's novels; the held-out ones are left out."""
    for name, sentences in read_novel_rows(path):
        rows = [row for sentence in sentences for row in sentence]
        words = tuple(row[3] for row in rows)
        starts = tuple(index == 0 for index in range(len(words)))
        yield GoldDocument(f"litbank/{name}", words, starts, mentions=tuple(_bracketed(row[-1] for row in rows)))


def _bracketed(column: Iterable[str]) -> Iterator[GoldMention]:
    opened: defaultdict[str, list[int]] = defaultdict(list)
    for index, field in enumerate(column):
        for part in field.strip().split("|"):
            cluster = part.strip("()_ ")
            if part.startswith("("):
                opened[cluster].append(index)
            if part.endswith(")"):
                yield GoldMention(opened[cluster].pop(), index + 1, cluster)


def read_redocred_coreference(path: Path) -> Iterator[GoldDocument]:
    """Re-DocRED's clusters of names; neither pronouns nor common nouns are annotated."""
    for document in json.loads(read_gzip(path)):
        offsets = [0]
        for words in document["sents"]:
            offsets.append(offsets[-1] + len(words))
        words = tuple(word for sentence in document["sents"] for word in sentence)
        mentions = {
            (offsets[m["sent_id"]] + m["pos"][0], offsets[m["sent_id"]] + m["pos"][1]): str(number)
            for number, cluster in enumerate(document["vertexSet"])
            for m in cluster
            if m["type"] in {"PER", "ORG", "LOC", "MISC"}
        }
        yield GoldDocument(
            f"redocred/{document['title']}",
            words,
            tuple(index == 0 for index in range(len(words))),
            mentions=tuple(GoldMention(*span, cluster) for span, cluster in sorted(mentions.items())),
        )


def read_semantic_training(folder: Path) -> list[GoldDocument]:
    """Everything that trains the second network."""
    return [
        *read_frames(folder / "ud-ewt/en_ewt-ud-train.conllu.gz", folder / "propbank-ewt/en_ewt-train.srl.jsonl.gz"),
        *read_gum_coreference(folder / "gum-open/gum_open-train.conllu.gz", without=("vlog",)),
        *read_litbank(folder / "litbank/coref.conll.gz"),
        *read_redocred_coreference(folder / "re-docred/dev_revised.json.gz"),
    ]


def read_semantic_development(folder: Path, part: str = "dev") -> list[GoldDocument]:
    """What measures it: EWT dev for frames, GUM dev for coreference; with ``part`` "test" those of the final table."""
    ewt, gum = tree_files(folder, part).values()
    propbank = folder / f"propbank-ewt/en_ewt-{part}.srl.jsonl.gz"
    return [*read_frames(ewt, propbank), *read_gum_coreference(gum)]
