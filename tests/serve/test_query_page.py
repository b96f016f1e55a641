"""The query page: the gallery is in it, and nothing in it leads outside."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from protocol_client import Reply, send

from chromium import AT_REST, until
from newsgraph.gallery import gallery
from newsgraph.serve.negotiation import chosen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def page(endpoint: str) -> Reply:
    return send(endpoint.removesuffix("sparql"))


@pytest.fixture
def tab(browser: Browser, endpoint: str) -> Iterator[Page]:
    """A new tab, in which nothing may be asked of another server, and nothing may go wrong."""
    home = endpoint.removesuffix("sparql")
    context = browser.new_context()
    opened = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.complaints = complaints
    yield opened
    assert complaints == []
    assert {url for url in asked if not url.startswith(home)} <= {"data:,"}
    context.close()


class Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.texts: dict[str, str] = {}
        self._within = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attributes if name in ("src", "href", "action", "srcset")]
        self._within = str(dict(attributes).get("type") or tag)

    def handle_data(self, data: str) -> None:
        self.texts[self._within] = self.texts.get(self._within, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._within = ""


def test_it_holds_the_gallery(page: Reply) -> None:
    reader = Reader()
    reader.feed(page.text)
    assert (page.status, page.kind) == (200, "text/html")
    data = json.loads(reader.texts["application/json"])
    assert {row["name"]: row["sparql"] for row in data["gallery"]} == {
        name: row.sparql for name, row in gallery().items()
    }
    assert data["prefixes"]["said"] == "https://newsgraph.example/said#"


def test_nothing_leads_outside(page: Reply) -> None:
    reader = Reader()
    reader.feed(page.text)
    assert reader.links == ["data:,", "graph"]
    assert "@import" not in reader.texts["style"]
    assert "url(" not in reader.texts["style"]
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    for element in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(reader.texts[element].encode()).digest()).decode()
        assert re.search(rf"{element}-src [^;]*'sha256-{re.escape(digest)}'", policy)


def test_in_a_browser(tab: Page, endpoint: str) -> None:
    tab.goto(endpoint.removesuffix("sparql"))
    tab.get_by_role("cell", name="asserted").wait_for()
    for name in gallery():
        tab.get_by_label("Ready queries").select_option(name)
        tab.get_by_text(re.compile(r"^\d+ rows?$")).wait_for()
    query = tab.get_by_label("Query", exact=True)
    query.fill("SELECT ?who { ?who said:authorizes ?whom }")
    query.press("Control+Enter")
    tab.get_by_role("button", name="ent:ann-mwangi-01").click()
    tab.get_by_role("cell", name="Ann Mwangi", exact=True).first.wait_for()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Save as CSV").click()
    assert download.value.suggested_filename == "result.csv"
    query.fill("CONSTRUCT WHERE { ?s rel:leads ?o }")
    tab.get_by_role("button", name="Run").click()
    tab.get_by_text("ent:ann-mwangi-01 rel:leads ent:port-salla-07").wait_for()
    query.fill("SELECT ('<img src=x onerror=alert(1)>' AS ?x) {}")
    tab.get_by_role("button", name="Run").click()
    tab.get_by_role("cell", name="<img src=x onerror=alert(1)>").wait_for()


def test_the_parser_s_message_is_shown(tab: Page, endpoint: str) -> None:
    tab.goto(f"{endpoint.removesuffix('sparql')}#SELECT")
    tab.get_by_role("status").get_by_text("it ends too early").wait_for()
    # the browser itself logs each answer that is an error
    tab.complaints.clear()  # type: ignore[attr-defined]


def test_from_a_result_to_the_picture_and_back(tab: Page, endpoint: str) -> None:
    home = endpoint.removesuffix("sparql")
    tab.goto(f"{home}#{quote('SELECT ?who { ?who said:authorizes ?whom }')}")
    tab.get_by_role("link", name="picture", exact=True).click()
    tab.get_by_role("heading", name="About Ann Mwangi").wait_for()
    assert tab.url == f"{home}graph#ann-mwangi-01"
    until(tab, AT_REST)
    tab.get_by_role("link", name="Ask it in SPARQL").click()
    tab.get_by_role("heading", name="Ask the graph in SPARQL").wait_for()
    tab.get_by_role("link", name="See it as a picture").click()
    tab.get_by_role("heading", name="Statements").wait_for()


@pytest.mark.parametrize(
    ("accept", "offer"),
    [
        ("", "a/x"),
        ("*/*", "a/x"),
        ("b/*", "b/y"),
        ("a/z, */*;q=0.1", "a/z"),
        ("a/x;q=0, */*", "a/z"),
        ("A/Z ; Q=0.5 , b/y ; q=0.4", "a/z"),
        ("a/*;q=0.2, b/y;q=0.3", "b/y"),
        ("c/c", None),
        ("a/x;q=none", None),
        ("*/*;q=0", None),
    ],
)
def test_what_a_client_likes_best(accept: str, offer: str | None) -> None:
    assert chosen(accept, ["a/x", "a/z", "b/y"]) == offer
