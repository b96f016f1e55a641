"""Speed, loading time and memory of the packaged English pipeline: ``python tests/benchmark/pipeline.py``.

The text is made of ``seeds/``: paragraphs in a new order, a part of the names and all numbers replaced, so that no two
articles are alike. With ``--write`` the figures go to ``figures/pipeline.txt``.

Speed is a ratio to a pipeline of the size of spaCy's small ones (``small_cnn.py``): the same texts, in turns, in one
run; words are counted between blanks. Both run under ``nlp.pipe`` in one process, with default batches. The packaged
pipeline uses two threads; the small one computes in one, whatever the number of cores (its matrix library, BLIS, is
built so), and is measured in two processes, too. On a machine that has other work, seconds of CPU are the figure to
trust: the ratio by CPU is that of one core to one core.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median

from small_cnn import small_cnn
from spacy.language import Language

from newsgraph.language import load

HERE = Path(__file__).resolve().parent
FIGURES = HERE / "figures" / "pipeline.txt"
SEEDS = HERE.parent.parent / "seeds"
ROUNDS = 3
SHORT = 100  # words
# torch, where it is installed, is loaded by spaCy's thinc: it is no part of newsgraph's installation
_LOADING = """
import sys, time
sys.modules["torch"] = None
began = time.perf_counter(), time.process_time()
import newsgraph.language
nlp = newsgraph.language.load()
print(time.perf_counter() - began[0], time.process_time() - began[1])
"""


def seed_texts() -> list[str]:
    """The texts of ``seeds/`` without their front matter."""
    return [path.read_text("utf-8").split("---\n", 2)[2].strip() for path in sorted(SEEDS.glob("*.txt"))]


def generated(words: int, seed: int = 20310305) -> Iterator[str]:
    """Articles of at least ``words`` words, without end; short ones are made of sentences."""
    draw = random.Random(seed)
    units = [part for text in seed_texts() for part in text.split("\n\n") if part.strip()]
    if words < SHORT:
        units = [sentence for part in units for sentence in re.split(r"(?<=[a-z][.”\"]) (?=[A-Z“\"])", part)]
    while True:
        parts: list[str] = []
        size = 0
        while size < words:
            part = draw.choice(units)
            part = re.sub(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", lambda name: _name(draw, name.group()), part)
            parts.append(re.sub(r"\d", lambda _: str(draw.randrange(1, 10)), part))
            size += len(part.split())
        yield "\n\n".join(parts)


def _name(draw: random.Random, name: str) -> str:
    if draw.random() > 0.2:
        return name
    return "".join(draw.choice(("ka", "lo", "ver", "min", "sto", "ru", "ben", "ta")) for _ in range(3)).capitalize()


def seconds(run: Callable[[], object]) -> tuple[float, float]:
    """Of the wall clock and of the CPU, child processes included."""
    before, began = os.times(), time.perf_counter()
    run()
    after = os.times()
    return time.perf_counter() - began, sum(after[:4]) - sum(before[:4])


def exhaust(stream: Iterable[object]) -> None:
    """Reads a stream to its end and keeps nothing."""
    for _ in stream:
        pass


def speed(words: int) -> str:
    """Words a second of both pipelines, and their ratio."""
    ours, bare = load(), load(semantics=False)
    small = small_cnn(ours.pipe(seed_texts()))
    texts = list(islice(generated(370), max(1, words // 370)))
    total = sum(len(text.split()) for text in texts)
    runs: dict[str, Callable[[], None]] = {
        "packaged, 2 threads": lambda: exhaust(ours.pipe(texts)),
        "without roles and coreference": lambda: exhaust(bare.pipe(texts)),
        "small CNN, 1 process": lambda: exhaust(small.pipe(texts)),
        "small CNN, 2 processes": lambda: exhaust(small.pipe(texts, n_process=2)),
    }
    for nlp in (ours, bare, small):
        exhaust(nlp.pipe(texts[:8]))
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times[name].append(seconds(run))
    *packaged, one, two = times.values()
    lines = [f"text: {total} words in {len(texts)} articles, {ROUNDS} rounds, medians; {_shape(small, texts[:20])}"]
    for name, rows in times.items():
        wall, cpu = (median(row[column] for row in rows) for column in (0, 1))
        lines.append(f"{name}: {total / wall:.0f} words/s, {total / cpu:.0f} words a second of CPU")
    for which, ours_times in zip(("packaged", "without roles and coreference"), packaged, strict=True):
        for name, rows in (("1 process", one), ("2 processes", two)):
            ratio, cpu = (median(b[c] / a[c] for a, b in zip(ours_times, rows, strict=True)) for c in (0, 1))
            lines.append(f"ratio of {which} to the small CNN in {name}: {ratio:.2f}; by CPU {cpu:.2f}")
    return "\n".join(lines) + "\n"


def _shape(nlp: Language, texts: list[str]) -> str:
    docs = list(nlp.pipe(texts))
    tokens = sum(map(len, docs))
    sentences, names = sum(len(list(doc.sents)) for doc in docs), sum(len(doc.ents) for doc in docs)
    return f"the small CNN finds {tokens / sentences:.0f} tokens a sentence, {1000 * names / tokens:.0f} names in 1,000"


def loading() -> str:
    """Seconds from the start of the import to a pipeline ready for text, in a new process."""
    rows = [
        [float(part) for part in subprocess.run(
            [sys.executable, "-c", _LOADING], capture_output=True, text=True, check=True).stdout.split()]
        for _ in range(ROUNDS)
    ]  # fmt: skip
    wall, cpu = (min(row[column] for row in rows) for column in (0, 1))
    return f"import and load: {wall:.2f} s, {cpu:.2f} s of CPU (best of {ROUNDS})\n"


def memory(articles: int, words: int) -> str:
    """Resident memory while a stream of articles is annotated and nothing is kept."""
    nlp = load()
    samples: list[int] = []
    total = 0
    for number, doc in enumerate(nlp.pipe(islice(generated(words), articles)), 1):
        total += len(doc)
        if number % (articles // 10) == 0:
            samples.append(_resident())
    told = " ".join(str(sample) for sample in samples)
    return f"resident memory over {articles} articles ({total} tokens), MB at each tenth: {told}\n"


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=60_000, help="words of text whose speed is measured")
    parser.add_argument("--articles", type=int, default=10_000, help="articles streamed for memory")
    parser.add_argument("--article-words", type=int, default=60)
    parser.add_argument("--only", choices=("speed", "loading", "memory"))
    parser.add_argument("--write", action="store_true", help=f"writes {FIGURES.name}")
    arguments = parser.parse_args()
    parts = {
        "speed": lambda: speed(arguments.words),
        "loading": loading,
        "memory": lambda: memory(arguments.articles, arguments.article_words),
    }
    text = "".join(part() for name, part in parts.items() if arguments.only in (None, name))
    print(text, end="")
    if arguments.write:
        FIGURES.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
