"""A customer's whole way through each desk, without any script: the promise, the ticket, the letter, the reply."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.built import needs
from tests.support import builders, intake
from tests.support.cast import BEFORE_ALL
from upheld.notifications.access import confirmation_token
from upheld.notifications.models import Notification
from upheld.tickets.models import Message, Ticket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


def fill_in(page: Page, desk: str) -> None:
    """Answer what a person can see, from top to bottom."""
    typed = {name: said for name, said in intake.typed(desk).items() if name != "submission"}
    order = sorted(typed, key=lambda name: not name.startswith("fact_"))
    for name in order:
        field = page.locator(f'[name="{name}"]').first
        kind = field.evaluate("field => field.type")
        if kind == "radio":
            page.locator(f'[name="{name}"][value="{typed[name]}"]').check()
        elif kind == "checkbox":
            field.check()
        elif kind == "select-one":
            field.select_option(typed[name])
        else:
            field.fill(typed[name])


@pytest.mark.parametrize("desk", intake.DESKS)
def test_from_the_front_page_to_a_reply(browser: Browser, live_server: LiveServer, desk: str) -> None:
    builders.desk(desk, at=BEFORE_ALL)
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.set_default_timeout(30_000)

    page.goto(f"{live_server.url}/{desk}/")
    page.get_by_role("link", name="Open a ticket").last.click()
    fill_in(page, desk)
    page.get_by_role("button", name="Create ticket").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you send")
    expect(page.locator(".preview-headline")).to_be_visible()
    expect(page.locator(".because li").first).to_contain_text("Received")
    assert not Ticket.objects.exists()

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Create ticket").click()
    ticket = Ticket.objects.get()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"-{ticket.number}")
    expect(page.get_by_text(f"We sent one mail to {intake.STRANGER['email']}")).to_be_visible()

    letter = Notification.objects.get(template="address-confirm")
    elsewhere = browser.new_context(java_script_enabled=False).new_page()
    elsewhere.goto(f"{live_server.url}/{desk}/confirm/{confirmation_token(letter.payload['confirmation'])}/")
    elsewhere.get_by_role("button", name="It was me: confirm the address").click()
    assert elsewhere.url == f"{live_server.url}/{desk}/tickets/{ticket.number}"
    elsewhere.get_by_label("Write a reply").fill("It got worse.")
    elsewhere.get_by_role("button", name="Send reply").click()
    expect(elsewhere.locator("#conversation")).to_contain_text("It got worse.")
    assert Message.objects.filter(ticket=ticket, kind="customer").count() == 2


@needs("customer.ts")
def test_with_script_the_promise_follows_what_is_chosen_and_one_button_sends(
    context: BrowserContext, live_server: LiveServer
) -> None:
    builders.desk("integrato", at=BEFORE_ALL)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{live_server.url}/integrato/tickets/new")
    expect(page.locator(".preview-headline")).to_have_count(0)
    fill_in(page, "integrato")
    expect(page.locator(".preview-headline")).to_contain_text("To be answered by")
    page.get_by_label("Subject").press("End")
    page.get_by_role("button", name="Create ticket").first.click()
    page.wait_for_url("**/received")
    assert Ticket.objects.get().priority == "p2"
    assert faults == []


@needs("customer.ts")
def test_on_a_phone_the_promise_changes_above_a_button_that_stays(browser: Browser, live_server: LiveServer) -> None:
    builders.desk("integrato", at=BEFORE_ALL)
    page = browser.new_context(viewport=PHONE, locale="en-GB").new_page()
    page.goto(f"{live_server.url}/integrato/tickets/new")
    button = page.get_by_role("button", name="Create ticket")
    under_the_finger = button.element_handle()
    fill_in(page, "integrato")
    expect(page.locator(".promise-bar")).to_contain_text("To be answered by")
    assert under_the_finger is not None
    assert under_the_finger.evaluate("button => button.isConnected && button.form.id") == "intake"
    button.click()
    page.wait_for_url("**/received")
    page.context.close()


@needs("customer.ts")
def test_a_question_appears_only_with_the_answer_that_opens_it(browser: Browser, live_server: LiveServer) -> None:
    builders.desk("interworx", at=BEFORE_ALL)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/interworx/tickets/new")
    host = page.get_by_label("IP address or host name")
    expect(host).to_be_hidden()
    page.get_by_label("Category").select_option("support")
    expect(host).to_be_visible()
    page.get_by_label("Category").select_option("other")
    expect(host).to_be_hidden()
