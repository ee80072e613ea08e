"""Two agents before one ticket, each in a browser of their own: they see one another, and answer once."""

import re
import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import PATIENCE_MS
from tests.browser.keys import listening
from tests.support import builders, processes
from tests.support.cast import Cast, assemble
from upheld.accounts.models import User
from upheld.now import now
from upheld.tickets.models import Message

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-word-for-tests-only"
# Long enough for a loaded machine to start a process or to tell a page.
PATIENCE_S = 40.0


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, two of whom have a password, and a ticket received ten minutes ago whose hours never end."""
    cast = assemble()
    for person in (cast.agent, cast.manager):
        person.set_password(PASSWORD)
        person.save()
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), subject="Order sync stopped", priority="p1")
    return cast


@pytest.fixture
def live_updates(cast: Cast, settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    """The real process of live updates, on the database of this test."""
    settings.LIVE_PORT = processes.free_port()
    address = ("--host", "127.0.0.1", "--port", str(settings.LIVE_PORT))
    served = ("-m", "granian", "--interface", "asgi", *address, "upheld.config.asgi:application")
    process = processes.start(*served, folder=tmp_path)
    try:
        wait_for(settings.LIVE_PORT)
        expect.set_options(timeout=PATIENCE_S * 1000)
        yield
    finally:
        expect.set_options(timeout=PATIENCE_MS)
        processes.kill(process)


def wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def open_ticket(browser: Browser, live_server: LiveServer, person: User) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.set_default_timeout(PATIENCE_S * 1000)
    page = context.new_page()
    page.goto(f"{live_server.url}/integrato/console/tickets/1/".replace("localhost", "127.0.0.1"))
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_label("Reply to")).to_be_visible()
    listening(page)
    return page


@pytest.mark.usefixtures("live_updates")
def test_two_agents_see_one_another_and_the_second_answer_waits(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    ravi, ana = open_ticket(browser, live_server, cast.agent), open_ticket(browser, live_server, cast.manager)
    expect(ravi.locator("#presence").get_by_role("img", name="Ana Duarte is looking")).to_be_visible()
    expect(ravi.locator("#answering")).to_contain_text("It answers in time")
    ravi.get_by_label("Reply to").fill("Please restart the gateway.")
    expect(ana.locator("#presence").get_by_text("Ravi Menon is writing a reply")).to_be_visible()

    ana.get_by_label("Reply to").fill("It is fixed.")
    send(ana).click()
    expect(ravi.locator(".sending").get_by_text("It is fixed.")).to_be_visible()
    expect(ravi.get_by_text("Something was written meanwhile.")).to_be_visible()
    ravi.get_by_role("link", name="Internal note").click()
    ravi.get_by_role("link", name="Reply", exact=False).first.click()
    expect(ravi.get_by_text("Something was written meanwhile.")).to_be_visible()
    expect(send(ravi)).to_be_disabled()
    ana.get_by_role("button", name="Send now").click()
    expect(ravi.locator(".message:not(.sending *)").get_by_text("It is fixed.")).to_be_visible()
    assert Message.objects.filter(kind="reply").count() == 1
    expect(ravi.locator("#answering")).to_be_empty()

    ravi.get_by_role("button", name="I have read it").click()
    expect(ravi.get_by_label("Reply to")).to_have_value("Please restart the gateway.")
    send(ravi).click()
    expect(ravi.get_by_role("button", name="Undo")).to_be_visible()
    assert Message.objects.filter(kind="reply").count() == 1

    ana.set_viewport_size({"width": 390, "height": 844})
    expect(ana.get_by_role("button", name="Resolve by")).to_be_visible()
    ana.get_by_label("Back to the queue").click()
    expect(ravi.locator("#presence .avatar")).to_have_count(0)
    expect(ana.locator("#row-1").get_by_role("img", name="Ravi Menon is looking")).to_be_visible()
    for page in (ravi, ana):
        page.context.set_offline(True)
        page.context.close()


def send(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Send(?! now)"))
