"""The page in headless Chromium: it finds, filters and proves, with a keyboard too, and asks nothing of the network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.view import write_page

playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


def until(page: playwright.Page, condition: str) -> None:
    """Waits; the page's policy forbids Playwright's own way, which evaluates text inside the page."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as engine:
        # WebGL by the processor: there is no graphics card to count on
        arguments = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
        running = engine.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield running
        running.close()


@pytest.fixture
def page(
    browser: playwright.Browser, small_graph: KnowledgeGraph, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[playwright.Page]:
    write_page(small_graph, tmp_path / "graph.html")
    context = browser.new_context(**getattr(request, "param", {}))
    context.set_default_timeout(10_000)
    opened = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda row: complaints.append(row.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda row: asked.append(row.url))
    address = (tmp_path / "graph.html").as_uri()
    opened.goto(address)
    until(opened, "renderer !== null")
    yield opened
    assert complaints == []
    assert asked == [address]
    context.close()


def test_search_then_read_the_evidence(page: playwright.Page, small_graph: KnowledgeGraph) -> None:
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


def test_a_click_on_an_edge_shows_its_evidence(page: playwright.Page) -> None:
    row = page.evaluate("statements.find((row) => row.label === 'leads').index")
    middle = """(index) => {
        const {subject, object} = statements[index], box = stage.getBoundingClientRect();
        const at = renderer.graphToViewport({x: (subject.x + object.x) / 2, y: (subject.y + object.y) / 2});
        return [at.x + box.left, at.y + box.top];
    }"""
    page.wait_for_timeout(300)
    page.mouse.click(*page.evaluate(middle, row))
    page.locator(".evidence").wait_for()
    assert "who leads Port Salla" in (page.locator(".evidence blockquote").text_content() or "")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"


def test_filters_choose_list_and_picture_alike(page: playwright.Page) -> None:
    page.get_by_text("Filters and legend").click()
    page.get_by_label("Who says so").select_option(label="anonymous group (2)")
    assert page.locator(".statement").count() == 2
    assert page.evaluate("drawn.filterEdges((edge, row) => !row.gone).length") == 2
    page.get_by_text("Show everything").click()
    page.get_by_label("Outlet").select_option("Island Wire")
    page.get_by_label("Published from").fill("2031-03-07")
    assert page.locator(".statement").count() == 0
    page.get_by_text("Show everything").click()
    page.get_by_label("disputed").uncheck()
    assert page.locator(".statement.disputed").count() == 0
    page.get_by_role("checkbox", name="person").uncheck()
    assert "Ann Mwangi" not in (page.locator("#statements").text_content() or "")


def test_the_keyboard_is_enough(page: playwright.Page) -> None:
    page.locator("#search").focus()
    page.keyboard.type("salla")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "About Port Salla"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(".evidence blockquote").count() > 0
    before = page.evaluate("renderer.getCamera().ratio")
    page.locator("#stage").focus()
    page.wait_for_timeout(500)
    page.keyboard.press("+")
    until(page, f"renderer.getCamera().ratio !== {before}")


PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=["phone, dark"])
def test_a_phone_scrolls_one_way_only(page: playwright.Page) -> None:
    page.locator(".line").first.tap()
    assert page.locator(".evidence").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 27)"
