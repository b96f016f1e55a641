"""How fast the viewer is on a large graph: ``python tests/benchmark/viewer.py -n 20000``.

The graph is generated: stories of some forty things, the first of each in most of its statements, a hundred things that
all stories share; 1.5 statements a node, 1.5 claims a statement. Chromium draws it by the processor alone. With
``--write`` the figures go to ``figures/viewer.txt``.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generated_graph import graph_of, varied

from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import EntityType
from newsgraph.view import write_page
from newsgraph.view.layout import positions
from newsgraph.vocabulary import load_vocabulary

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))
from chromium import AT_REST, chromium, missing, until  # noqa: E402

FIGURES = TESTS / "benchmark" / "figures" / "viewer.txt"

STORY, SHARED = 40, 100
TYPES = (EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.EVENT, EntityType.GROUP, EntityType.THING)
SYLLABLES = ("ka", "lo", "mir", "ten", "da", "vel", "sor", "ni", "bra", "tho", "es", "qui", "pol", "ran", "je")


def generated(nodes: int) -> KnowledgeGraph:
    """A graph of about so many nodes; the same each time."""
    relations = sorted(load_vocabulary().relations)
    draw = random.Random(20310305)
    labels = [_name(draw, at) for at in range(nodes)]
    kinds = [draw.choice(TYPES) for _ in labels]
    facts = []
    for story in range(SHARED, nodes, STORY):
        members = range(story, min(story + STORY, nodes))
        for member in members:
            # whoever is in a story is in one of its statements
            facts.append((members[int(len(members) * draw.random() ** 3)], member))
            if draw.random() < 0.5:
                facts.append((draw.choice(members), draw.randrange(SHARED)))
    told = [(left, right, draw.choice(relations)) for left, right in facts if left != right]
    told += draw.sample(told, len(told) // 2)
    told.sort(key=lambda row: (row[0] // STORY, draw.random()))
    return graph_of(
        [varied(labels[left], relation, labels[right], draw) for left, right, relation in told],
        dict(zip(labels, kinds, strict=True)),
    )


def _name(draw: random.Random, number: int) -> str:
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 3))).capitalize() for _ in range(draw.randint(1, 2))]
    return f"{' '.join(words)} {number}"


# when the picture was first there; told by the canvas, since frames that ask would cost time, too
FIRST_PICTURE = """
document.addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    if (picture.seen) window.picture_ms ??= performance.now();
}).observe(document.getElementById("drawn"), { attributes: true }));
"""
# the time from each frame to the next
FRAMES = """() => {
    window.frames_ms = [];
    let last = performance.now();
    const tick = () => {
        const now = performance.now();
        frames_ms.push(now - last);
        last = now;
        requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
}"""
SECONDS = 3.0
CLOCK = os.sysconf("SC_CLK_TCK")


def processor_seconds() -> float:
    """What the processes of our Chromium have used since they started: the load of the machine does not change it."""
    parents, used = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
        except OSError:  # it has ended
            continue
        fields = rest.split()
        parents[stat.parent.name] = fields[1]
        if name.startswith("chrom"):
            used[stat.parent.name] = int(fields[11]) + int(fields[12])
    return sum(ticks for process, ticks in used.items() if _descends(process, parents)) / CLOCK


def _descends(process: str, parents: dict[str, str]) -> bool:
    while process in parents and process != str(os.getpid()):
        process = parents[process]
    return process == str(os.getpid())


def measured(file: Path) -> Iterator[str]:
    """The figures of a page in Chromium, which draws by the processor."""
    with chromium() as browser:
        tab = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
        tab.set_default_timeout(300_000)
        tab.add_init_script(FIRST_PICTURE)
        began = processor_seconds()
        tab.goto(file.as_uri(), wait_until="commit")
        until(tab, "performance.getEntriesByName('first-contentful-paint').length > 0")
        painted = processor_seconds() - began
        # asked seldom, since asking costs time, too
        while not tab.evaluate("window.picture_ms > 0"):
            tab.wait_for_timeout(1000)
        used = processor_seconds() - began
        paint = tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        yield f"{'':24}{'processor':>10}{'by the clock, load ' + format(os.getloadavg()[0], '.0f'):>30}"
        yield f"{'first paint, s':24}{painted:10.1f}{paint / 1000:10.1f}"
        yield f"{'whole picture, s':24}{used:10.1f}{tab.evaluate('picture_ms') / 1000:10.1f}"
        tab.evaluate(FRAMES)
        yield f"{'a frame, ms':24}{'mean':>10}{'median':>10}{'95 %':>10}{'longest':>10}"
        for name, far in (("dragging, all in view", 0), ("dragging, nearer", 6)):
            for _ in range(far):
                tab.mouse.move(500, 450)
                tab.mouse.wheel(0, -300)
            until(tab, AT_REST, 300)
            tab.mouse.move(480, 450)
            tab.mouse.down()
            yield f"{name:24}{_frames(tab, lambda step: tab.mouse.move(*_circling(step)))}"
            tab.mouse.up()
        until(tab, AT_REST, 300)
        yield f"{'turning the wheel':24}{_frames(tab, lambda step: tab.mouse.wheel(0, 40 if step % 40 < 20 else -40))}"
        until(tab, AT_REST, 300)
        began = processor_seconds()
        clock = tab.evaluate(REDRAW)
        yield f"{'whole picture again, s':24}{processor_seconds() - began:10.1f}{clock / 1000:10.1f}"


def _circling(step: int) -> tuple[float, float]:
    return 480 + 200 * math.sin(step / 15), 450 + 150 * math.cos(step / 20)


def _frames(tab: Any, act: Callable[[int], None]) -> str:
    """Processor time of a frame while something is done, and the spread of the clock's time from frame to frame."""
    tab.evaluate("frames_ms.length = 0")
    used, began, step = processor_seconds(), time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS or tab.evaluate("frames_ms.length") < 40:
        act(step)
        step += 1
    times = sorted(tab.evaluate("frames_ms"))
    mean = (processor_seconds() - used) * 1000 / len(times)
    return f"{mean:10.0f}{times[len(times) // 2]:10.0f}{times[int(len(times) * 0.95)]:10.0f}{times[-1]:10.0f}"


# from a change of all looks to the picture that shows it
REDRAW = """() => new Promise((done) => {
    const began = performance.now();
    paint();
    const look = () => (picture.job || picture.stale ? requestAnimationFrame(look) : done(performance.now() - began));
    requestAnimationFrame(look);
})"""


def lines(nodes: int) -> Iterator[str]:
    """The figures, a line each."""
    graph = generated(nodes)
    with TemporaryDirectory() as folder:
        page = Path(folder) / "graph.html"
        ids = {key: at for at, key in enumerate(graph.graph.nodes)}
        links = [(ids[left], ids[right]) for left, right in graph.graph.edges()]
        began = time.process_time()
        positions(len(ids), links)
        layout = time.process_time() - began
        began = time.process_time()
        write_page(graph, page)
        written = time.process_time() - began
        yield f"{len(ids)} nodes, {len(links)} statements, {len(graph.claims)} claims"
        size = page.stat().st_size / 1e6
        yield f"page of {size:.1f} MB in {written:.1f} s of processor time, {layout:.1f} s of it layout"
        yield from measured(page)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--nodes", type=int, default=20_000)
    parser.add_argument("--page", type=Path, help="measure a page that was written before instead")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    given = parser.parse_args()
    if not sys.platform.startswith("linux"):
        sys.exit("processor time is measured by way of /proc, which only Linux has")
    if reason := missing():
        sys.exit(reason)
    found = []
    for line in measured(given.page) if given.page else lines(given.nodes):
        found.append(line)
        print(line, flush=True)
    if given.write:
        FIGURES.write_text("\n".join(found) + "\n", "utf-8")


if __name__ == "__main__":
    main()
