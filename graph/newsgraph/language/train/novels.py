"""LitBank's novels in CoNLL-2012 columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsgraph.language.train.sentences import Sentence, read_gzip

# held out by name: they neither train nor choose
LITBANK_HELD_OUT = frozenset(
    (
        "1023_bleak_house", "105_persuasion", "1260_jane_eyre_an_autobiography", "1342_pride_and_prejudice",
        "1400_great_expectations", "174_the_picture_of_dorian_gray", "2489_moby_dick", "345_dracula",
        "514_little_women", "768_wuthering_heights",
    )
)  # fmt: skip


def read_novel_rows(path: Path) -> Iterator[tuple[str, list[list[list[str]]]]]:
    """The name of each novel and its sentences, a row of columns a word; the held-out ones are left out."""
    for part in read_gzip(path).split("#begin document ")[1:]:
        name = part[1 : part.index(")")].removesuffix("_brat")
        if name in LITBANK_HELD_OUT:
            continue
        sentences = [
            [line.split("\t") for line in block.splitlines() if "\t" in line]
            for block in part[part.index("\n") :].split("\n\n")
        ]
        yield name, [rows for rows in sentences if rows]


def read_novels(path: Path) -> Iterator[Sentence]:
    """The sentences as words alone: nothing is said of their names or trees."""
    for name, sentences in read_novel_rows(path):
        for rows in sentences:
            yield Sentence(f"litbank/{name}", tuple(row[3] for row in rows), starts_paragraph=False)
