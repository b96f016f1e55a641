"""Each format gives the same article; text and metadata come through as they stand."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.model import Article, Problem
from newsgraph.read import READERS, Metadata, article_from_mapping, read_articles

TEXT = "Kenya suspended work on the Ngoto dam on Monday.\n\nGrace Wanjiru criticized the decision."
ROW = {
    "id": "dam-1",
    "text": TEXT,
    "title": "Ministry halts dam: what next?",
    "date": "2024-03-05",
    "outlet": "Upland Wire",
    "url": "https://upland.example.org/dam",
    "author": "Joan Kip",
    "section": "World",
}
ARTICLE = Article(
    "dam-1",
    TEXT,
    "Ministry halts dam: what next?",
    "2024-03-05",
    "Upland Wire",
    "https://upland.example.org/dam",
    "Joan Kip",
    (("section", "World"),),
)


def front_matter(row: dict[str, str]) -> str:
    lines = [f"{key}: {value}" for key, value in row.items() if key != "text"]
    return "\n".join(["---", *lines, "---", "", row["text"]])


def as_csv(row: dict[str, str], delimiter: str = ",") -> str:
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerows([list(row), list(row.values())])
    return target.getvalue()


def read_file(path: Path, content: str | bytes, **options: Any) -> list[Article | Problem]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_articles([path], **options))


def only(found: list[Article | Problem]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("dam.txt", front_matter(ROW)),
        ("dam.md", front_matter(ROW)),
        ("dam.TXT", front_matter(ROW)),
        ("dam.txt", "\ufeff" + front_matter(ROW)),
        ("dam.txt", front_matter(ROW).replace("\n", "\r\n")),
        ("dam.jsonl", json.dumps(ROW) + "\n"),
        ("dam.jsonl", "\ufeff\n" + json.dumps(ROW)),
        ("dam.json", json.dumps(ROW, indent=2)),
        ("dam.json", json.dumps([ROW])),
        ("dam.csv", as_csv(ROW)),
        ("dam.csv", "\ufeff" + as_csv(ROW, ";")),
        ("dam.csv", as_csv(ROW, "\t")),
    ],
)
def test_every_format_gives_the_same_article(tmp_path: Path, name: str, content: str) -> None:
    assert only(read_file(tmp_path / name, content)) == ARTICLE


def test_a_mapping_gives_the_same_article() -> None:
    assert list(article_from_mapping(ROW, Metadata())) == [ARTICLE]


def test_every_reader_is_tried_here() -> None:
    assert set(READERS) == {".txt", ".md", ".jsonl", ".json", ".csv", ".html", ".htm"}


PAGE = """<!DOCTYPE html><html><head><title>Ministry halts dam - Upland Wire</title>
<meta charset="utf-8"><meta property="og:site_name" content="Upland Wire"><meta name="author" content="Joan Kip">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://upland.example.org/dam"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ministry halts dam</h1>
<p>Kenya suspended work on the Ngoto dam on Monday, the water ministry said in a statement on its website – again.</p>
<p>Grace Wanjiru, the chief executive of Lakeside Hydro, criticized the decision and said that the company had not
broken any law.</p></article><footer>Subscribe</footer></body></html>"""


@pytest.mark.parametrize("suffix", [".html", ".htm"])
def test_html_gives_main_text_and_metadata(tmp_path: Path, suffix: str) -> None:
    article = only(read_file(tmp_path / f"dam{suffix}", PAGE))
    assert (article.title, article.date, article.outlet) == ("Ministry halts dam", "2024-03-05", "Upland Wire")
    assert (article.url, article.author) == ("https://upland.example.org/dam", "Joan Kip")
    assert article.text.startswith("Kenya suspended work on the Ngoto dam on Monday, the water ministry")
    assert "again.\n\nGrace Wanjiru" in article.text
    assert "Subscribe" not in article.text


def test_html_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace('"utf-8"', '"iso-8859-2"').replace("–", "-").replace("Wanjiru", "Łęska")
    note, article = read_file(tmp_path / "dam.html", page.encode("iso-8859-2"))
    assert isinstance(note, Problem)
    assert not note.fatal
    assert isinstance(article, Article)
    assert "Grace Łęska" in article.text


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        ("No front matter.", None, "No front matter."),
        ("---\ntitle: T\n---\nText at once.\n", "T", "Text at once.\n"),
        ("---\ntitle: T\n---\n\n\nTwo blank lines.", "T", "\nTwo blank lines."),
        ('---\ntitle: "T: \\"t\\""\n---\n\nQuoted.', 'T: "t"', "Quoted."),
        ("---\ntitle: 'It''s T'\n---\n\nQuoted.", "It's T", "Quoted."),
        ("---\nTitle: T\n---\n\nCapital key.", "T", "Capital key."),
        ("---\ntitle: >-\n  T and\n  more\ntags:\n- a\n- b\n# note\n\n---\n\nFolded.", "T and more", "Folded."),
        ("---\n\nA rule first.\n\n---\n\nThen more.", None, "---\n\nA rule first.\n\n---\n\nThen more."),
        ("---\nAnn: Hello.\nBob: Well.\n---\n", None, "---\nAnn: Hello.\nBob: Well.\n---\n"),
        ("---\ntitle: never closed\n", None, "---\ntitle: never closed\n"),
        ("--- \nmixed\ntitle: T\n---\n", None, "--- \nmixed\ntitle: T\n---\n"),
        ("Old Mac\rkept.", None, "Old Mac\rkept."),
    ],
)
def test_front_matter(tmp_path: Path, content: str, title: str | None, text: str) -> None:
    article = only(read_file(tmp_path / "a.txt", content))
    assert (article.title, article.text) == (title, text)


def test_further_keys_are_kept_in_order_of_name() -> None:
    row = {"text": "Ann left.", "z": None, "tags": ["b", "ä"], "score": 1.5, "a": "x"}
    (article,) = article_from_mapping(row, Metadata())
    assert isinstance(article, Article)
    assert article.extra == (("a", "x"), ("score", "1.5"), ("tags", '["b", "ä"]'), ("z", "null"))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, ("2024-01-01", "Given Mail", "https://given.example.org/")),
        ({"date": "", "outlet": " ", "url": None}, ("2024-01-01", "Given Mail", "https://given.example.org/")),
        ({"date": "March 5, 2024", "outlet": "Own"}, ("2024-03-05", "Own", "https://given.example.org/")),
        ({"date": 20240305}, ("2024-03-05", "Given Mail", "https://given.example.org/")),
    ],
)
def test_metadata_stands_in_for_what_is_missing(row: dict[str, Any], expected: tuple[str, str, str]) -> None:
    given_metadata = Metadata("2024-01-01", "Given Mail", "https://given.example.org/")
    (article,) = article_from_mapping({"text": "Ann left.", **row}, given_metadata)
    assert isinstance(article, Article)
    assert (article.date, article.outlet, article.url) == expected


def test_several_authors_are_one_string_and_numbers_are_ids() -> None:
    (article,) = article_from_mapping({"text": "Ann left.", "id": 7, "author": ["A. B.", "C. D."]}, Metadata())
    assert isinstance(article, Article)
    assert (article.id, article.author) == ("7", "A. B., C. D.")


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('{"text": "Ann left."}\n\n{"text": "Bob came."}\n', ["Ann left.", "Bob came."]),
        ("\ufeff \n" + '{"text": "Ann left."}', ["Ann left."]),
        ("---\ndate: 2024-01-02\n---\n\nAnn left.\n", ["Ann left.\n"]),
        ("[Updated] Ann left.", ["[Updated] Ann left."]),
    ],
)
def test_standard_input(content: str, texts: list[str]) -> None:
    stream = io.BytesIO(content.encode())
    found = list(read_articles(["-"], stdin=stream))
    assert [article.text for article in found if isinstance(article, Article)] == texts
    assert len(found) == len(texts)
    assert not stream.closed


def test_lines_of_standard_input_come_one_by_one() -> None:
    class Slow(io.RawIOBase):
        reads = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            self.reads += 1
            line = json.dumps({"text": f"Ann left town {self.reads} times."}).encode() + b"\n"
            buffer[: len(line)] = line
            return len(line) if self.reads < 50 else 0

    slow = Slow()
    first = next(read_articles(["-"], stdin=io.BufferedReader(slow)))
    assert isinstance(first, Article)
    assert slow.reads < 5


@given(st.text().filter(lambda text: text.strip("\ufeff \t\r\n\f\v\x00")))
def test_json_keeps_any_text_exactly(text: str) -> None:
    for ascii_only in (True, False):
        line = json.dumps({"text": text}, ensure_ascii=ascii_only).encode()
        (article,) = read_articles(["-"], stdin=io.BytesIO(line), any_language=True)
        assert isinstance(article, Article)
        assert article.text == text


@given(
    st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])).filter(
        lambda t: t.strip("\ufeff \t\n\f\v")
    )
)
def test_a_body_of_any_characters_survives(text: str) -> None:
    content = f"---\ntitle: T\n---\n\n{text}".encode()
    (article,) = read_articles(["-"], stdin=io.BytesIO(content), any_language=True)
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("T", text)


@given(st.lists(st.sampled_from(["---", "title: T", "Ann left.", "", "a: b", "- x", " y"]), min_size=1))
def test_no_line_of_a_text_is_lost(lines: list[str]) -> None:
    content = "\n".join([*lines, "Bob came."])
    (article,) = read_articles(["-"], stdin=io.BytesIO(content.encode()), any_language=True)
    assert isinstance(article, Article)
    assert content.endswith(article.text)
    if article.text != content:
        assert content.startswith("---\n")
        assert (article.title or "").startswith("T")
