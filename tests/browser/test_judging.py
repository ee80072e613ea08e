"""Judging a ticket in a real browser: by keyboard, without a mouse, and with no barrier that axe knows."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

import upheld
from tests.browser.keys import press
from tests.browser.test_console import sign_in
from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.now import now
from upheld.tickets.models import Ticket

AXE = Path(upheld.__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}"
PASSWORD = "a-word-for-tests-only"
PATIENCE_MS = 30_000

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with a password for the agent, and a P2 received ten minutes ago."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p2", category="defect")
    return cast


def opened(browser: Browser, live_server: LiveServer, cast: Cast, *, theme: str) -> Page:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        locale="en-GB",
        bypass_csp=True,
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    sign_in(page, live_server, cast)
    page.goto(f"{live_server.url}/integrato/console/tickets/1/")
    return page


def test_the_priority_is_set_by_keyboard_alone(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    page = opened(browser, live_server, cast, theme="light")

    press(page, "p")
    sheet = page.get_by_role("dialog", name="Set the priority of INT-1")
    expect(sheet).to_be_visible()
    press(page, "n")  # which would open a new ticket, if the sheet were not there
    press(page, "ArrowDown")
    press(page, "Tab")
    page.keyboard.type("Nobody is stopped.")
    press(page, "Tab")
    press(page, "Enter")

    expect(page.get_by_text("set the priority to P3 (asked: P2): Nobody is stopped.")).to_be_visible()
    assert Ticket.objects.get().priority == "p3"
    press(page, "Escape")
    expect(page).to_have_url(f"{live_server.url}/integrato/console/")
    page.context.close()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_that_axe_knows_stands_on_the_sheet(
    browser: Browser, live_server: LiveServer, cast: Cast, theme: str
) -> None:
    page = opened(browser, live_server, cast, theme=theme)
    press(page, "p")
    expect(page.get_by_role("dialog", name="Set the priority of INT-1")).to_be_visible()
    page.evaluate(AXE.read_text())

    found = page.evaluate(f"axe.run(document, {RULES})")

    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []
    page.context.close()
