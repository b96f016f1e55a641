"""Time, bytes and peak memory of each export of a generated graph: ``python tests/benchmark/exports.py -n 1000000``.

The graph is made once; each format is written by a child process that starts with the graph in memory, so that its peak
above that is the exporter's own. On a machine that does other work as well, the seconds of the processor tell more than
those of the clock, and the ratio to writing the native form in the same run more than both. With ``--write`` the
figures go to ``figures/exports.txt``, which has a table for each size of graph.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from generated_graph import Told, graph_of

from newsgraph.export import FORMATS, export_graph
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.vocabulary import load_vocabulary

FIGURES = Path(__file__).resolve().parent / "figures" / "exports.txt"
THINGS = 40


def generated(statements: int) -> KnowledgeGraph:
    """A graph of so many statements, each with 1.5 claims, between entities that articles share."""
    names = sorted(load_vocabulary().relations)
    draw = random.Random(20310305)
    pool = [f"Name{number:07}" for number in range(max(THINGS, statements // 8))]
    facts = []
    for _ in range(statements):
        left, right = draw.sample(range(len(pool)), 2)
        facts.append(Told(pool[left], names[draw.randrange(len(names))], pool[right]))
    # one claim in two more than there are statements
    told = facts + draw.sample(facts, statements // 2)
    draw.shuffle(told)
    return graph_of(told, {})


def resident() -> float:
    """MB of memory in use now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def write(graph: KnowledgeGraph, name: str, answers: Connection) -> None:
    """Writes one format and sends seconds by the clock and of the processor, bytes, MB above what there was before, and
    for Turtle the number of triples."""
    before = resident()
    with tempfile.TemporaryDirectory() as folder:
        began, processor = time.perf_counter(), time.process_time()
        export_graph(graph, folder, name)
        seconds, processor = time.perf_counter() - began, time.process_time() - processor
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        count = triples(Path(folder) / "graph.ttl") if name == "turtle" else None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    answers.send((seconds, processor, size, max(0.0, peak - before), count))


def triples(file: Path) -> int:
    """How many triples a Turtle file has, as its last node tells."""
    with file.open("rb") as data:
        data.seek(-min(4096, file.stat().st_size), os.SEEK_END)
        (found,) = re.findall(rb"void:triples ([0-9]+)", data.read())
    return int(found)


def lines(statements: int, names: list[str]) -> Iterator[str]:
    """The figures, a line a format."""
    began = time.perf_counter()
    graph = generated(statements)
    # what the children share with this process stays shared only if no collector touches it
    gc.freeze()
    counts = f"{len(graph.statements())} statements, {len(graph.claims)} claims, {len(graph.entities)} entities"
    yield f"{counts}; made in {time.perf_counter() - began:.0f} s, {resident():.0f} MB in memory"
    yield f"{'format':12}{'seconds':>9}{'processor':>11}{'to native':>11}{'MB':>9}{'peak MB above':>15}"
    context, native = get_context("fork"), 0.0
    for name in dict.fromkeys(["native", *names]):
        answers, sender = context.Pipe(duplex=False)
        child = context.Process(target=write, args=(graph, name, sender))
        child.start()
        sender.close()
        try:
            seconds, processor, size, peak, count = answers.recv()
            native = native or processor
            ratio = processor / native
            yield f"{name:12}{seconds:9.1f}{processor:11.1f}{ratio:11.1f}{size / 1e6:9.1f}{peak:15.0f}"
            if count is not None:
                yield f"{'':12}{count} triples"
        except EOFError:
            yield f"{name:12} failed"
        child.join()


def keep(table: str) -> None:
    """Put the table among the figures, in the place of the one of a graph of the same size."""
    tables = {size(known): known for known in FIGURES.read_text("utf-8").split("\n\n")}
    tables[size(table)] = table
    FIGURES.write_text("\n\n".join(tables[key].strip() for key in sorted(tables)) + "\n", "utf-8")


def size(table: str) -> int:
    """How many statements the graph has that a table is of."""
    return int(table.split(maxsplit=1)[0])


def main() -> None:
    if not sys.platform.startswith("linux"):
        sys.exit("memory is measured by way of /proc, which only Linux has")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--statements", type=int, default=100_000)
    parser.add_argument("--format", action="append", choices=FORMATS, help="may be repeated; all if left out")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    given = parser.parse_args()
    found = []
    for line in lines(given.statements, given.format or [name for name in FORMATS if name != "vocabulary"]):
        found.append(line)
        print(line, flush=True)
    if given.write:
        keep("\n".join(found) + "\n")


if __name__ == "__main__":
    main()
