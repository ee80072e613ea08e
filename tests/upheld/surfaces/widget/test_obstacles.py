"""What keeps strangers in a website from opening tickets: their number, no proof, an address that nobody confirmed."""

import re

import pytest
from django.test import Client as Browser

from tests.support import intake
from tests.support.riddles import solved
from tests.support.websites import Client
from tests.upheld.surfaces.widget.test_frame import FRAME, TYPED, begun, serve_strangers, visit_in
from upheld.audit.facts import THE_DESK
from upheld.channels.email.letter import compose
from upheld.desks.actions import siege
from upheld.notifications.models import Correspondent, Notification
from upheld.now import now
from upheld.presentation.intake import proving
from upheld.presentation.limits import Bounds
from upheld.surfaces.widget import obstacles
from upheld.tallies.models import Tally
from upheld.tickets.models import Ticket

STRANGER = {**TYPED, **intake.STRANGER}


@pytest.fixture
def browser() -> Browser:
    return Browser(enforce_csrf_checks=True)


@pytest.fixture
def open_to_all(site: Client) -> Client:
    """A website whose desk serves strangers by the button, too."""
    serve_strangers(site.website.desk)
    return site


@pytest.fixture
def besieged(open_to_all: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The same, while the desk asks strangers for proof; the riddle is an easy one."""
    monkeypatch.setattr(proving, "HARDEST", 50)
    siege.begin(open_to_all.website.desk, by=THE_DESK, at=now())
    return open_to_all


@pytest.mark.attack(8, 39)
def test_an_unknown_address_is_asked_to_confirm_and_a_vouched_one_is_not(browser: Browser, open_to_all: Client) -> None:
    visit = visit_in(browser.post(FRAME, open_to_all.says()))
    page = browser.post(FRAME, {**STRANGER, "visit": visit}).content.decode()
    assert "One thing is left." in page
    assert Correspondent.objects.get().address == intake.STRANGER["email"]

    other = {"submission": "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a77"}
    browser.post(FRAME, {**TYPED, **other, "visit": visit_in(begun(browser, open_to_all))})
    assert (Ticket.objects.count(), Correspondent.objects.count()) == (2, 1)


@pytest.mark.attack(39)
def test_with_proof_a_strangers_ticket_is_opened_once(browser: Browser, besieged: Client) -> None:
    form = browser.post(FRAME, besieged.says())
    assert "data-riddle=" in form.content.decode()
    proof = solved(proving.challenge(besieged.website.desk, at=now()))
    sent = {**STRANGER, "visit": visit_in(form), "proof": proof}
    assert "We have your ticket" in browser.post(FRAME, sent).content.decode()

    again = browser.post(FRAME, {**sent, "submission": "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a77"}).content.decode()
    assert "Kept, and not opened yet" in again
    assert Ticket.objects.count() == 1


@pytest.mark.attack(39)
def test_without_proof_the_words_wait_until_the_address_is_confirmed(browser: Browser, besieged: Client) -> None:
    visit = visit_in(browser.post(FRAME, besieged.says()))
    page = browser.post(FRAME, {**STRANGER, "visit": visit, "told": "1"}).content.decode()
    assert "Kept, and not opened yet" in page
    assert STRANGER["subject"] in page
    assert not Ticket.objects.exists()

    letter = compose(Notification.objects.get(template="address-confirm"))
    link = re.search(r"/studio/confirm/\S+", str(letter.body))
    assert link
    Browser().post(link.group())
    ticket = Ticket.objects.get()
    assert (ticket.channel, "sent_from" in ticket.answers) == ("embedded", True)


@pytest.mark.attack(39)
def test_whom_the_website_vouches_for_is_asked_for_no_proof_and_counted_by_nobody(
    browser: Browser, besieged: Client
) -> None:
    form = begun(browser, besieged)
    assert "data-riddle=" not in form.content.decode()
    browser.post(FRAME, {**TYPED, "visit": visit_in(form)})
    assert Ticket.objects.count() == 1
    assert not Tally.objects.exists()


@pytest.mark.attack(39)
def test_strangers_are_counted_towards_a_siege(browser: Browser, open_to_all: Client) -> None:
    visit = visit_in(browser.post(FRAME, open_to_all.says()))
    browser.post(FRAME, {**STRANGER, "visit": visit})
    assert Tally.objects.get(deed=siege.STRANGERS_TO_ONE_DESK.deed).count == 1


@pytest.mark.attack(39)
def test_too_much_from_one_place_says_when_and_keeps_what_was_typed(
    browser: Browser, open_to_all: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bounds = Bounds(deed="asked", from_one_place=0, by_one_person=0, on_one_desk=9)
    monkeypatch.setattr(obstacles, "SENDING", bounds)
    visit = visit_in(browser.post(FRAME, open_to_all.says()))
    refused = browser.post(FRAME, {**STRANGER, "visit": visit})
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert "The form sends nothing." in refused.content.decode()
    assert not Ticket.objects.exists()
