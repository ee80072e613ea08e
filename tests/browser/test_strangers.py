"""A stranger on a flooded desk, from a phone: with script the browser works on a riddle, without it a mail asks."""

import re

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.test_customer import fill_in
from tests.support import builders
from tests.support.cast import BEFORE_ALL
from upheld.audit.facts import THE_DESK
from upheld.channels.email.letter import compose
from upheld.desks.actions import announcements, siege
from upheld.desks.models import Announcement
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.presentation.assets import address_of
from upheld.tickets.models import Ticket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("scripted", [False, True], ids=["without script", "with script"])
def test_a_stranger_is_heard_while_the_desk_is_flooded(
    browser: Browser, live_server: LiveServer, scripted: bool
) -> None:
    if scripted and address_of("customer.ts") is None:
        pytest.skip("the frontend is not built")
    desk, at = builders.desk("studio", at=BEFORE_ALL), now()
    said = announcements.Words(
        level=Announcement.Level.WARNING, texts={"en": "Many write today."}, plans=(), starts_at=at, ends_at=None
    )
    announcements.write(desk, said, by=THE_DESK, at=at)
    siege.begin(desk, by=THE_DESK, at=at)
    page = browser.new_context(java_script_enabled=scripted, viewport=PHONE, locale="en-GB").new_page()
    page.set_default_timeout(30_000)

    page.goto(f"{live_server.url}/studio/")
    expect(page.get_by_text("Many write today.")).to_be_visible()
    if scripted:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert barriers(page) == []
    page.get_by_role("button", name="Put away").click()
    expect(page.get_by_text("Many write today.")).to_be_hidden()
    page.get_by_role("link", name="Open a ticket").last.click()
    fill_in(page, "studio")
    heading = page.get_by_role("heading", level=1)
    page.get_by_role("button", name="Create ticket").first.click()
    expect(heading).not_to_have_text("Open a ticket")
    if heading.inner_text() == "Before you send":  # also with script, where no promise had been shown yet
        page.get_by_role("button", name="Create ticket").first.click()

    if scripted:
        expect(page.get_by_role("heading", level=1)).to_contain_text("We have your ticket")
    else:
        expect(page.get_by_role("heading", level=1)).to_have_text("Kept, and not opened yet")
        letter = compose(Notification.objects.get(template="address-confirm"))
        link = re.search(r"/studio/confirm/\S+", str(letter.body))
        assert link is not None
        page.goto(live_server.url + link.group())
        page.get_by_role("button", name="It was me: confirm the address").click()
        expect(page.get_by_text("Orders stopped").first).to_be_visible()
    assert Ticket.objects.get().subject == "Orders stopped"
    page.context.close()
