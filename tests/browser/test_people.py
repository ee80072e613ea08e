"""Two colleagues and one note in a real browser: a name completed by keyboard, and what the one who is named finds."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import listening, press
from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.accounts.models import User
from upheld.now import now
from upheld.tickets.models import Mention

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-word-for-tests-only"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 860}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with passwords for the agent and the manager, and a ticket received ten minutes ago."""
    cast = assemble()
    for user in (cast.agent, cast.manager):
        user.set_password(PASSWORD)
        user.save()
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), subject="Order sync stopped", priority="p1")
    return cast


def signed_in(browser: Browser, live_server: LiveServer, user: User, *, viewport: dict[str, int]) -> Page:
    """Return a page of a browser of their own, on which a person has signed in and stands before the queue."""
    page = browser.new_context(viewport=viewport, locale="en-GB").new_page()  # type: ignore[arg-type]  # a size
    page.goto(f"{live_server.url}/integrato/console/")
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("heading", name="Next promise due")).to_be_visible()
    listening(page)
    return page


def test_whoever_is_named_in_a_note_finds_it_under_the_bell(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    page = signed_in(browser, live_server, cast.agent, viewport=DESKTOP)
    page.goto(f"{live_server.url}/integrato/console/tickets/1/?write=note")
    field = page.locator("#composer textarea")
    field.click()
    field.press_sequentially("Can you look, @du")
    expect(page.get_by_role("listbox", name="Colleagues").get_by_role("option", name="Ana Duarte")).to_be_visible()
    assert barriers(page) == []
    field.press("Enter")
    expect(field).to_have_value("Can you look, @Ana Duarte ")
    field.press("Control+Enter")
    expect(page.get_by_text("Can you look, @Ana Duarte")).to_be_visible()
    assert Mention.objects.get().user == cast.manager

    theirs = signed_in(browser, live_server, cast.manager, viewport=PHONE)
    press(theirs, "Escape")
    theirs.goto(f"{live_server.url}/integrato/console/notifications/")
    assert barriers(theirs) == []
    theirs.get_by_role("link", name="Order sync stopped").click()
    expect(theirs.get_by_role("heading", name="Order sync stopped")).to_be_visible()
    for path in ("settings/people/", "settings/notifications/", "settings/away/"):
        theirs.goto(f"{live_server.url}/integrato/console/{path}")
        assert barriers(theirs) == []
        assert theirs.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    theirs.goto(f"{live_server.url}/integrato/console/notifications/")
    expect(theirs.get_by_role("button", name="Mark INT-1 Order sync stopped as not read")).to_be_visible()
