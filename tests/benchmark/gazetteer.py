"""Time and memory of linking names to a generated gazetteer: ``python tests/benchmark/gazetteer.py -n 1000000``.

The gazetteer has so many aliases of persons and organisations, their first names, surnames and words drawn by Zipf's
law from invented ones. The mentions, each a profile of one name, are written as a label is (half of them), with a
letter wrong (a quarter), without a middle name or legal form (an eighth), or are of nobody in the gazetteer (an
eighth). All runs in a child process, so that its peak is its own. Seconds are told twice: those of the clock, and those
that the processor worked, which other work on the machine does not change. With ``--write`` the figures go to
``figures/gazetteer.txt``.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from newsgraph.model import EntityType, Mention, MentionKind, Profile, Span
from newsgraph.read.gazetteer import read_gazetteer
from newsgraph.resolve.gazetteer import GazetteerIndex, link_profiles

FIGURES = Path(__file__).resolve().parent / "figures" / "gazetteer.txt"
# aliases of an entry, its label among them
ALIASES = 3
# words of each sort to draw from
WORDS = 60_000
ONSETS = ("b", "br", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "v")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ei", "ou", "ia")
CODAS = ("n", "r", "l", "s", "m", "nd", "rt", "lk", "nsk", "v", "ck", "t")
FORMS = ("GmbH", "Ltd", "Inc", "plc", "AG", "SA")


class Words:
    """Invented words, the first ones drawn most often (Zipf's law)."""

    def __init__(self, draw: random.Random, number: int, syllables: int) -> None:
        made: dict[str, None] = {}
        while len(made) < number:
            parts = [draw.choice(ONSETS) + draw.choice(VOWELS) for _ in range(syllables)]
            made.setdefault("".join(parts).capitalize() + draw.choice(CODAS))
        self.words = list(made)
        self.weights = list(accumulate(1 / rank for rank in range(1, number + 1)))

    def drawn(self, draw: random.Random, number: int) -> list[str]:
        return draw.choices(self.words, cum_weights=self.weights, k=number)


def entries(aliases: int, draw: random.Random) -> Iterator[tuple[str, str, list[str], str]]:
    """Id, label, further names and type of each entry."""
    number = aliases // ALIASES
    given, surnames, words = Words(draw, 5_000, 2), Words(draw, WORDS, 3), Words(draw, WORDS, 3)
    columns = zip(
        given.drawn(draw, number), given.drawn(draw, number), surnames.drawn(draw, number), words.drawn(draw, number),
        words.drawn(draw, number), strict=True,
    )  # fmt: skip
    for count, (first, middle, last, one, two) in enumerate(columns):
        if count % 2:
            names = [f"{first} {middle} {last}", f"{first} {middle[0]}. {last}", f"{last} {first} {middle}"]
            yield f"https://example.org/p/{count}", names[0], names[1:], "PERSON"
        else:
            names = [f"{one} {two} {draw.choice(FORMS)}", f"{one} {two} {last}", f"{one[:3]}{two[:3]}{last}"]
            yield f"https://example.org/o/{count}", names[0], names[1:], "ORG"


def misspelt(name: str, draw: random.Random) -> str:
    """The name with a letter of its longest word changed, doubled, left out or exchanged with the next one."""
    words = name.split()
    place = max(range(len(words)), key=lambda index: len(words[index]))
    word = words[place]
    at = draw.randrange(1, len(word) - 1)
    words[place] = draw.choice(
        (
            word[:at] + draw.choice("aeioun") + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(words)


def profile(name: str, kind: EntityType, number: int) -> Profile:
    span = Span(0, len(name), name)
    mention = Mention(f"a{number}", span, span, kind, MentionKind.NAME)
    return Profile(f"a{number}", "2024-01-01", name, kind, (mention,), names=((name, 1),))


def mentions(file: Path, number: int, draw: random.Random) -> list[tuple[str, str | None, Profile]]:
    """Sort, id of the entry that is meant, and profile of each mention."""
    rows = list(csv.DictReader(file.open(encoding="utf-8")))
    found: list[tuple[str, str | None, Profile]] = []
    strangers = Words(draw, 2_000, 4)
    for count in range(number):
        row, sort = draw.choice(rows), ("as written", "misspelt", "as written", "shorter or unknown")[count % 4]
        kind, name, meant = EntityType(row["type"]), row["label"], row["id"]
        if sort == "misspelt":
            name = misspelt(name, draw)
        elif sort != "as written":
            if count % 8 == 3:
                words = name.split()
                sort, name = "shorter", " ".join(words[:2] if kind is EntityType.ORG else (words[0], words[-1]))
            else:
                sort, name, meant = "unknown", " ".join(strangers.drawn(draw, 2)), ""
        found.append((sort, meant or None, profile(name, kind, count)))
    return found


class Clock:
    """The seconds since it was asked last."""

    def __init__(self) -> None:
        self._clock, self._processor = time.perf_counter(), time.process_time()

    def __call__(self) -> str:
        clock, processor = time.perf_counter(), time.process_time()
        told = f"{clock - self._clock:.1f} s (processor {processor - self._processor:.1f} s)"
        self._clock, self._processor = clock, processor
        return told


def measured(file: Path, number: int, answers: Connection) -> None:
    """Reads, indexes and links; sends a figure a line."""
    since = Clock()
    rows = read_gazetteer([file])
    read = since()
    index = GazetteerIndex(rows)
    indexed = since()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    names = sum(1 + len(row.aliases) for row in rows)
    answers.send(f"{names} names of {len(rows)} entries")
    answers.send(f"read in {read}, indexed in {indexed}; peak {peak:.0f} MB, all of the process")
    wanted = mentions(file, number, random.Random(7))
    profiles = [row for _, _, row in wanted]
    since()
    linking = link_profiles(profiles, index)
    answers.send(f"{number} mentions linked in {since()}")
    answers.send(f"{'mention':14}{'number':>8}{'right':>8}{'wrong':>8}{'left open':>11}{'none':>8}")
    for sort in ("as written", "misspelt", "shorter", "unknown"):
        of_sort = [(meant, row.id) for kind, meant, row in wanted if kind == sort]
        right = sum(meant is not None and _id(linking.entry_of.get(key)) == meant for meant, key in of_sort)
        linked = sum(key in linking.entry_of for _, key in of_sort)
        open_ = sum(key in linking.candidates for _, key in of_sort)
        answers.send(
            f"{sort:14}{len(of_sort):8}{right:8}{linked - right:8}{open_:11}{len(of_sort) - linked - open_:8}"
        )
    answers.send(f"on {os.cpu_count()} cores under a load of {os.getloadavg()[0]:.1f}")
    answers.send(None)


def _id(entry: object) -> str | None:
    return getattr(entry, "id", None)


def lines(aliases: int, number: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gazetteer.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["id", "label", "aliases", "type"])
            for key, label, names, kind in entries(aliases, random.Random(42)):
                writer.writerow([key, label, ";".join(names), kind])
        context = get_context("spawn")
        answers, sender = context.Pipe(duplex=False)
        child = context.Process(target=measured, args=(file, number, sender))
        child.start()
        sender.close()
        while (line := answers.recv()) is not None:
            yield line
        child.join()


def main() -> None:
    if not sys.platform.startswith("linux"):
        sys.exit("peak memory is measured as Linux tells it")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--aliases", type=int, default=100_000)
    parser.add_argument("-m", "--mentions", type=int, default=10_000)
    parser.add_argument("--write", action="store_true", help="keep the figures")
    given = parser.parse_args()
    found = []
    for line in lines(given.aliases, given.mentions):
        found.append(line)
        print(line, flush=True)
    if given.write:
        FIGURES.write_text("\n".join(found) + "\n", "utf-8")


if __name__ == "__main__":
    main()
