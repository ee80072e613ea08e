"""Finding by keyboard in a real browser: the search field, the palette, a kept search; also on a phone."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import press
from tests.support import builders
from tests.support.cast import Cast, assemble
from tests.upheld.surfaces.console.conftest import SignIn, sign_in
from upheld.now import now

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["sign_in"]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, and two tickets."""
    cast = assemble()
    builders.ticket(cast.contact, at=now(), subject="Order sync stopped", text="The needle is in here.", priority="p1")
    builders.ticket(cast.contact, at=now(), subject="Invoices are late", priority="p2")
    return cast


@pytest.fixture
def page(context: BrowserContext, live_server: LiveServer, cast: Cast, sign_in: SignIn) -> Page:
    """The queue, where the agent has signed in."""
    session = sign_in(cast.agent).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/integrato/console/")
    return page


def test_what_is_sought_is_found_kept_and_come_back_to_by_keyboard(page: Page) -> None:
    press(page, "/")
    page.keyboard.type("needle is:open prioritty:p1")
    press(page, "Enter")
    expect(page.locator("mark", has_text="needle")).to_be_visible()
    expect(page.get_by_text("perhaps priority: is meant")).to_be_visible()
    assert barriers(page) == []
    page.get_by_label("Keep this search as").fill("Needles")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Kept searches")).to_be_visible()
    page.locator("h1").click()
    press(page, "j")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Order sync stopped")).to_be_visible()

    press(page, "Control+k")
    expect(page.get_by_role("option", name="Needles")).to_be_visible()
    page.keyboard.type("late")
    expect(page.get_by_role("option", name="Invoices are late")).to_be_visible()
    assert barriers(page) == []
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Invoices are late")).to_be_visible()

    press(page, "Control+k")
    page.keyboard.type("Resolve")
    page.get_by_role("dialog", name="Jump to").get_by_role("option", name="Resolve E").click()
    expect(page.get_by_role("dialog", name="Jump to")).to_be_hidden()


def test_on_a_phone_it_fits_and_teaches(page: Page, live_server: LiveServer) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/integrato/console/search/?q=needle")
    expect(page.locator("mark", has_text="needle")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"{live_server.url}/integrato/console/search/")
    expect(page.get_by_role("heading", name="How to ask")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert barriers(page) == []
