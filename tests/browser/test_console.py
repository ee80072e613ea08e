"""An agent's path through the console in a real browser: sign in, open, reply, hold, resolve; also without script."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.keys import listening
from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.now import now
from upheld.tickets.models import Clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-word-for-tests-only"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with a password for the agent, and a ticket received ten minutes ago whose hours never end."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), subject="Order sync stopped", priority="p1")
    return cast


def sign_in(page: Page, live_server: LiveServer, cast: Cast) -> None:
    """Go to the queue; being nobody yet, sign in on the way."""
    page.goto(f"{live_server.url}/integrato/console/")
    page.get_by_label("Email").fill(cast.agent.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("heading", name="Next promise due")).to_be_visible()
    listening(page)


def work_a_ticket(page: Page, *, without_script: bool = False) -> None:
    """Open the ticket, reply, put it on hold, take it off and resolve it, looking at the promises on the way."""
    page.get_by_role("link", name="Order sync stopped").click()
    page.get_by_label("Reply to").fill("We are rolling it back.")
    page.get_by_role("button", name=re.compile("^Send(?! now)")).click()
    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_text(re.compile(r"response kept, \d+ min to spare"))).to_be_visible()
    if without_script:  # the sheets are part of the page then
        page.get_by_role("link", name="With all forms").click()
    page.get_by_role("button", name="Hold").click()
    page.get_by_label("What we asked for").fill("two request ids")
    page.get_by_role("button", name="Put on hold").click()
    expect(page.get_by_label("Resolution", exact=True).get_by_text("paused since")).to_be_visible()
    page.get_by_role("button", name="Take off hold").click()
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()


def test_an_agent_answers_holds_and_resolves(context: BrowserContext, live_server: LiveServer, cast: Cast) -> None:
    page = context.new_page()

    sign_in(page, live_server, cast)
    work_a_ticket(page)

    stages = dict(Clock.objects.values_list("metric", "stage"))
    assert stages == {"response_time": "completed", "resolution_time": "completed"}


def test_the_same_path_needs_no_script(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    sign_in(page, live_server, cast)
    work_a_ticket(page, without_script=True)
    context.close()

    assert set(Clock.objects.values_list("stage", flat=True)) == {"completed"}


def test_what_is_typed_stays_when_it_becomes_a_note(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page = context.new_page()
    sign_in(page, live_server, cast)
    page.get_by_role("link", name="Order sync stopped").click()

    page.get_by_label("Reply to").fill("Not for the customer.")
    page.get_by_role("link", name="Internal note").click()

    expect(page.get_by_label("Internal note", exact=True).get_by_role("textbox")).to_have_value("Not for the customer.")


def test_the_pages_break_no_rule_of_their_own_policy(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)

    sign_in(page, live_server, cast)
    page.get_by_role("link", name="Order sync stopped").click()
    expect(page.get_by_label("Resolution", exact=True)).to_be_visible()

    assert complaints == []
