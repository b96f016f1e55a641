"""The page in headless Chromium: it finds, filters and proves, with a keyboard too, and asks nothing of the network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chromium import AT_REST, until
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.view import write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def page(
    browser: Browser, small_graph: KnowledgeGraph, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Page]:
    write_page(small_graph, tmp_path / "graph.html")
    context = browser.new_context(**getattr(request, "param", {}))
    context.set_default_timeout(30_000)
    opened = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda row: complaints.append(row.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda row: asked.append(row.url))
    address = (tmp_path / "graph.html").as_uri()
    opened.goto(address)
    until(opened, AT_REST)
    yield opened
    assert complaints == []
    assert asked == [address]
    context.close()


def test_search_then_read_the_evidence(page: Page, small_graph: KnowledgeGraph) -> None:
    assert page.locator(".statement").count() == len(small_graph.statements())
    page.get_by_label("Find a person, place or thing").first.fill("lund")
    page.keyboard.press("Enter")
    assert page.locator("#about").text_content() == "About Tor Lund"
    page.get_by_role("button", name="Tor Lund closes ferry terminal").click()
    evidence = page.locator(".evidence")
    quotes = evidence.locator("blockquote").all_text_contents()
    assert "Lund reportedly did not close the ferry terminal." in quotes
    assert "Lund closed the ferry terminal in March." in quotes
    assert "closed" in evidence.locator("mark.relation").all_text_contents()
    captions = " ".join(evidence.locator("figcaption").all_text_contents())
    assert "hearsay, no source is named" in captions
    assert "the article itself says so" in captions
    assert "Harbour Post, 2031-03-05" in captions


# the middle of an edge's line on the screen
MIDDLE = """(index) => {
    const points = lineOf(statements[index], view), box = stage.getBoundingClientRect();
    const {x, y} = spot(points, lengthOf(points) / 2);
    return [x + box.left, y + box.top];
}"""


def test_a_click_on_an_edge_shows_its_evidence(page: Page) -> None:
    row = page.evaluate("statements.find((row) => row.label === 'leads').index")
    page.mouse.click(*page.evaluate(MIDDLE, row))
    page.locator(".evidence").wait_for()
    assert "who leads Port Salla" in (page.locator(".evidence blockquote").text_content() or "")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"


def test_filters_choose_list_and_picture_alike(page: Page) -> None:
    page.get_by_text("Filters and legend").click()
    page.get_by_label("Who says so").select_option(label="anonymous group (2)")
    assert page.locator(".statement").count() == 2
    assert page.evaluate("statements.filter((row) => !row.gone).length") == 2
    page.get_by_text("Show everything").click()
    page.get_by_label("Outlet").select_option("Island Wire")
    page.get_by_label("Published from").fill("2031-03-07")
    assert page.locator(".statement").count() == 0
    page.get_by_text("Show everything").click()
    page.get_by_label("disputed").uncheck()
    assert page.locator(".statement.disputed").count() == 0
    page.get_by_role("checkbox", name="person").uncheck()
    assert "Ann Mwangi" not in (page.locator("#statements").text_content() or "")


def test_the_keyboard_is_enough(page: Page) -> None:
    page.locator("#search").focus()
    page.keyboard.type("salla")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "About Port Salla"
    until(page, AT_REST)
    assert page.evaluate("picture.seen") == page.evaluate("view"), "what is seen was drawn before the view moved"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(".evidence blockquote").count() > 0
    page.locator("#stage").focus()
    until(page, AT_REST)
    before = page.evaluate("view")
    page.keyboard.press("+")
    until(page, f"!glideTo && view.scale > {before['scale']}")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("view.x") > before["x"]
    until(page, AT_REST)
    assert page.evaluate("picture.seen") == page.evaluate("view")


PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=["phone, dark"])
def test_a_phone_scrolls_one_way_only(page: Page) -> None:
    page.locator(".line").first.tap()
    assert page.locator(".evidence").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 27)"


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=["phone, dark"])
def test_a_tap_on_an_edge_shows_its_evidence(page: Page) -> None:
    # the last of the list, so that the page scrolls under the finger
    last = page.locator(".statement").last.get_attribute("data-id")
    row = page.evaluate("(id) => statements.findIndex((row) => row.id === id)", last)
    page.touchscreen.tap(*page.evaluate(MIDDLE, row))
    page.wait_for_timeout(500)
    assert page.evaluate("state.statement.index") == row
    assert page.locator(".evidence blockquote").count() > 0
    assert page.evaluate("scrollY") > 0


def test_the_best_supported_statements_come_first(page: Page) -> None:
    page.locator(".statement").first.wait_for()
    sources = page.evaluate("listed().map((row) => row.sources)")
    assert sources == sorted(sources, reverse=True)
    assert sources[0] > sources[-1]
