"""What a build of the articles made, for corrections."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from dam_articles import ARTICLES, BUILD, write_article

import newsgraph
from newsgraph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles in ``news``, the cache of their analyses, and what a build with options made of them."""
    folder = tmp_path_factory.mktemp("corrected")
    for name, (date, text) in ARTICLES.items():
        write_article(folder / "news", name, date, text)
    command = ["build", str(folder / "news"), "-o", str(folder / "exports"), "--cache", str(folder / "cache"), *BUILD]
    done = subprocess.run([sys.executable, "-m", "newsgraph", *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def work(built: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    shutil.copytree(built, tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture(scope="module")
def graph(built: Path) -> KnowledgeGraph:
    return newsgraph.load(built / "exports")
