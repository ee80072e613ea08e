"""The desk's form in a customer's website: another origin, a strict policy, rude styles, no cookie."""

import threading
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import AXE, RUN
from tests.browser.built import needs
from tests.browser.keys import press
from tests.support import builders
from tests.support.cast import BEFORE_ALL
from upheld.demo import website
from upheld.now import now
from upheld.tickets.models import Attachment, Ticket

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    needs("widget.ts"),
]
# What a browser that may see the page would give: a picture of it, without asking.
PICTURE = """navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 48 });
    canvas.getContext("2d").fillRect(0, 0, 64, 48);
    return canvas.captureStream(10);
};"""
# The button's root is closed to the page around it; for these tests it is open, so that they see what people see.
SEE_IN = """const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (how) { return attach.call(this, { ...how, mode: "open" }); };"""
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def port(live_server: LiveServer, settings: LazySettings) -> Iterator[int]:
    """Serve the demo's website of a customer, which names the desk of this test; it is allowed at localhost alone."""
    settings.BASE_URL = live_server.url
    studio = builders.desk("studio", at=BEFORE_ALL)
    builders.organisation(studio, website.CUSTOMER, plan="care", at=BEFORE_ALL)
    with website.ThreadingHTTPServer(("127.0.0.1", 0), website.Answers) as server:
        website.Answers.website = website.allowed(f"http://localhost:{server.server_port}", at=now())
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield server.server_port
        server.shutdown()
        serving.join()


def listened(page: Page) -> list[str]:
    """Gather what the page complains of: refused styles and scripts, and errors."""
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "favicon" not in message.location.get("url", ""):
            faults.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    return faults


def test_a_ticket_from_a_customers_own_website(context: BrowserContext, port: int) -> None:
    context.add_init_script(PICTURE + SEE_IN)
    page = context.new_page()
    faults = listened(page)
    page.goto(f"http://localhost:{port}/")
    button = page.get_by_role("button", name="Create a ticket")
    expect(button).to_be_visible()
    expect(button).to_have_css("text-transform", "none")
    expect(button).to_have_css("border-style", "solid")
    button.click()
    form = page.frame_locator("iframe")
    expect(form.get_by_text("You write as Perrine Aubert, perrine@maison-perrine.example.")).to_be_visible()
    expect(form.locator(".embedded-told")).to_contain_text(f"http://localhost:{port}/")

    form.get_by_label("Subject").fill("The lamp is missing")
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()
    button.press("Enter")
    expect(form.get_by_label("Subject")).to_have_value("The lamp is missing")

    # Neither the page itself nor the frame takes such words from anybody but the other.
    page.evaluate("window.postMessage({ upheld: 'close' }, '*')")
    page.frames[-1].evaluate("window.postMessage({ upheld: 'context', identity: 'x' }, '*')")
    form.get_by_role("button", name="Add a screenshot of this page").click()
    expect(form.get_by_alt_text("Picture of the page, not sent yet")).to_be_visible()
    form.get_by_label("Standard request").check()
    form.get_by_label("Description").fill("It was there yesterday.")
    expect(form.locator(".preview-headline")).to_be_visible()
    if AXE.is_file():
        page.frames[-1].evaluate(AXE.read_text(encoding="utf-8"))
        assert page.frames[-1].evaluate(RUN) == []
    form.get_by_role("button", name="Create ticket").click()

    expect(form.get_by_role("heading", level=1)).to_contain_text("We have your ticket, ST-")
    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.facts["plan"]) == ("embedded", "care")
    assert ticket.answers["sent_from"]["page"] == f"http://localhost:{port}/"
    assert Attachment.objects.get(message__ticket=ticket).name == "page.png"
    form.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert faults == []


def test_a_website_that_is_not_allowed_gets_no_form_but_the_way_to_it(
    browser: Browser, port: int, live_server: LiveServer
) -> None:
    page = browser.new_context(viewport=PHONE, reduced_motion="reduce").new_page()  # type: ignore[arg-type]  # a size
    page.add_init_script(SEE_IN)
    page.goto(f"http://127.0.0.1:{port}/")
    page.get_by_role("button", name="Create a ticket").click()
    way = page.get_by_role("link", name="Create the ticket on the desk’s own page")
    expect(way).to_have_attribute("href", f"{live_server.url}/studio/tickets/new")
    assert page.locator("iframe").bounding_box() is None or not page.locator("iframe").is_visible()


def test_on_a_phone_a_visitor_is_told_that_they_must_log_in(browser: Browser, port: int) -> None:
    page = browser.new_context(viewport=PHONE, reduced_motion="reduce").new_page()  # type: ignore[arg-type]  # a size
    page.add_init_script(SEE_IN)
    page.goto(f"http://localhost:{port}/visitor")
    page.get_by_role("button", name="Create a ticket").click()
    form = page.frame_locator("iframe")
    expect(form.get_by_text("We need to know who you are.")).to_be_visible()
    assert page.get_by_role("dialog").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
