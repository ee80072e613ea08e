"""Numbers and the survey in a real browser: charts under the policy of our pages, and no barrier that axe knows."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

import upheld
from tests.browser.test_console import sign_in
from tests.support.cast import Cast, assemble
from tests.upheld.surfaces.console.numbers.weeks import live_through
from upheld.improvement.access import survey_token
from upheld.improvement.actions import ask
from upheld.improvement.models import SurveyAnswer
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.tickets.actions import closure
from upheld.tickets.models import Ticket

AXE = Path(upheld.__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}"
PASSWORD = "a-word-for-tests-only"
SUBJECTS = ("", "times/", "workload/", "satisfaction/")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast after a few weeks, with a password for the agent."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    live_through(cast, until=now())
    return cast


def test_charts_are_drawn_under_the_policy_and_a_bar_leads_to_its_tickets(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    sign_in(page, live_server, cast)
    page.goto(f"{live_server.url}/integrato/console/numbers/")
    weeks = page.locator('[data-chart="weeks"]')
    expect(weeks.locator("canvas")).to_be_visible()
    bars = page.locator('[data-chart="stack"]').first
    bars.scroll_into_view_if_needed()
    expect(bars.locator("canvas")).to_be_visible()
    page.get_by_role("button", name="Light or dark").click()
    room = bars.bounding_box()
    assert room is not None
    bars.click(position={"x": room["width"] * 0.45, "y": 32 + 17})

    expect(page).to_have_url(re.compile(r"/numbers/tickets/\?what=promises"))
    expect(page.locator(".queue-row").first).to_be_visible()
    assert [said for said in complaints if "Security Policy" in said or said.startswith("chart")] == []


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
def test_no_barrier_that_axe_knows_stands_on_the_pages(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="en-GB", bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    sign_in(page, live_server, cast)
    for subject in (*SUBJECTS, "tickets/?what=open&since=2000-01-01&until=2099-12-31"):
        page.goto(f"{live_server.url}/integrato/console/numbers/{subject}")
        page.emulate_media(color_scheme="dark" if subject in ("", "satisfaction/") else "light")
        assert barriers(page) == [], subject
        assert page.evaluate("document.documentElement.scrollWidth") == 390, subject
    context.close()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
def test_a_customer_answers_with_one_click_and_a_button(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    ticket = Ticket.objects.filter(desk=cast.north).exclude(state="resolved").order_by("number").first()
    assert ticket is not None
    closure.resolve(ticket, by=cast.agent.as_actor, at=now() - timedelta(hours=2))
    while ask.next_closure(at=now()):
        pass
    nonce = Notification.objects.filter(template="survey").latest("id").payload["survey"]
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB", bypass_csp=True)
    page = context.new_page()
    page.goto(f"{live_server.url}/integrato/survey/{survey_token(nonce)}/?rating=4")
    expect(page.get_by_label("Good", exact=True)).to_be_checked()
    assert barriers(page) == []
    page.get_by_label("What made the difference?").fill("You called back.")
    page.get_by_role("button", name="Send the answer").click()

    expect(page.get_by_role("heading", name="Thank you, your answer is with us")).to_be_visible()
    assert SurveyAnswer.objects.get(ticket=ticket).comment == "You called back."
    context.close()


def barriers(page: Page) -> list[tuple[str, str]]:
    """Return what axe finds wrong with a page."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(f"axe.run(document, {RULES})")
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]
