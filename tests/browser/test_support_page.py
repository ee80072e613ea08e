"""The published agreement in a real Chromium: no barrier that axe knows, no sideways scrolling, and as paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

import upheld
from tests.browser.built import needs
from tests.support import builders
from tests.support.cast import BEFORE_ALL

AXE = Path(upheld.__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']}"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
NAMES = ("integrato", "interstellio", "interworx", "intesys", "studio")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    needs("customer.ts"),
]


def opened(browser: Browser, address: str, *, phone: bool = False, dark: bool = False, zone: str = "UTC") -> Page:
    context = browser.new_context(
        viewport=PHONE if phone else DESK,
        color_scheme="dark" if dark else "light",
        timezone_id=zone,
        bypass_csp=True,
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(address)
    return page


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_it_is_for_everyone_on_every_screen(browser: Browser, live_server: LiveServer, name: str) -> None:
    builders.desk(name, at=BEFORE_ALL)
    for phone, dark in ((False, False), (True, True)):
        page = opened(browser, f"{live_server.url}/{name}/support", phone=phone, dark=dark)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(f"axe.run(document, {RULES})")
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.context.close()


def test_on_paper_only_the_agreement_is_left(browser: Browser, live_server: LiveServer) -> None:
    builders.desk("intesys", at=BEFORE_ALL)
    page = opened(browser, f"{live_server.url}/intesys/support")
    page.emulate_media(media="print")
    for chrome in (".topbar", ".customer-footer", ".agreement-contents", ".agreement-side", ".agreement-plans"):
        expect(page.locator(chrome)).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".agreement-hash")).to_contain_text("SHA-256")
    page.context.close()


def test_a_reader_elsewhere_sees_their_own_time(browser: Browser, live_server: LiveServer) -> None:
    builders.desk("interworx", at=BEFORE_ALL)
    opening = ".agreement-opening"
    abroad = opened(browser, f"{live_server.url}/interworx/support", zone="Asia/Kathmandu")
    expect(abroad.locator(opening)).to_contain_text("for you")
    abroad.context.close()
    at_home = opened(browser, f"{live_server.url}/interworx/support", zone="America/New_York")
    expect(at_home.locator(opening)).not_to_contain_text("for you")
    at_home.context.close()
