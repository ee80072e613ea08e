"""Forwarding and writing down time in a real browser: by keyboard, in place, on a phone, and without barriers."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import press
from tests.browser.test_shaping import PASSWORD, opened
from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.now import now
from upheld.tickets.actions import message
from upheld.tickets.models import Forward, TimeSpent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, and a ticket with a note."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    ticket = builders.ticket(cast.contact, at=now() - timedelta(minutes=20), priority="p2", category="defect")
    message.note(ticket, "They owe us money.", by=cast.agent.as_actor, at=now() - timedelta(minutes=9))
    return cast


def test_time_is_added_and_a_ticket_forwarded_without_a_mouse(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    page = opened(browser, live_server, cast)
    press(page, "q")
    page.locator("#id_time_minutes").fill("30")
    press(page, "Enter")
    expect(page.get_by_text("Added 30 min.")).to_be_visible()
    assert TimeSpent.objects.get().minutes == 30
    # What is scrolled half out of sight would be measured as if it were small.
    page.locator(".facts-block").first.scroll_into_view_if_needed()
    assert barriers(page) == []

    press(page, "o")
    expect(page.get_by_role("heading", name="Forward INT-1")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert barriers(page) == []
    page.get_by_label("To", exact=True).fill("noc@carrier.example")
    page.get_by_label("Your words before it").fill("Is this your line?")
    press(page, "Control+Enter")
    expect(page.get_by_text("forwarded 1 message to noc@carrier.example")).to_be_visible()
    assert Forward.objects.get().carried.get().kind == "customer"
    page.context.close()
