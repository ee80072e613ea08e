"""Customers in a real browser: by keyboard, on a phone, and with no barrier that axe knows."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

import upheld
from tests.browser.keys import press
from tests.browser.test_console import sign_in
from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import importing, notes, senders
from upheld.customers.models import CustomerImport, Organisation
from upheld.now import now

AXE = Path(upheld.__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}"
PASSWORD = "a-word-for-tests-only"
PATIENCE_MS = 30_000
FILE = "customer,email,name\nInitech,bill@initech.example,Bill\nHooli,nobody,\n"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[tuple[Page, str, Cast]]:
    """The manager, signed in, on a desk whose customers have all that a page can show."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    cast.agent.memberships.update(role="manager")
    acme = cast.contact.organisation
    assert acme
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p2")
    senders.allow(acme, "bücher.example", by=THE_DESK, at=now())
    notes.write(acme, "Ask for their own number first.", by=THE_DESK, at=now())
    notes.write(cast.contact, "Prefers a call.", by=THE_DESK, at=now())
    importing.upload(cast.north, FILE, file_name="customers.csv", by=THE_DESK, at=now())
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        locale="en-GB",
        bypass_csp=True,
        reduced_motion="reduce",  # a colour that is still changing when axe looks has no contrast to speak of
    )
    context.set_default_timeout(PATIENCE_MS)
    opened = context.new_page()
    sign_in(opened, live_server, cast)
    yield opened, f"{live_server.url}/integrato/console", cast
    context.close()


def test_a_customer_is_added_found_and_merged_by_keyboard_alone(page: tuple[Page, str, Cast]) -> None:
    opened, console, _cast = page
    opened.goto(f"{console}/customers/")

    press(opened, "c")
    opened.get_by_label("Name").focus()
    opened.keyboard.type("Acme Incorporated")
    press(opened, "Enter")
    expect(opened.get_by_role("heading", level=1, name="Acme Incorporated")).to_be_visible()
    press(opened, "m")
    field = opened.get_by_label("Which one is it really?")
    expect(field).to_be_focused()
    opened.keyboard.type("acme")
    press(opened, "Enter")
    opened.get_by_role("button", name="Merge Acme Incorporated into Acme", exact=True).press("Enter")

    expect(opened.get_by_text("turned out to be the same and was merged in")).to_be_visible()
    opened.get_by_role("button", name="Undo").press("Enter")
    expect(opened.get_by_text("The merge is undone")).to_be_visible()
    assert not Organisation.objects.filter(merged_into__isnull=False).exists()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
def test_no_barrier_that_axe_knows_and_no_page_wider_than_a_phone(page: tuple[Page, str, Cast]) -> None:
    opened, console, cast = page
    assert cast.contact.organisation
    customer, person = cast.contact.organisation.pk, cast.contact.pk
    addresses = ("customers/", "people/", f"customers/{customer}/", f"people/{person}/", f"people/{person}/erasure/")
    addresses += ("customers/imports/", "customers/imports/1/", f"customers/{customer}/merge/?q=glo")
    addresses += (f"customers/{customer}/contracts/new/",)
    barriers, wide = [], []
    for address in addresses:
        opened.set_viewport_size({"width": 1440, "height": 900})
        opened.goto(f"{console}/{address.replace('imports/1/', f'imports/{_upload()}/')}")
        opened.evaluate(AXE.read_text())
        for theme in ("light", "dark"):
            opened.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of Playwright's words
            found = opened.evaluate(f"axe.run(document, {RULES})")["violations"]
            barriers += [(address, theme, one["id"], one["nodes"][0]["html"]) for one in found]
        opened.set_viewport_size({"width": 390, "height": 844})
        if opened.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)

    assert barriers == [], barriers
    assert wide == []


def _upload() -> int:
    return CustomerImport.objects.get().pk
