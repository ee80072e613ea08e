"""What people wrote runs nowhere in a real browser, from the queue to print, nor on the customer's own page."""

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.attacks.payloads import write_it_everywhere
from tests.browser.keys import press
from tests.support import builders, files
from tests.support.cast import Cast, assemble
from upheld.desks.actions import teams
from upheld.now import now
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import tracking
from upheld.tickets.models import Ticket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-word-for-tests-only"
CONSOLE = "/integrato/console/"
PAGES = ("", "tickets/1/", "tickets/1/history/", "search/?q=onerror", "notifications/", "people/", "settings/teams/")
# Whether a payload ran, or stands on the page as an element, where only the policy of our pages keeps it from running.
HARMED = """() => window.ran !== undefined
    || document.querySelector('img[src="x"], svg[onload], [onerror], a[href^="javascript:"]') !== null"""


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, on a desk in which everything is called by a payload."""
    cast, at = assemble(), now() - timedelta(minutes=10)
    cast.manager.set_password(PASSWORD)
    cast.manager.save()
    ticket = builders.ticket(cast.contact, at=at, priority="p1")
    team = teams.form(cast.north, "Billing", by=cast.manager.as_actor, at=at)
    teams.add_member(team, cast.manager, by=cast.manager.as_actor, at=at)
    files.sent(ticket, by=cast.agent.as_actor, at=at, trace_log=b"words")
    write_it_everywhere(cast)
    return cast


def unharmed(page: Page) -> None:
    expect(page.locator("body")).to_contain_text("onerror=window.ran")
    assert page.evaluate(HARMED) is False, page.url


@pytest.mark.attack(1, 2)
def test_nothing_that_people_wrote_runs(context: BrowserContext, live_server: LiveServer, cast: Cast) -> None:
    page = context.new_page()
    page.goto(f"{live_server.url}{CONSOLE}")
    page.get_by_label("Email").fill(cast.manager.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    for address in PAGES:
        page.goto(f"{live_server.url}{CONSOLE}{address}")
        unharmed(page)
    page.goto(f"{live_server.url}{CONSOLE}tickets/1/")
    page.emulate_media(media="print")
    unharmed(page)
    page.emulate_media(media="screen")
    press(page, "Control+k")
    page.keyboard.type("onerror")
    expect(page.get_by_role("dialog", name="Jump to").get_by_role("option").first).to_be_visible()
    unharmed(page)


@pytest.mark.attack(1, 2)
def test_nothing_that_the_desk_wrote_runs_on_the_customers_page(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    ticket = Ticket.objects.select_related("contact").get(number=1)
    link = tracking_token(tracking.make(ticket, ticket.contact, at=now()).nonce)
    page = context.new_page()

    page.goto(f"{live_server.url}/integrato/track/{link}/")

    unharmed(page)
