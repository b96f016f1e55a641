"""What cannot be read is named with its file and a remedy, and never stops the others."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from newsgraph.model import Article, Problem
from newsgraph.read import Metadata, article_from_mapping, read_articles

GOOD = "Kenya suspended work on the Ngoto dam."
GERMAN = (
    "Die Regierung hat am Montag mitgeteilt, dass der Hafen nach dem Streik wieder geöffnet wird und die Schiffe mit "
    "der Ladung noch in der Nacht aus dem Hafen auslaufen."
)

FATAL: list[tuple[str, bytes, str, str]] = [
    ("empty.txt", b"", "is empty", "leave it out"),
    ("blank.txt", b"\xef\xbb\xbf \r\n\t", "is empty", "leave it out"),
    ("head-only.txt", b"---\ntitle: T\n---\n\n", "is empty", "leave it out"),
    ("binary.txt", b"Ann\x00left", "is binary", "save its text as .txt"),
    ("paper.txt", b"%PDF-1.7\n\xe2\xe3", "PDF", "save its text as .txt"),
    ("office.md", b"PK\x03\x04\x14", "zip archive or office document", "save its text as .txt"),
    ("photo.txt", b"\xff\xd8\xff\xe0", "JPEG", "save its text as .txt"),
    ("letter.txt", b"{\\rtf1 Ann left.}", "RTF", "save its text as .txt"),
    ("packed.jsonl", gzip.compress(b'{"text": "Ann left."}', mtime=0), "gzip", "save its text as .txt"),
    ("damaged.txt", "“Ça va – bien”, dit Zoë.".encode() + b"\xff", "1 broken characters", "save it again as UTF-8"),
    ("page.txt", b"<!DOCTYPE html>\n<html><body>Ann left.</body></html>", "is HTML", "save it as .html"),
    ("piece.md", b"<p>Ann left.</p>\n<p>Bob came.</p><p>All slept.</p>", "is HTML", "save it as .html"),
    ("one-line.txt", b"word " * 2_000_000, "10,000,000 characters", "a file or record of its own"),
    ("huge.txt", b"word\n" * 4_000_001, "longer than", "a file of its own"),
    ("long-line.txt", b"word " * 300_000, "a line has 1,500,000 characters", "paragraphs"),
    ("german.txt", GERMAN.encode(), "seems to be German", "--any-language"),
    ("half.json", b'{"text": "Ann \\ud83d left."}', "half a character (surrogate U+D83D)", "both halves"),
    ("broken.json", b'[{"text": "Ann left."}', "is no JSON", "repair it"),
    ("deep.json", b"[" * 100_000, "is no JSON", "repair it"),
    ("word.json", b'"Ann left."', "neither an array nor an object", "write ["),
    ("none.json", b"[]", "holds no article", "leave the file out"),
    ("empty.json", b"\n", "is empty", "leave the file out"),
    ("textless.json", b'{"title": "T"}', "has no text", "'text'"),
    ("number.json", b'{"text": 7}', "text is int, not a string", "one string"),
    ("empty.jsonl", b"\n\n", "is empty", "leave the file out"),
    ("wide.jsonl", '{"text": "Ann left."}'.encode("utf-16"), "UTF-16", "UTF-8"),
    ("columns.csv", b"id,body\n1,Ann left.\n", "no column 'text'; its columns: id, body", "first row"),
    ("empty.csv", b"", "is empty", "first row"),
    ("rowless.csv", b"id,text\n\n", "holds no article", "leave the file out"),
    ("empty.html", b" ", "is empty", "leave it out"),
    ("menu.html", b"<html><body></body></html>", "no main text", "save the article's text as .txt"),
    ("story.docx", b"Ann left.", "unknown suffix '.docx'", ".txt"),
    ("story", b"Ann left.", "has no suffix", ".txt"),
]


@pytest.mark.parametrize(("name", "content", "what", "remedy"), FATAL, ids=[row[0] for row in FATAL])
def test_a_broken_file_is_named_and_the_next_is_read(
    tmp_path: Path, name: str, content: bytes, what: str, remedy: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    problem, article = read_articles([tmp_path / name, tmp_path / "good.txt"])
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert problem.where == str(tmp_path / name)
    assert what in problem.what
    assert remedy in problem.remedy
    assert isinstance(article, Article)
    assert article.text == GOOD


RECORDS: list[tuple[str, bytes, str, int]] = [
    ("a.jsonl", b'{"text": "Ann left."}\n{"text": \n{"text": "Bob came."}\n', "is no JSON", 2),
    ("a.jsonl", b'{"text": "Ann left."}\n["Bob came."]\n{"text": "Bob came."}\n', "no object", 2),
    ("a.jsonl", b'{"text": "Ann left."}\n\n{"text": null}\n{"text": "Bob came."}\n', "has no text", 3),
    ("a.jsonl", b'{"text": "Ann left."}\n{"n": ' + b"9" * 5000 + b'}\n{"text": "Bob came."}', "is no JSON", 2),
    ("a.jsonl", b'{"text": "Ann left."}\n' + b"[" * 100_000 + b'\n{"text": "Bob came."}', "is no JSON", 2),
    ("a.csv", b"id,text\n1,Ann left.\n2,Ann,left\n3,Bob came.\n", "has 3 cells for 2 columns", 3),
    ("a.csv", b'id,text\n1,Ann left.\n2,"  \n"\n3,Bob came.\n', "is empty", 3),
    ("a.csv", b"id,text\n1,Ann left.\n2\n3,Bob came.\n", "has no text", 3),
    ("a.csv", b'id,text\n1,Ann left.\n2,"' + b"word\n" * 1_000_001 + b'"\n3,Bob came.\n', "5,000,005 characters", 3),
    ("a.csv", b"id,text\n1,Ann left.\n2,a\rb\n3,Bob came.\n", "no row of a CSV file", 3),
]


@pytest.mark.parametrize(("name", "content", "what", "line"), RECORDS)
def test_a_broken_record_is_named_by_its_line(tmp_path: Path, name: str, content: bytes, what: str, line: int) -> None:
    (tmp_path / name).write_bytes(content)
    found = list(read_articles([tmp_path / name]))
    texts = [article.text for article in found if isinstance(article, Article)]
    problems = [problem for problem in found if isinstance(problem, Problem)]
    assert texts[0] == "Ann left."
    assert texts[-1] == "Bob came."
    assert problems[0].where == f"{tmp_path / name}, line {line}"
    assert what in problems[0].what
    assert problems[0].fatal


def test_items_of_an_array_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": GOOD}, "Ann", {"title": "T"}]), "utf-8")
    _, second, third = read_articles([tmp_path / "a.json"])
    assert str(second).startswith(f"{tmp_path / 'a.json'}, item 2: is no object")
    assert str(third).startswith(f"{tmp_path / 'a.json'}, item 3: has no text")


LETTERS = "“Nobody asked us,” said Zoë Müller – the café’s owner."


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (LETTERS, "cp1252", "cp1252"),
        (LETTERS, "utf-16", "utf_16"),
        (LETTERS, "utf-32", "utf_32"),
        ("Новости из Москвы говорят о переговорах между странами", "cp1251", "cp1251"),
    ],
)
def test_other_encodings_are_read_and_named(tmp_path: Path, text: str, encoding: str, named: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    note, article = read_articles([tmp_path / "a.txt"], any_language=True)
    assert isinstance(note, Problem)
    assert not note.fatal
    assert named in note.what
    assert isinstance(article, Article)
    assert article.text == text


def test_lines_of_another_encoding_are_noted_once(tmp_path: Path) -> None:
    line = json.dumps({"text": LETTERS}, ensure_ascii=False).encode("cp1252") + b"\n"
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "Ann left."}\n' + line + line)
    found = list(read_articles([tmp_path / "a.jsonl"]))
    assert [type(item).__name__ for item in found] == ["Article", "Problem", "Article", "Article"]
    assert str(found[1]).startswith(f"{tmp_path / 'a.jsonl'}, line 2: is not UTF-8; read as cp1252")


@pytest.mark.parametrize("date", ["soon", "2024-13-45", "03/04/2024"])
def test_a_date_that_is_none_costs_only_the_date(date: str) -> None:
    note, article = article_from_mapping({"id": "a1", "text": GOOD, "date": date}, Metadata("2024-01-01"))
    assert isinstance(note, Problem)
    assert (note.where, note.fatal) == ("a1", False)
    assert "date not understood" in note.what
    assert isinstance(article, Article)
    assert article.date is None


def test_any_language_takes_all() -> None:
    (article,) = article_from_mapping({"text": GERMAN}, Metadata(), any_language=True)
    assert isinstance(article, Article)


@pytest.mark.parametrize("row", [{}, {"text": None}, {"text": ["Ann"]}, {"text": b"Ann"}, {"text": "a\ud800b"}])
def test_a_broken_mapping_is_a_problem(row: dict[str, Any]) -> None:
    (problem,) = article_from_mapping(row, Metadata())
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert problem.remedy


def test_without_trafilatura_the_remedy_is_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("<html><body><p>Ann left.</p></body></html>", "utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (problem,) = read_articles([tmp_path / "a.html"])
    assert isinstance(problem, Problem)
    assert problem.remedy == "pip install 'newsgraph[html]'"
