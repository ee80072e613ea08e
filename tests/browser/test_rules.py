"""A manager's rule in a real browser: written, tried and switched on by keyboard, and what it did in its log."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import press
from tests.browser.test_people import DESKTOP, PASSWORD, PHONE, signed_in
from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast, assemble
from tests.support.rules import follow_all
from upheld.audit.facts import THE_DESK
from upheld.now import now
from upheld.rules.models import Rule
from upheld.tickets.actions import closing_codes, custom_fields
from upheld.tickets.actions.custom_fields import Description
from upheld.tickets.models import Clock, CustomField, Macro, Ticket
from upheld.workers import clocks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with passwords for the agent and the manager."""
    cast = assemble()
    for user in (cast.agent, cast.manager):
        user.set_password(PASSWORD)
        user.save()
    return cast


def pressed(page: Page, name: str) -> None:
    """Press a button by keyboard."""
    page.get_by_role("button", name=name).press("Enter")


def test_a_rule_is_written_tried_and_switched_on_and_its_log_names_rule_and_clause(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    page = signed_in(browser, live_server, cast.manager, viewport=DESKTOP)
    rules = f"{live_server.url}/integrato/console/settings/rules/"
    page.goto(rules)
    assert barriers(page) == []
    page.get_by_role("link", name="New rule").press("Enter")
    page.get_by_label("Name").focus()
    page.keyboard.type("Tell me of misses")
    press(page, "Tab")
    page.keyboard.type("A promise is m")
    page.get_by_label("Tag").focus()
    page.keyboard.type("late")
    press(page, "Control+Enter")

    expect(page.get_by_text("Not tried yet.")).to_be_visible()
    assert barriers(page) == []
    pressed(page, "Try it")
    expect(page.get_by_text("Of the 0 newest tickets, it happened on 0")).to_be_visible()
    pressed(page, "Switch revision 1 on")
    expect(page.get_by_role("heading", name="It is on")).to_be_visible()

    builders.ticket(cast.contact, at=now() - timedelta(hours=3), priority="p1")
    while clocks.do_one(now()):
        pass
    follow_all(now())
    assert Ticket.objects.get().tags == ["late"]
    page.get_by_role("link", name="Log").press("Enter")
    run = page.get_by_role("listitem").filter(has_text="INT-1")
    expect(run).to_contain_text("Tell me of misses")
    expect(run.get_by_role("link", name="§")).to_contain_text(Clock.objects.get(metric="response_time").clause)
    assert barriers(page) == []

    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a size
    for path in ("", "log/", "set-aside/", f"{Rule.objects.get().pk}/", "new/"):
        page.goto(rules + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.context.close()


def test_the_composer_asks_for_what_resolving_owes_and_keeps_a_reply_as_ones_own(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    closing_codes.add(cast.north, "Fixed", by=THE_DESK, at=BEFORE_ALL)
    owed = Description(label="Root cause", owed=True)
    custom_fields.add(cast.north, CustomField.Kind.TEXT, owed, by=THE_DESK, at=BEFORE_ALL)
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p2")
    page = signed_in(browser, live_server, cast.agent, viewport=DESKTOP)
    page.goto(f"{live_server.url}/integrato/console/tickets/1/")
    composer = page.locator("#composer")
    composer.get_by_label("Reply to").fill("The disk was full.")
    page.get_by_role("heading", level=1).click()
    press(page, "\\")
    pressed(page, "Keep what I wrote as a reply of mine")
    expect(page.get_by_label("Reply")).to_have_value("The disk was full.")
    assert barriers(page) == []
    page.get_by_label("Name").fill("Full disk")
    press(page, "Control+Enter")
    expect(composer.get_by_label("Reply to")).to_have_value("The disk was full.")
    assert Macro.objects.get().owner == cast.agent
    expect(composer.get_by_label("Root cause")).to_be_hidden()
    page.get_by_role("heading", level=1).click()
    press(page, "s")
    page.keyboard.type("Fixed")
    expect(composer.get_by_label("Root cause")).to_be_visible()
    assert barriers(page) == []
    composer.get_by_label("Root cause").fill("Logs were never turned over.")
    press(page, "Control+Enter")
    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
    assert Ticket.objects.get().field_values == {"root_cause": "Logs were never turned over."}
    page.context.close()
