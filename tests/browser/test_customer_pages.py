"""No barrier on any page of a customer, on all five desks: phone and desktop, light and dark."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.built import needs
from tests.browser.test_customer import fill_in
from tests.support import intake
from tests.support.cast import assemble
from upheld.tickets.models import Ticket

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    needs("customer.ts"),
]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


def faults(page: Page, *sizes: dict[str, int]) -> list[object]:
    """Return what bars somebody from a page on a phone and in other sizes, and whether it is wider than its window."""
    found: list[object] = []
    for size in (PHONE, *sizes):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a width and a height
        found += [(page.url, size["width"], fault) for fault in barriers(page)]
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            found.append((page.url, size["width"], "wider than the window"))
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a width and a height
    return found


@pytest.mark.parametrize("desk", intake.DESKS)
def test_from_the_front_to_the_receipts(
    transactional_db: None, browser: Browser, live_server: LiveServer, desk: str
) -> None:
    assemble(north=desk, south="interworx" if desk != "interworx" else "integrato")
    page = browser.new_context(viewport=PHONE, locale="en-GB", reduced_motion="reduce").new_page()  # type: ignore[arg-type]  # a width and a height
    page.set_default_timeout(30_000)
    found = []
    for place in ("", "help", "track/", "emergency"):
        page.goto(f"{live_server.url}/{desk}/{place}")
        found += faults(page)

    page.goto(f"{live_server.url}/{desk}/tickets/new")
    fill_in(page, desk)
    expect(page.locator(".preview-headline")).to_be_visible()
    found += faults(page, DESKTOP)
    page.get_by_role("button", name="Create ticket").first.click()
    page.wait_for_url("**/received")
    found += faults(page)
    ticket = f"{live_server.url}/{desk}/tickets/{Ticket.objects.get().number}"
    page.goto(ticket)
    found += faults(page, DESKTOP)
    page.goto(f"{ticket}/receipts")
    found += faults(page)

    assert found == []
