"""Time that each ready query takes over a million triples: ``python tests/benchmark/gallery.py -n 21000``.

Asked in a store in memory, as ``newsgraph query`` and, up to two million triples, ``newsgraph serve`` do; with
``--folder`` also in a store in a folder, as ``serve`` does for larger graphs. On a machine that does other work as
well, the seconds of the processor tell more than those of the clock. With ``--write`` the figures go to
``figures/gallery.txt``.
"""

from __future__ import annotations

import argparse
import io
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from generated_graph import graph_of, varied
from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

from newsgraph.export.projection import DEFAULT_BASE
from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.gallery import gallery
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.query import evaluate
from newsgraph.stores import keep_triples, opened
from newsgraph.vocabulary import load_vocabulary

FIGURES = Path(__file__).resolve().parent / "figures" / "gallery.txt"


def timed(store: Store, sparql: str) -> tuple[float, float]:
    """Seconds by the clock and of the processor, the result written as JSON."""
    began, processor = time.perf_counter(), time.process_time()
    found = evaluate(store, sparql, Namespaces(DEFAULT_BASE).prefixes)
    assert isinstance(found, QuerySolutions)
    found.serialize(io.BytesIO(), QueryResultsFormat.JSON)
    return time.perf_counter() - began, time.process_time() - processor


def generated(statements: int) -> KnowledgeGraph:
    """A graph of about so many statements between an eighth as many things, with all standings."""
    relations = sorted(load_vocabulary().relations)
    draw = random.Random(20310305)
    things = [f"Name{number:07}" for number in range(statements // 8)]
    facts = [(*draw.sample(things, 2), draw.choice(relations)) for _ in range(statements)]
    facts += draw.sample(facts, statements // 2)
    draw.shuffle(facts)
    return graph_of([varied(left, relation, right, draw) for left, right, relation in facts], {})


def lines(statements: int, kinds: list[str]) -> Iterator[str]:
    """The figures, a line a query."""
    graph = generated(statements)
    with tempfile.TemporaryDirectory() as name:
        stores = []
        for kind in kinds:
            folder = Path(name) / kind
            folder.mkdir()
            count = keep_triples(graph, folder, most_in_memory=None if kind == "memory" else 0)
            began = time.process_time()
            stores.append(opened(folder))
            yield f"{count} triples; opened in {kind} in {time.process_time() - began:.1f} s of the processor"
        yield f"{'query':16}" + "".join(f"{kind:>9}{'processor':>11}" for kind in kinds)
        worst = [(0.0, 0.0)] * len(kinds)
        for query in gallery().values():
            found = [timed(store, query.sparql) for store in stores]
            worst = [(max(a, c), max(b, d)) for (a, b), (c, d) in zip(worst, found, strict=True)]
            yield f"{query.name:16}" + "".join(f"{seconds:9.2f}{own:11.2f}" for seconds, own in found)
        yield f"{'the slowest':16}" + "".join(f"{seconds:9.2f}{own:11.2f}" for seconds, own in worst)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--statements", type=int, default=21_000)
    parser.add_argument("--folder", action="store_true", help="ask in a store in a folder, too")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    given = parser.parse_args()
    found = []
    for line in lines(given.statements, ["memory", "folder"] if given.folder else ["memory"]):
        found.append(line)
        print(line, flush=True)
    if given.write:
        FIGURES.write_text("\n".join(found) + "\n", "utf-8")


if __name__ == "__main__":
    main()
