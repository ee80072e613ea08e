"""A view is built in a real browser, and gone to by keyboard; its pages have no barrier that axe knows."""

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import press
from tests.browser.test_console import PASSWORD, sign_in
from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.now import now

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with a password for the agent, and two tickets of which one is urgent."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    for priority, subject in (("p1", "Order sync stopped"), ("p4", "A typo")):
        builders.ticket(cast.contact, at=now() - timedelta(minutes=10), subject=subject, priority=priority)
    return cast


def test_a_view_is_built_seen_at_once_and_reached_by_keyboard(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page = context.new_page()
    sign_in(page, live_server, cast)

    page.get_by_role("link", name="All views").click()
    page.get_by_role("link", name="New view").click()
    page.get_by_label("Add a condition about").select_option("priority")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("P1", exact=True).check()
    preview = page.get_by_role("region", name="Right now")
    expect(preview.get_by_role("link", name="Order sync stopped")).to_be_visible()
    expect(preview.get_by_role("link", name="A typo")).to_have_count(0)
    assert barriers(page) == []

    page.get_by_label("Name", exact=True).fill("Stopped")
    page.get_by_role("button", name="Save the view").click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()

    page.get_by_role("button", name="Columns").click()
    page.get_by_role("dialog").get_by_label("Kind").check()
    assert barriers(page) == []
    page.get_by_role("button", name="Show these").click()
    expect(page.locator(".queue-row .queue-kind")).to_have_text("Question")

    press(page, "g")
    press(page, "u")
    expect(page.get_by_role("heading", name="Unassigned")).to_be_visible()
