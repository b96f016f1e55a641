"""Chromium without a window: what the tests of the pages, their benchmark and README's picture are made with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# as root there is no sandbox; without a graphics card there is no other way to draw than by the processor
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing() -> str | None:
    """Why there can be no browser here, if so."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "needs the Python package playwright: pip install playwright"
    return None if PROGRAM else "needs Chromium: apt-get install chromium"


@contextmanager
def chromium() -> Iterator[Any]:
    """A running ``playwright.sync_api.Browser``."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=PROGRAM, args=_ARGUMENTS)
        yield running
        running.close()


def until(page: Any, condition: str, seconds: float = 60.0) -> None:
    """Wait for a condition in JavaScript; the pages' policy forbids Playwright's own way, which evaluates text."""
    for _ in range(int(seconds * 20)):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


# the viewer has drawn what was asked of it, and nothing moves
AT_REST = "picture.seen !== null && !picture.job && !picture.stale && !glideTo"
