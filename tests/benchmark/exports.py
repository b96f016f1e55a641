"""Time, bytes and peak memory of each export of a generated graph: ``python tests/benchmark/exports.py -n 1000000``.

The graph is made once; each format is written by a child process that starts with the graph in memory, so that its peak
above that is the exporter's own. On a machine that does other work as well, the seconds of the processor tell more than
those of the clock, and the ratio to writing the native form in the same run more than both. With ``--write`` the
figures go to ``figures/exports.txt``.
"""

from __future__ import annotations

import argparse
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

from newsgraph.export import FORMATS, export_graph
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import (
    Analysis,
    Article,
    Claim,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Profile,
    Relation,
    Resolution,
    Span,
)
from newsgraph.vocabulary import load_vocabulary

FIGURES = Path(__file__).resolve().parent / "figures" / "exports.txt"
# one claim in two more than there are statements; a sentence has 200 characters
SENTENCES = 30
THINGS = 40


def generated(statements: int) -> KnowledgeGraph:
    """A graph of so many statements, each with 1.5 claims, between entities that articles share."""
    vocabulary = load_vocabulary()
    names = sorted(vocabulary.relations)
    draw = random.Random(20310305)
    pool = [f"Name{number:07}" for number in range(max(THINGS, statements // 8))]
    facts = [(*draw.sample(range(len(pool)), 2), draw.randrange(len(names))) for _ in range(statements)]
    told = facts + draw.sample(facts, statements // 2)
    draw.shuffle(told)
    chunks = [told[start : start + SENTENCES] for start in range(0, len(told), SENTENCES)]
    analyses = [_analysis(number, chunk, pool, names) for number, chunk in enumerate(chunks)]
    members: dict[str, list[Profile]] = {}
    for analysis in analyses:
        for profile in analysis.profiles:
            members.setdefault(profile.label, []).append(profile)
    entities = tuple(
        Entity(
            id=f"e-{label.lower()}",
            label=label,
            type=EntityType.ORG,
            profiles=tuple(row.id for row in rows),
            aliases=((label, len(rows)),),
        )
        for label, rows in sorted(members.items())
    )
    entity_of = tuple(sorted((key, entity.id) for entity in entities for key in entity.profiles))
    return KnowledgeGraph.assemble(analyses, Resolution(entities, entity_of, ()), vocabulary=vocabulary)


def _analysis(number: int, chunk: list[tuple[int, int, int]], pool: list[str], names: list[str]) -> Analysis:
    sentences = [f"{pool[left]} {names[which]} {pool[right]}".ljust(199, "x") + "." for left, right, which in chunk]
    text = "\n".join(sentences)
    article = Article(
        f"article-{number}", text, title=f"Title {number}", outlet=f"Outlet {number % 40}", date="2031-03-05"
    )
    mentions: dict[str, list[Mention]] = {}
    claims = []
    start = 0
    for (left, right, which), sentence in zip(chunk, sentences, strict=True):
        after = start + len(pool[left]) + 1
        subject = _mention(article, start, pool[left], mentions)
        verb = Span.of(text, after, after + len(names[which]))
        obj = _mention(article, verb.end + 1, pool[right], mentions)
        claims.append(
            Claim(
                article_id=article.id,
                subject=subject,
                relation=Relation(names[which], names[which], verb, True),
                object=obj,
                sentence=Span.of(text, start, start + len(sentence)),
                subject_phrase=subject.span,
                object_phrase=obj.span,
                rule="generated",
                confidence=0.9,
            )
        )
        start += len(sentence) + 1
    profiles = tuple(
        Profile(article.id, article.date, name, EntityType.ORG, tuple(rows), names=((name, len(rows)),))
        for name, rows in mentions.items()
    )
    return Analysis(article, (), profiles, tuple(claims))


def _mention(article: Article, start: int, name: str, mentions: dict[str, list[Mention]]) -> Mention:
    span = Span.of(article.text, start, start + len(name))
    mention = Mention(article.id, span, span, EntityType.ORG, MentionKind.NAME)
    mentions.setdefault(name, []).append(mention)
    return mention


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
        FIGURES.parent.mkdir(exist_ok=True)
        FIGURES.write_text("\n".join(found) + "\n", "utf-8")


if __name__ == "__main__":
    main()
