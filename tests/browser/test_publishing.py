"""From a draft to a public version, and from an annex to a ticket, in a real browser; no barrier stands between."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import listening, press
from tests.support import builders
from tests.support.annexes import SOONER
from tests.support.cast import Cast, assemble
from upheld.agreements.models import AgreementVersion
from upheld.now import now

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-word-for-tests-only"
NEW = "Nobody who escalates loses their place."


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with a password for the manager."""
    cast = assemble()
    cast.manager.set_password(PASSWORD)
    cast.manager.save()
    return cast


@pytest.fixture
def page(context: BrowserContext, live_server: LiveServer, cast: Cast) -> Page:
    """The agreement's page, where the manager has signed in."""
    page = context.new_page()
    page.goto(f"{live_server.url}/integrato/console/agreement/")
    page.get_by_label("Email").fill(cast.manager.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("heading", name="Versions")).to_be_visible()
    listening(page)
    return page


def write_a_sentence(page: Page) -> None:
    page.get_by_role("button", name="Write the next version").click()
    page.locator(".cm-content").click()
    press(page, "Control+End")
    page.keyboard.type(f"\n{NEW}\n")
    page.get_by_role("button", name="Changes to v1").click()
    expect(page.locator("ins", has_text=NEW)).to_be_visible()
    expect(page.locator("#part-verdict")).to_contain_text("Nothing to mend")
    page.get_by_role("button", name="Save draft").click()


def test_a_manager_writes_checks_publishes_and_announces_a_version(
    page: Page, live_server: LiveServer, cast: Cast
) -> None:
    write_a_sentence(page)
    page.get_by_role("link", name="Publish…").click()

    expect(page.get_by_role("heading", name="Publish version 2")).to_be_visible()
    expect(page.locator("ins", has_text=NEW)).to_be_visible()
    assert barriers(page) == []
    page.get_by_label("In force from").fill(now().date().isoformat())
    page.get_by_role("button", name="Publish version 2").click()

    expect(page.get_by_role("row", name="Version 2")).to_contain_text("in force")
    assert barriers(page) == []
    assert list(AgreementVersion.objects.order_by("number").values_list("number", flat=True))[-2:] == [1, 2]

    page.get_by_role("link", name="Outbox").click()
    told = page.get_by_role("listitem").filter(has_text=cast.contact.email)
    expect(told).to_contain_text("New version, announced")
    assert barriers(page) == []

    page.goto(f"{live_server.url}/integrato/support")
    expect(page.get_by_text(NEW)).to_be_visible()
    page.goto(f"{live_server.url}/integrato/support/versions/1")
    expect(page.get_by_text("In force now: version 2.")).to_be_visible()
    expect(page.get_by_text(NEW)).to_have_count(0)


def test_an_annex_is_published_and_its_customers_ticket_has_what_it_promises(
    page: Page, live_server: LiveServer, cast: Cast
) -> None:
    page.get_by_role("link", name="Add an annex for Globex").click()
    page.get_by_label("Annex", exact=True).fill(SOONER.replace("2026-04-01", now().date().isoformat()))
    page.get_by_role("button", name="Show what it changes").click()

    expect(page.get_by_role("heading", name="What changes for Globex")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Publish for Globex").click()
    expect(page.get_by_text("Annex A of Globex is published.")).to_be_visible()

    for customer, promised in ((cast.other_contact, "45 business minutes"), (cast.contact, "2 business hours")):
        ticket = builders.ticket(customer, at=now(), priority="p2", category="defect")
        page.goto(f"{live_server.url}/integrato/console/tickets/{ticket.number}/")
        expect(page.get_by_role("complementary", name="Facts")).to_contain_text(promised)
    assert barriers(page) == []
