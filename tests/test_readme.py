"""README tells the truth: its commands and examples are run, and what they print is what it shows.

With ``NEWSGRAPH_README=write`` the outputs in README are renewed.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from newsgraph.cli import app
from newsgraph.export import FORMATS

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
TOP = {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "seeds", "graph", "exports", "tests"}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def run(command: str) -> str:
    """What a command of README prints, run in the project's folder as a reader would."""
    script = f'newsgraph() {{ "{sys.executable}" -m newsgraph "$@"; }}\n{command}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "graph"), "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def steps() -> list[tuple[str, str]]:
    """Each command of the console blocks with the output that README shows."""
    found = []
    for block in blocks("console"):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.skipif(shutil.which("bash") is None, reason="README's console examples are for a POSIX shell")
@pytest.mark.parametrize(("command", "shown"), steps(), ids=lambda text: text[:40])
def test_console_examples(command: str, shown: str) -> None:
    printed = "\n".join(line.rstrip() for line in run(command).rstrip().splitlines())
    if os.environ.get("NEWSGRAPH_README") == "write":
        text = README.read_text("utf-8")
        README.write_text(text.replace(f"$ {command}\n{shown}", f"$ {command}\n{printed}\n\n", 1), "utf-8")
        return
    assert printed == shown.rstrip()


def test_python_examples() -> None:
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks("python")), {}, "README", str(README), 0)
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples)
    finally:
        os.chdir(here)
    assert result.attempted > 0
    assert result.failed == 0


def test_every_verb_and_format_is_there() -> None:
    verbs = typer.main.get_command(app).list_commands(None)  # type: ignore[attr-defined]
    assert [name for name in verbs if f"`{name}" not in TEXT] == []
    assert [name for name in FORMATS if f"`{name}`" not in TEXT] == []


def test_the_two_commands_are_as_promised() -> None:
    assert "python3 -m venv .venv && . .venv/bin/activate && pip install . && newsgraph build seeds -o exports" in TEXT
    assert "pip install '.[test]' && python -m pytest" in TEXT


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", TEXT)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_top_level_is_as_designed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode != 0:
        pytest.skip("not a git checkout")
    names = {line.split("/")[0] for line in tracked.stdout.splitlines()}
    assert {name for name in names if not name.startswith(".")} <= TOP
