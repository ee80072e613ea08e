"""An emergency from a phone in the night, without any script; and with one, the page that follows by itself."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.support import builders, intake
from tests.support.cast import BEFORE_ALL
from upheld.desks.models import Membership
from upheld.now import now
from upheld.presentation.assets import address_of
from upheld.surfaces.portal.emergency import telling
from upheld.tickets.actions import assign
from upheld.tickets.models import ChargeConsent, Ticket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


def declare(page: Page, place: str) -> None:
    """Fill in what is asked, and leave out consent first: nothing of it is lost."""
    page.goto(place)
    page.get_by_label("Your name").fill(intake.STRANGER["name"])
    page.get_by_label("Your e-mail address").fill(intake.STRANGER["email"])
    page.get_by_label("The website is offline").check()
    page.get_by_label("Which website?").fill("a.example")
    page.get_by_label("Where can we call you now?").fill("+43 660 555 0142")
    page.get_by_role("button", name="Declare the emergency").click()
    expect(page.get_by_text("We need your consent")).to_be_visible()
    expect(page.get_by_label("Which website?")).to_have_value("a.example")
    page.get_by_label("I accept this rate").check()
    page.get_by_role("button", name="Declare the emergency").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody has been reached yet")


@pytest.mark.parametrize("scripted", [False, True], ids=["without script", "with script"])
def test_from_a_phone_in_the_night(
    browser: Browser, live_server: LiveServer, scripted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "AGAIN_S", 2)
    if scripted and address_of("customer.ts") is None:
        pytest.skip("the frontend is not built")
    desk = builders.desk("studio", at=BEFORE_ALL)
    agent = builders.member(desk, "Basile Roux", role=Membership.Role.AGENT, at=BEFORE_ALL)
    page = browser.new_context(java_script_enabled=scripted, viewport=PHONE, locale="en-GB").new_page()
    page.set_default_timeout(30_000)

    declare(page, f"{live_server.url}/studio/emergency")
    ticket = Ticket.objects.get()
    assert (ticket.callback, ChargeConsent.objects.count()) == ("+436605550142", 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    if scripted:
        assert barriers(page) == []

    assign.give(ticket, agent, by=agent.as_actor, at=now())
    expect(page.get_by_role("heading", level=1)).to_have_text("Basile Roux has it")
    page.context.set_offline(True)
    page.context.close()
