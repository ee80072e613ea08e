"""What the script does, in a real Chromium under the strict policy. Pages come from Django's own client."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

import upheld
from tests.browser.built import needs
from tests.browser.keys import press
from upheld.presentation.assets import ASSETS, address_of

AXE = Path(upheld.__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SITE = "http://upheld.test"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
CHANGED = json.dumps({"desk": "integrato", "ticket": 12, "verb": "replied"})

pytestmark = [
    pytest.mark.browser,
    needs("console.ts"),
]

Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Open a path, or a body of HTML, as a page; faults and refusals of the policy fail the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(path: str, body: str | None = None, *, axe: bool = False) -> Page:
        contexts.append(browser.new_context(bypass_csp=axe, viewport={"width": 1440, "height": 900}))
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)
        page.route(f"{SITE}/**", _answer)
        if body is not None:
            page.route(f"{SITE}{path}", lambda route: _html(route, body))
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda line: faults.append(line.text) if "Content Security" in line.text else None)
        page.clock.install()
        page.goto(SITE + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def _answer(route: Route) -> None:
    path = route.request.url.removeprefix(SITE)
    if path.startswith("/static/"):
        file = ASSETS / path.removeprefix("/static/")
        return route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
    return _html(route, Client().get(path).content.decode())


def _html(route: Route, body: str) -> None:
    route.fulfill(body=body, content_type="text/html", headers={"Content-Security-Policy": POLICY})


def _console(body: str, live: str = "") -> str:
    meta = """<meta name="htmx-config" content='{"includeIndicatorStyles": false, "allowEval": false}'>"""
    meta += f'<meta name="live-url" content="{live}">' if live else ""
    script = f'<script type="module" src="/static/{address_of("console.ts")}"></script>'
    return f"<!doctype html><html lang=en><head>{meta}{script}</head><body>{body}</body></html>"


def test_a_running_clock_loses_a_minute_each_minute(open_page: Opener) -> None:
    page = open_page("/design/?layout=console")
    value = page.locator(".facts .clock.is-running .clock-value")
    arc = page.locator(".facts .clock.is-running .ring-left")
    before = arc.get_attribute("d")
    expect(value).to_have_text("1 h 14 min left")
    page.clock.run_for(61_000)
    expect(value).to_have_text("1 h 13 min left")
    assert arc.get_attribute("d") != before


def test_a_paused_clock_keeps_its_words(open_page: Opener) -> None:
    page = open_page("/design/?layout=console")
    page.clock.run_for(600_000)
    expect(page.locator(".queue .clock.is-paused .clock-value")).to_have_text("31h 10m")


def test_the_question_mark_opens_the_sheet_of_keys_and_escape_closes_it(open_page: Opener) -> None:
    page = open_page("/design/?layout=console")
    press(page, "?")
    expect(page.locator("dialog#keys")).to_be_visible()
    press(page, "Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()


def test_w_opens_why_and_escape_gives_the_focus_back(open_page: Opener) -> None:
    page = open_page("/design/?layout=console")
    page.locator("[data-key=w]").focus()
    press(page, "w")
    expect(page.locator("#why-sample")).to_be_visible()
    press(page, "Escape")
    expect(page.locator("#why-sample")).to_be_hidden()
    expect(page.locator("[data-key=w]")).to_be_focused()


def test_j_and_k_move_and_x_selects(open_page: Opener) -> None:
    page = open_page("/design/?layout=console")
    press(page, *"jjk")
    press(page, "x")
    expect(page.locator("[data-row]").nth(0)).to_have_class("queue-row is-current")
    expect(page.locator("[data-row] input").nth(0)).to_be_checked()


def test_letters_are_inert_in_a_field(open_page: Opener) -> None:
    page = open_page("/keys", _console('<input id="f"><div data-row><a href="#">x</a></div>'))
    page.locator("#f").focus()
    page.keyboard.type("jr?")
    expect(page.locator("#f")).to_have_value("jr?")
    expect(page.locator("[data-row].is-current")).to_have_count(0)


def test_the_theme_is_switched_and_remembered(open_page: Opener) -> None:
    page = open_page("/design/?layout=console&theme=light")
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert "theme=dark" in page.evaluate("document.cookie")


def test_a_citation_shows_its_clause_on_focus(open_page: Opener) -> None:
    page = open_page("/design/")
    press(page, "Tab")
    page.locator("[data-clause-text]").first.focus()
    expect(page.locator("#clause-card")).to_contain_text("within 48 hours")
    press(page, "Escape")
    expect(page.locator("#clause-card")).to_be_hidden()


WORDS = 'data-words-on="Live {time}" data-words-off="Not live since {time}"'
STATUS = f"<p data-live-status {WORDS}><b data-live-words></b></p>"
COUNTER = "<button data-new hidden><span data-new-count></span> new</button>"
ROW = '<div data-live="ticket:INT-{0}" hx-get="/row/{0}" hx-trigger="live">old</div>'


class LiveQueue:
    """A queue of tickets 12 and 13 that listens; `tell` says that 12 changed, and then the stream ends."""

    def __init__(self, open_page: Opener) -> None:
        self.asked: list[str] = []
        self._streams: list[Route] = []
        self.page = open_page("/blank", "<!doctype html>")
        self.page.route(f"{SITE}/row/*", self._row)
        self.page.route(f"{SITE}/live", lambda route: self._streams.append(route))
        body = _console(ROW.format(12) + ROW.format(13) + STATUS + COUNTER, live="/live")
        self.page.route(f"{SITE}/queue", lambda route: _html(route, body))
        self.page.goto(f"{SITE}/queue")
        for _ in range(100):  # the page asks for its stream a moment after it has loaded
            if self._streams:
                break
            self.page.wait_for_timeout(20)

    def row(self, number: int) -> Locator:
        return self.page.locator(f'[data-live="ticket:INT-{number}"]')

    def tell(self) -> None:
        said = f"event: changed\ndata: {CHANGED}\n\n"
        self._streams[0].fulfill(content_type="text/event-stream", body=said)

    def _row(self, route: Route) -> None:
        self.asked.append(route.request.url.removeprefix(SITE))
        _html(route, "new")


def test_a_change_refreshes_only_the_rows_of_its_ticket(open_page: Opener) -> None:
    queue = LiveQueue(open_page)
    queue.tell()
    expect(queue.row(12)).to_have_text("new")
    expect(queue.row(13)).to_have_text("old")
    assert queue.asked == ["/row/12"]


def test_a_row_in_use_is_marked_and_waits_for_its_reader(open_page: Opener) -> None:
    queue = LiveQueue(open_page)
    queue.row(12).hover()
    queue.tell()
    expect(queue.page.locator("[data-new]")).to_have_text("1 new")
    assert queue.asked == []
    queue.page.locator("[data-new]").click()
    expect(queue.row(12)).to_have_text("new")


def test_a_lost_stream_says_since_when(open_page: Opener) -> None:
    queue = LiveQueue(open_page)
    queue.tell()
    expect(queue.page.locator("[data-live-words]")).to_contain_text("Not live since")


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("layout", ["", "console", "customer"])
def test_no_barrier_that_axe_knows_stands_on_the_sheet(open_page: Opener, layout: str, theme: str) -> None:
    page = open_page(f"/design/?layout={layout}&theme={theme}", axe=True)
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []
