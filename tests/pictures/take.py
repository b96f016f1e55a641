"""Takes README's picture of the viewer: ``python tests/pictures/take.py`` (needs Chromium, Playwright and Pillow)."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

import newsgraph
from newsgraph.view import write_page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))
from chromium import AT_REST, chromium, missing, until  # noqa: E402


def main() -> None:
    if reason := missing():
        sys.exit(reason)
    with TemporaryDirectory() as folder, chromium() as browser:
        file = Path(folder) / "graph.html"
        write_page(newsgraph.load(ROOT / "exports"), file, title="newsgraph")
        tab = browser.new_context(viewport={"width": 1280, "height": 760}, reduced_motion="reduce").new_page()
        tab.goto(file.as_uri())
        tab.get_by_label("Find a person, place or thing").first.fill("Ukraine")
        tab.keyboard.press("Enter")
        # what is disputed shows most: two colours in the picture, both sides in the list
        tab.locator(".statement.disputed .line").first.click()
        tab.evaluate("document.querySelector('.statement.disputed').scrollIntoView()")
        tab.evaluate("document.getElementById('panel').scrollBy(0, -12)")
        tab.evaluate("look(around(state.node))")
        tab.locator("#search").fill("")
        tab.evaluate("document.activeElement.blur()")
        until(tab, AT_REST)
        taken = Image.open(BytesIO(tab.screenshot()))
    # a third of the size, and no eye sees it
    taken.convert("RGB").quantize(200, dither=Image.Dither.NONE).save(HERE / "viewer.png", optimize=True)


if __name__ == "__main__":
    main()
