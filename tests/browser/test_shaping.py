"""Shaping a ticket in a real browser: by keyboard, with what can be taken back, on a phone, and without barriers."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import press
from tests.browser.test_console import sign_in
from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast, assemble
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import teams
from upheld.now import now
from upheld.tickets.actions import closing_codes, custom_fields
from upheld.tickets.actions.custom_fields import Description
from upheld.tickets.models import CustomField, Ticket, TicketLink

PASSWORD = "a-word-for-tests-only"
PATIENCE_MS = 30_000

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, on a desk with a team, a closing code and an owed field, and two tickets."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    teams.form(cast.north, "Engineering", by=THE_DESK, at=BEFORE_ALL)
    closing_codes.add(cast.north, "Fixed", by=THE_DESK, at=BEFORE_ALL)
    owed = Description(label="Root cause", owed=True)
    custom_fields.add(cast.north, CustomField.Kind.TEXT, owed, by=THE_DESK, at=BEFORE_ALL)
    for minutes in (20, 10):
        builders.ticket(cast.contact, at=now() - timedelta(minutes=minutes), priority="p2", category="defect")
    return cast


def opened(browser: Browser, live_server: LiveServer, cast: Cast, *, width: int = 1440) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    sign_in(page, live_server, cast)
    page.goto(f"{live_server.url}/integrato/console/tickets/1/")
    return page


def test_a_ticket_is_tagged_linked_passed_on_and_resolved_by_keyboard(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    page = opened(browser, live_server, cast)

    press(page, "l")
    page.keyboard.type("Billing")
    press(page, "Enter")
    expect(page.get_by_text("Added billing.")).to_be_visible()
    expect(page.locator("#tag-typed")).to_be_focused()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("button", name="Remove the tag billing")).to_have_count(0)

    page.get_by_role("heading", level=1).click()
    press(page, "b")
    page.keyboard.type("2")
    press(page, "Enter")
    expect(page.get_by_text("Linked: blocks INT-2.")).to_be_visible()

    page.get_by_role("heading", level=1).click()
    press(page, "t")
    sheet = page.get_by_role("dialog", name="Pass INT-1 on")
    sheet.get_by_label("Why").fill("The relay is theirs.")
    press(page, "ControlOrMeta+Enter")
    expect(page.get_by_text("passed it to Engineering: The relay is theirs.")).to_be_visible()

    press(page, "e")
    sheet = page.get_by_role("dialog", name="Resolve INT-1")
    sheet.get_by_label("Fixed").check()
    sheet.get_by_label("Root cause").fill("A full disk.")
    press(page, "ControlOrMeta+Enter")
    expect(page.get_by_text("resolved it: Fixed")).to_be_visible()

    ticket = Ticket.objects.get(number=1)
    assert (ticket.tags, ticket.field_values, ticket.state) == ([], {"root_cause": "A full disk."}, "resolved")
    assert TicketLink.objects.count() == 1
    page.context.close()


def test_nothing_bars_the_way_on_sheets_and_parts_and_a_phone_shows_them_whole(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    page = opened(browser, live_server, cast, width=390)
    page.get_by_role("button", name="Facts").click()
    page.locator("#tag-typed").fill("billing")
    press(page, "Enter")
    expect(page.get_by_text("Added billing.")).to_be_visible()
    page.get_by_label(re.compile("Fill in Root cause")).click()
    expect(page.locator("#id_field_root_cause_value")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert (
        page.evaluate("(() => { const f = document.querySelector('#facts'); return f.scrollWidth - f.clientWidth })()")
        <= 0
    )
    assert barriers(page) == []
    press(page, "Escape")
    page.get_by_role("button", name=re.compile("^Resolve")).click()
    expect(page.get_by_role("dialog", name="Resolve INT-1")).to_be_visible()
    assert barriers(page) == []
    page.context.close()
