"""Where a ticket's page begins in a real browser, that nothing on it is out of reach, and that it fits a phone."""

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import listening
from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.now import now
from upheld.tickets.actions import message
from upheld.tickets.models import Ticket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-word-for-tests-only"
PAGE = "/integrato/console/tickets/1/"
LONG = "\n\n".join(f"Step {number} of what we tried" for number in range(40))
QUOTED = "It works.\n\nOn Monday Ana Duarte wrote:\n> Does it work?"
IS_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with a password for the agent, and a ticket that many messages make longer than a window."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    ticket = builders.ticket(cast.contact, at=now() - timedelta(hours=3), subject="Order sync stopped", priority="p1")
    for minute in range(12):
        at = now() - timedelta(minutes=60 - minute)
        message.note(ticket, f"Thought {minute}: {LONG[:200]}", by=cast.manager.as_actor, at=at)
    return cast


def says(cast: Cast, text: str) -> None:
    message.from_customer(Ticket.objects.get(), text, channel="portal", by=cast.contact.as_actor, at=now())


def sign_in(page: Page, live_server: LiveServer, cast: Cast) -> None:
    page.goto(f"{live_server.url}{PAGE}")
    page.get_by_label("Email").fill(cast.agent.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_label("Reply to")).to_be_visible()
    listening(page)


def test_a_ticket_begins_at_what_is_new_else_at_its_end(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page = context.new_page()
    sign_in(page, live_server, cast)
    expect(page.get_by_text("Thought 0:")).to_be_in_viewport()

    page.goto(f"{live_server.url}/integrato/console/")
    page.get_by_role("link", name="Order sync stopped").click()
    expect(page.get_by_text("Thought 11:")).to_be_in_viewport()
    expect(page.get_by_label("Resolution", exact=True)).to_be_in_viewport()

    says(cast, LONG)
    says(cast, QUOTED)
    page.goto(f"{live_server.url}/integrato/console/")
    page.get_by_role("link", name="Order sync stopped").click()
    expect(page.get_by_text("New since you last looked")).to_be_in_viewport()
    expect(page.get_by_text("Step 39 of what we tried")).to_be_hidden()
    assert barriers(page) == []
    page.get_by_text("Show 55 more lines").click()
    page.get_by_text("Quoted text").click()
    expect(page.get_by_text("Step 39 of what we tried")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert barriers(page) == []
    assert not page.evaluate(IS_WIDE)

    page.goto(f"{live_server.url}{PAGE}history/")
    assert barriers(page) == []
    assert not page.evaluate(IS_WIDE)
