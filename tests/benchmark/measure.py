"""Measures newsgraph and writes what the scorers say to ``figures/``: ``python tests/benchmark/measure.py --eval DIR``.

DIR is the evaluation folder with ``news_eval.py``, ``carb_dev_eval.py`` and their development sets. Nothing of the gold
files but id, text, title, date and outlet is given to newsgraph.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacy

import newsgraph
from newsgraph.export import export_graph
from newsgraph.language import load as load_language
from newsgraph.pipeline import Settings
from newsgraph.triples import triple_lines

HERE = Path(__file__).resolve().parent
FIGURES = HERE / "figures"
KEYS = ("id", "text", "title", "date", "outlet")


def score_news(scorer: Path, gold: Path) -> str:
    """What ``news_eval.py`` says of the graph of the gold file's articles."""
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    graph = newsgraph.build([{key: row.get(key) for key in KEYS} for row in rows])
    with tempfile.TemporaryDirectory() as folder:
        claims, mentions = Path(folder) / "claims.jsonl", Path(folder) / "mentions.jsonl"
        export_graph(graph, claims)
        export_graph(graph, mentions)
        return _said([str(scorer), str(gold), str(claims), str(mentions)])


def score_carb(scorer: Path, sentences: Path) -> str:
    """What ``carb_dev_eval.py`` says of the Open IE rendering."""
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.tsv"
        lines = triple_lines([str(sentences)], Settings(), "openie", by_line=True)
        system.write_text("\n".join(lines) + "\n", "utf-8")
        return _said([str(scorer), str(system)])


def measure_speed(seeds: Path) -> str:
    """Words a second of the whole way, in one process, and its ratio to spaCy's bare English tokenizer in this run."""
    texts = [path.read_text("utf-8").split("---\n", 2)[2] for path in sorted(seeds.glob("*.txt"))] * 3
    words = sum(len(text.split()) for text in texts)
    load_language()
    newsgraph.build({"text": texts[0]})  # everything is loaded now
    began = time.perf_counter()
    newsgraph.build([{"id": str(number), "text": text} for number, text in enumerate(texts)])
    whole = time.perf_counter() - began
    tokenizer = spacy.blank("en").tokenizer
    began = time.perf_counter()
    for text in texts:
        tokenizer(text)
    bare = time.perf_counter() - began
    return f"words {words}\nwords/s {words / whole:.0f}\ntimes a bare tokenizer's time {whole / bare:.0f}\n"


def _said(command: list[str]) -> str:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True, help="the evaluation folder")
    folder = parser.parse_args().eval
    scorer = folder / "news_eval.py"
    figures = {
        "news-dev": score_news(scorer, folder / "news-dev" / "gold.jsonl"),
        "news-held-out": score_news(scorer, HERE / "news-held-out" / "gold.jsonl"),
        "carb-dev": score_carb(folder / "carb_dev_eval.py", folder / "carb-dev" / "dev.txt"),
        "speed": measure_speed(HERE.parent.parent / "seeds"),
    }
    FIGURES.mkdir(exist_ok=True)
    for name, text in figures.items():
        (FIGURES / f"{name}.txt").write_text(text, "utf-8")
        print(f"== {name}\n{text}")


if __name__ == "__main__":
    main()
