"""Which files a path, folder or glob stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgraph.model import Article, Problem
from newsgraph.read import read_articles


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    for name in ("b.txt", "a.md", "2024/c.txt", "2024/deep/d.jsonl", ".hidden.txt", ".git/e.txt", "photo.jpg"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"File {path.stem} says so."
        path.write_text(f'{{"text": "{text}"}}' if path.suffix == ".jsonl" else text, "utf-8")
    return folder


def names(found: list[Article | Problem]) -> str:
    return "".join(item.text.split()[1] for item in found if isinstance(item, Article))


def test_a_folder_is_walked_in_order(news: Path) -> None:
    note, *articles = read_articles([news])
    assert isinstance(note, Problem)
    assert not note.fatal
    assert (note.where, note.what) == (str(news), "3 hidden files or files of other formats skipped")
    assert names(articles) == "cdab"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("*.txt", "b"), ("**/*.txt", "cb"), ("20*", "cd"), ("[ab].*", "ab"), ("**", "cdab")],
)
def test_globs(news: Path, pattern: str, expected: str) -> None:
    assert names(list(read_articles([str(news / pattern)]))) == expected


def test_a_name_with_brackets_is_a_file_first(tmp_path: Path) -> None:
    (tmp_path / "[1].txt").write_text("File x says so.", "utf-8")
    assert names(list(read_articles([tmp_path / "[1].txt"]))) == "x"


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("nowhere.txt", "no such file or folder"),
        ("no\0where.txt", "no such file or folder"),
        ("no*.txt", "no file matches"),
        ("empty", "holds no article"),
    ],
)
def test_a_source_without_articles_is_a_failure(tmp_path: Path, source: str, what: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "photo.jpg").write_bytes(b"")
    (problem,) = read_articles([tmp_path / source])
    assert isinstance(problem, Problem)
    assert (problem.where, problem.what, problem.fatal) == (str(tmp_path / source), what, True)
    assert problem.remedy


def test_exports_in_a_folder_are_no_news(news: Path) -> None:
    (news / "exports").mkdir()
    for name in ("manifest.json", "graph.jsonl", "claims.jsonl"):
        (news / "exports" / name).write_text("{}", "utf-8")
    note, *articles = read_articles([news])
    assert isinstance(note, Problem)
    assert note.what.startswith("6 hidden files")
    assert names(articles) == "cdab"


def test_a_text_in_place_of_a_path_is_a_failure() -> None:
    (problem,) = read_articles(["Kenya suspended work on the Ngoto dam. " * 200])
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert "cannot be opened" in problem.what
    assert len(problem.where) <= 200
