"""Many tickets in a real browser: merged, parted and split by keyboard, acted on together from a phone, no barriers."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import press
from tests.browser.test_console import PASSWORD, sign_in
from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.now import now
from upheld.tickets.actions import hold, message
from upheld.tickets.models import Ticket, TicketMerge
from upheld.workers import bulk as worker

PATIENCE_MS = 15_000

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, and three tickets of one person whose hours never end; on the last one something else was asked."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    rows = [
        builders.ticket(cast.contact, at=now() - timedelta(minutes=minutes), subject=subject, priority="p1")
        for minutes, subject in ((20, "Orders stopped"), (15, "No orders"), (10, "Relay is down"))
    ]
    message.from_customer(rows[2], "And please add Bo.", channel="email", by=cast.contact.as_actor, at=now())
    return cast


def opened(browser: Browser, live_server: LiveServer, cast: Cast, *, width: int) -> Page:
    """Sign in where the queue is."""
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    page = context.new_page()
    sign_in(page, live_server, cast)
    return page


def closed(page: Page) -> None:
    # A ticket's page says when it goes; nobody is to hear of it while the rows of the test are taken away.
    page.context.set_offline(True)
    page.context.close()


def done_by_the_worker() -> None:
    while worker.do_one(now()):
        pass


def test_two_are_merged_and_parted_and_a_message_is_split_off_by_keyboard(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    page = opened(browser, live_server, cast, width=1440)
    press(page, *"jxjx")
    expect(page.get_by_text("2 chosen")).to_be_visible()
    press(page, "Escape")
    expect(page.get_by_text("2 chosen")).to_be_hidden()
    press(page, *"xkxm")
    expect(page.get_by_role("heading", name="Merge INT-2")).to_be_visible()
    page.get_by_role("button", name="Keep INT-2 instead").press("Enter")
    expect(page.get_by_text("A promise is let go.")).to_be_visible()
    assert barriers(page) == []
    expect(page.get_by_label("Why may it go?")).to_be_focused()
    page.keyboard.type("They go on there.")
    press(page, "Enter")
    expect(page.get_by_text("INT-1 was merged into INT-2.")).to_be_visible()
    assert TicketMerge.objects.get().kept.number == 2

    page.get_by_label("Why the merge with INT-1 is undone").fill("Two faults.")
    press(page, "Enter")
    expect(page.get_by_text("INT-1 is a ticket of its own again.")).to_be_visible()

    page.goto(f"{live_server.url}/integrato/console/tickets/3/")
    page.get_by_role("link", name="Make a ticket of it").last.press("Enter")
    expect(page.get_by_label("Subject")).to_be_focused()
    assert barriers(page) == []
    press(page, "ControlOrMeta+a")
    page.keyboard.type("Add Bo")
    press(page, "Enter")
    expect(page.get_by_text("INT-4 was made of the message.")).to_be_visible()
    assert Ticket.objects.get(number=4).subject == "Add Bo"
    closed(page)


def test_rows_are_chosen_on_a_phone_and_a_whole_view_is_held_but_for_one_and_undone(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    held = Ticket.objects.select_related("desk").get(number=3)
    hold.place(held, reason="customer", note="", by=cast.agent.as_actor, at=now())
    page = opened(browser, live_server, cast, width=390)
    expect(page.get_by_role("checkbox", name="Choose: No orders")).to_be_hidden()
    page.get_by_role("switch", name="Select").check()
    expect(page.get_by_text("0 chosen")).to_be_visible()
    page.get_by_text("Orders stopped").click(force=True)
    page.get_by_text("No orders").click(force=True)
    expect(page.get_by_text("2 chosen")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert barriers(page) == []
    page.get_by_role("button", name="Tag").click()
    page.get_by_label("Tag").fill("outage")
    press(page, "Enter")
    expect(page.get_by_text("0 of 2 done")).to_be_visible()
    done_by_the_worker()
    expect(page.get_by_text("All 2 looked at: 2 done, 0 refused.")).to_be_visible()

    page.goto(f"{live_server.url}/integrato/console/")
    page.get_by_role("switch", name="Select").check()
    page.get_by_role("button", name="All 3 of this view").click()
    page.get_by_role("button", name="Put on hold").click()
    page.get_by_role("button", name="Put on hold").click()
    done_by_the_worker()
    expect(page.get_by_text("All 3 looked at: 2 done, 1 refused.")).to_be_visible()
    expect(page.get_by_role("link", name="INT-3 Relay is down")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Undo it on 2 tickets").click()
    done_by_the_worker()
    expect(page.get_by_text("All 2 looked at: 2 done, 0 refused.")).to_be_visible()
    states = Ticket.objects.order_by("number").values_list("state", "tags")
    assert list(states) == [("open", ["outage"]), ("open", ["outage"]), ("on_hold", [])]
    closed(page)
