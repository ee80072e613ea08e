"""Help that customers find by themselves: while they write a ticket, and a seat at a webinar without any script."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.built import needs
from tests.support import builders, knowledge
from tests.support.cast import BEFORE_ALL
from upheld.desks.models import Desk
from upheld.knowledge.access import registration_token
from upheld.knowledge.models import Article, Feedback, Registration
from upheld.now import now
from upheld.tickets.models import Ticket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def desk(transactional_db: None) -> Desk:
    return builders.desk("integrato", at=BEFORE_ALL)


@needs("customer.ts")
def test_an_article_spares_a_ticket_and_what_was_typed_is_not_lost(
    context: BrowserContext, live_server: LiveServer, desk: Desk
) -> None:
    text = "## Before\n\nLook at its day.\n\n## After\n\nAsk for another."
    article = knowledge.published(desk, "When a certificate ends", text, at=now(), summary="What to renew.")
    page = context.new_page()
    page.goto(f"{live_server.url}/integrato/help/articles/{article.slug}")
    assert barriers(page) == []
    page.goto(f"{live_server.url}/integrato/help")
    assert barriers(page) == []

    page.goto(f"{live_server.url}/integrato/tickets/new")
    page.get_by_label("Subject").press_sequentially("Our certificate ends")
    offered = page.get_by_role("region", name="Perhaps answered already")
    expect(offered.get_by_role("link", name="When a certificate ends")).to_be_visible()
    assert barriers(page) == []
    offered.get_by_role("button", name="solved it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Good. No ticket was opened")
    assert Feedback.objects.get().verdict == Feedback.Verdict.SOLVED
    page.get_by_role("button", name="Go on with the ticket").click()
    expect(page.get_by_label("Subject")).to_have_value("Our certificate ends")
    assert not Ticket.objects.exists()


def test_a_seat_is_asked_for_confirmed_and_given_back_on_a_phone(
    browser: Browser, live_server: LiveServer, desk: Desk
) -> None:
    webinar = knowledge.webinar(desk, "Reading logs", starts_at=now() + timedelta(days=9), at=now(), seats=3)
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{live_server.url}/integrato/help/articles/{webinar.article.slug}")
    assert Article.objects.get().kind == "webinar"
    page.get_by_label("Your name").fill("Ana Ferraz")
    page.get_by_label("Your e-mail address").fill("ana@stranger.example")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One step more")

    token = registration_token(Registration.objects.get().nonce)
    page.goto(f"{live_server.url}/integrato/help/registrations/{token}/")
    page.get_by_role("button", name="Take the seat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have a seat")
    page.get_by_role("button", name="Give the seat back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your seat is given back")
