"""Following a ticket on a phone: asking for escalation by keyboard, and that a colleague reads along."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.support import builders
from tests.support.cast import assemble
from upheld.now import now
from upheld.presentation.assets import address_of
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import tracking
from upheld.tickets.models import ContactFollow, EscalationRequest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("scripted", [False, True], ids=["without script", "with script"])
def test_a_customer_asks_that_it_goes_faster_and_that_a_colleague_follows(
    transactional_db: None, browser: Browser, live_server: LiveServer, scripted: bool
) -> None:
    if scripted and address_of("customer.ts") is None:
        pytest.skip("the frontend is not built")
    cast = assemble()
    ticket = builders.ticket(cast.contact, at=now(), priority="p2")
    page = browser.new_context(java_script_enabled=scripted, viewport=PHONE).new_page()
    page.set_default_timeout(30_000)
    nonce = tracking.make(ticket, cast.contact, at=now()).nonce
    page.goto(f"{live_server.url}/integrato/track/{tracking_token(nonce)}/")
    assert not scripted or barriers(page) == []  # axe waits for timers, which there are none of without script
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.get_by_label("Why it cannot wait").fill("The shop stands still.")
    page.get_by_role("button", name="Request escalation").press("Enter")
    expect(page.get_by_text("we have not answered yet")).to_be_visible()
    assert EscalationRequest.objects.get().asked.text == "The shop stands still."

    page.get_by_label("E-mail address").fill("nobody@elsewhere.example")
    page.get_by_role("button", name="Let them follow").press("Enter")
    expect(page.get_by_text("waits for the desk’s yes")).to_be_visible()
    assert ContactFollow.objects.get().allowed_at is None

    page.context.close()
