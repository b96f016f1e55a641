"""The articles in seeds/ are complete, of newspaper length, and several outlets tell each story."""

from __future__ import annotations

import datetime
import difflib
import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
PATHS = sorted(SEEDS.glob("*.txt"))
KEYS = {"title", "date", "outlet", "url", "author"}


def front_matter_and_text(path: Path) -> tuple[dict[str, str], str]:
    opening, head, body = path.read_bytes().decode("utf-8").split("---\n", 2)
    assert opening == ""
    return dict(line.split(": ", 1) for line in head.splitlines()), body


def outlet_slug(outlet: str) -> str:
    return "-".join(outlet.lower().removeprefix("the ").split())


def story_of(path: Path) -> str:
    return path.stem.removesuffix("-" + outlet_slug(front_matter_and_text(path)[0]["outlet"]))


def test_there_are_enough_articles_and_stories() -> None:
    outlets = defaultdict(set)
    for path in PATHS:
        outlets[story_of(path)].add(front_matter_and_text(path)[0]["outlet"])
    assert len(PATHS) >= 9
    assert len(outlets) >= 3
    assert all(len(names) >= 2 for names in outlets.values()), outlets


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_front_matter_is_complete(path: Path) -> None:
    head, _ = front_matter_and_text(path)
    assert set(head) == KEYS
    assert all(value == value.strip() != "" for value in head.values())
    # a colon or an opening quote would need quoting to be YAML
    assert not any(": " in value or value[0] in "\"'[{" for value in head.values())
    assert datetime.date.fromisoformat(head["date"]).isoformat() == head["date"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_url_and_file_name_agree_with_the_outlet(path: Path) -> None:
    head, _ = front_matter_and_text(path)
    url = urlsplit(head["url"])
    assert url.scheme == "https"
    assert url.hostname == f"{outlet_slug(head['outlet'])}.example.org"
    assert len(url.path) > 1
    assert path.stem.endswith("-" + outlet_slug(head["outlet"]))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_text_is_of_newspaper_length_in_clean_paragraphs(path: Path) -> None:
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    _, body = front_matter_and_text(path)
    assert body.startswith("\n")
    paragraphs = body.strip("\n").split("\n\n")
    assert all("\n" not in paragraph and paragraph == paragraph.strip() != "" for paragraph in paragraphs)
    assert len(paragraphs) >= 5
    assert 200 <= len(body.split()) <= 500


@pytest.mark.parametrize("key", ["title", "url"])
def test_titles_and_urls_are_unique(key: str) -> None:
    values = [front_matter_and_text(path)[0][key] for path in PATHS]
    assert len(set(values)) == len(values)


def test_exactly_one_article_reprints_another() -> None:
    words = {path.stem: re.findall(r"\w+", front_matter_and_text(path)[1].lower()) for path in PATHS}
    names = sorted(words)
    likeness = {
        (first, second): difflib.SequenceMatcher(None, words[first], words[second], autojunk=False).ratio()
        for index, first in enumerate(names)
        for second in names[index + 1 :]
        if story_of(SEEDS / f"{first}.txt") == story_of(SEEDS / f"{second}.txt")
    }
    reprints = [pair for pair, ratio in likeness.items() if ratio > 0.8]
    assert reprints == [("port-strike-meridian-wire", "port-strike-severn-examiner")]
    assert all(ratio < 0.5 for pair, ratio in likeness.items() if pair not in reprints)
