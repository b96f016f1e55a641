"""Articles on a dam that corrections are tried on, and what a build of them is compared with."""

from __future__ import annotations

import shutil
from pathlib import Path

from command import Run

ARTICLES = {
    "dam-1": (
        "2024-03-05",
        "Kenya suspended work on the Ngoto dam on Monday. Grace Wanjiru, the chief executive of Lakeside Hydro, "
        "criticized the decision. She said that the company had not broken any law.",
    ),
    "dam-2": (
        "2024-03-06",
        "Lakeside Hydro may sue Kenya, two officials said on Wednesday. Wanjiru met Daniel Otieno in Nairobi on "
        "Tuesday. Grace Otieno visited the Ngoto dam.",
    ),
    "dam-3": ("2024-03-07", "Grace Otieno, who leads Lakeside Hydro, met Daniel Otieno in Nairobi on Tuesday."),
}
LATER = ("2024-04-02", "Portugal fined Banco Aveiro 4 million euros on Tuesday. Daniel Otieno praised the decision.")


def write_article(folder: Path, name: str, date: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(f"---\nid: {name}\ndate: {date}\noutlet: Upland Wire\n---\n\n{text}\n", "utf-8")


BUILD = ("--format", "sssom", "--format", "csv", "--min-confidence", "0.5", "--base", "https://dams.example/")


def files_under(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def built_anew(work: Path, run: Run, *further: str | Path) -> dict[str, bytes]:
    """What a build from the articles with the ledger gives, the ledger among it."""
    fresh = work / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    if (work / "exports" / "ledger.csv").exists():
        shutil.copy(work / "exports" / "ledger.csv", fresh)
    result = run("build", work / "news", "-o", fresh, "--cache", work / "cache", *BUILD, *further)
    assert result.code == 0, result.err
    return files_under(fresh)
