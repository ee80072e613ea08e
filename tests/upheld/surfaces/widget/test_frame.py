"""The form in another website: who may frame it, who asks by it, and that nothing typed into it is lost."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client as Browser

from tests.support import builders, intake, pictures
from tests.support.cast import BEFORE_ALL
from tests.support.websites import ORIGIN, Client, client_of
from upheld.agreements.actions import publish
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import websites
from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.now import now
from upheld.presentation.intake import limits
from upheld.surfaces.widget.place import place_of
from upheld.surfaces.widget.visit import LASTS, begin
from upheld.tickets.models import Attachment, Ticket

FRAME = "/studio/embedded/"
TYPED = {name: said for name, said in intake.typed("studio").items() if name not in intake.STRANGER}
# As the desk's other pages are never asked: with a check for forgery, and from another site.
BROWSER = {"enforce_csrf_checks": True, "headers": {"User-Agent": "Mozilla/5.0 (Tests)", "Origin": "null"}}


@pytest.fixture
def browser() -> Browser:
    return Browser(**BROWSER)


def begun(browser: Browser, site: Client, **other: Any) -> HttpResponse:
    """Begin as a visitor for whom the website vouches."""
    told = site.says(identity=site.identity(at=now(), **other))
    return browser.post(FRAME, told)  # type: ignore[return-value]  # the test client's own kind of answer


def serve_strangers(desk: Desk) -> None:
    """Publish the agreement anew, with a way in by the button that needs no account."""
    text = (builders.AGREEMENTS / "studio.md").read_text(encoding="utf-8")
    later = text.replace("    account_needed: true\n", "").replace("\nversion: 1\n", "\nversion: 2\n")
    publish.publish(desk, later.replace("effective: 2026-01-01", "effective: 2026-02-03"), by=THE_DESK, at=BEFORE_ALL)


def visit_in(answer: HttpResponse) -> str:
    found = re.search(r'name="visit" value="([^"]+)"', answer.content.decode())
    assert found, answer.content.decode()
    return found[1]


def test_a_visitor_for_whom_the_website_vouches_opens_a_ticket_of_its_channel(browser: Browser, site: Client) -> None:
    form = begun(browser, site)
    assert "You write as Perrine Aubert, perrine@client.example" in form.content.decode()

    sent = browser.post(FRAME, {**TYPED, "visit": visit_in(form), "told": "1"})

    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.contact.email) == ("embedded", "perrine@client.example")
    assert ticket.contact.organisation == site.website.organisation
    assert ticket.facts["plan"] == "care"
    assert ticket.answers["sent_from"] == {
        "page": f"{ORIGIN}/admin?post=12",
        "viewport": "1440 × 900",
        "browser": "Mozilla/5.0 (Tests)",
    }
    page = sent.content.decode()
    assert f"We have your ticket, ST-{ticket.number}" in page
    link = re.search(r'href="(/studio/track/[^"]+)"', page)
    assert link
    assert browser.get(link[1], follow=True).status_code == 200


def test_where_the_form_stands_is_shown_and_goes_along_only_if_its_reader_lets_it(
    browser: Browser, site: Client
) -> None:
    form = begun(browser, site)
    assert f"{ORIGIN}/admin?post=12" in form.content.decode()
    browser.post(FRAME, {**TYPED, "visit": visit_in(form)})
    assert "sent_from" not in Ticket.objects.get().answers


@pytest.mark.attack(30)
def test_only_allowed_websites_frame_it_and_no_cookie_is_set(browser: Browser, site: Client) -> None:
    client_of(site.website.desk, origin="https://other.example", at=BEFORE_ALL)
    for answer in (browser.get(FRAME), begun(browser, site)):
        assert f"frame-ancestors https://other.example {ORIGIN};" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer
        assert "no-store" in answer["Cache-Control"]
        assert not answer.cookies


@pytest.mark.attack(30)
def test_without_an_allowed_website_nobody_frames_it(browser: Browser, studio: Desk) -> None:
    assert "frame-ancestors 'none';" in browser.get(FRAME)["Content-Security-Policy"]


@pytest.mark.attack(30)
def test_no_other_page_of_the_desk_may_be_framed(browser: Browser, site: Client) -> None:
    for page in ("/studio/", "/studio/tickets/new", "/studio/support", "/studio/widget.js"):
        assert "frame-ancestors 'none'" in browser.get(page)["Content-Security-Policy"]
        assert browser.get(page)["X-Frame-Options"] == "DENY"


@pytest.mark.attack(19, 30)
@pytest.mark.parametrize(
    "origin", ["https://evil.example", "", "null", f"{ORIGIN}.evil.example", "http://www.client.example"]
)
def test_a_website_that_is_not_allowed_begins_nothing(browser: Browser, site: Client, origin: str) -> None:
    assert browser.post(FRAME, site.says(origin=origin)).status_code == 404


@pytest.mark.attack(26)
def test_an_identity_is_used_up_by_being_presented(browser: Browser, site: Client) -> None:
    told = site.says(identity=site.identity(at=now()))
    assert "You write as" in browser.post(FRAME, told).content.decode()
    again = browser.post(FRAME, told).content.decode()
    assert "You write as" not in again
    assert "opened with the same proof before" in again


@pytest.mark.attack(25, 26)
def test_another_websites_identity_is_nobodys_here(browser: Browser, site: Client) -> None:
    other = client_of(site.website.desk, origin="https://other.example", at=BEFORE_ALL)
    stolen = site.says(identity=other.identity(at=now()))
    page = browser.post(FRAME, stolen).content.decode()
    assert "You write as" not in page
    assert "not signed as it should be" in page


@pytest.mark.attack(24, 25)
def test_a_website_does_not_speak_for_another_customers_people(browser: Browser, site: Client) -> None:
    other = builders.organisation(site.website.desk, "Atelier Gaspard", at=BEFORE_ALL)
    builders.contact(site.website.desk, "Gaspard Lemoine", organisation=other, at=BEFORE_ALL)
    page = begun(browser, site, email="gaspard@customer.example").content.decode()
    assert "Gaspard" not in page
    assert "gaspard@customer.example" not in page


def test_without_identity_the_agreement_is_explained_and_leads_on(browser: Browser, site: Client) -> None:
    page = browser.post(FRAME, site.says()).content.decode()
    assert "We need to know who you are." in page
    assert 'href="/studio/tickets/new"' in page
    assert 'name="visit"' not in page


def test_an_expired_identity_is_told_from_none(browser: Browser, site: Client) -> None:
    page = begun(browser, site, iat=1, exp=2).content.decode()
    assert "The proof of who you are has expired" in page


def test_what_was_typed_survives_a_visit_that_has_ended(browser: Browser, site: Client) -> None:
    visit, _refusal = begin(place_of("studio", at=now()), site.says(), at=now() - LASTS)
    late = browser.post(FRAME, {**TYPED, "visit": visit.token}).content.decode()
    assert "data-asks-who" in late
    assert "The form sends nothing." in late

    told = site.says(identity=site.identity(at=now(), jti="two"))
    renewed = browser.post(FRAME, {**TYPED, "visit": "x", **told})
    assert "data-asks-who" not in renewed.content.decode()
    assert "The form sends nothing." in renewed.content.decode()
    assert not Ticket.objects.exists()

    browser.post(FRAME, {**TYPED, "visit": visit_in(renewed)})
    assert Ticket.objects.get().contact.email == "perrine@client.example"


def test_what_was_typed_survives_a_website_that_no_longer_vouches(browser: Browser, site: Client) -> None:
    renewed = browser.post(FRAME, {**TYPED, **site.says()})
    assert "The form sends nothing." in renewed.content.decode()
    refused = browser.post(FRAME, {**TYPED, **intake.STRANGER, "visit": visit_in(renewed)})
    assert refused.status_code == 422
    assert "can no longer say who you are" in refused.content.decode()
    assert "The form sends nothing." in refused.content.decode()
    assert not Ticket.objects.exists()


def test_a_form_that_lacks_something_keeps_what_was_typed(browser: Browser, site: Client) -> None:
    visit = visit_in(begun(browser, site))
    refused = browser.post(FRAME, {**TYPED, "subject": "", "visit": visit, "told": "1"})
    assert refused.status_code == 422
    assert "The form sends nothing." in refused.content.decode()
    assert visit_in(refused)


@pytest.mark.attack(12)
def test_sent_twice_it_opens_one_ticket(browser: Browser, site: Client) -> None:
    sent = {**TYPED, "visit": visit_in(begun(browser, site))}
    assert browser.post(FRAME, sent).status_code == browser.post(FRAME, sent).status_code == 200
    assert Ticket.objects.count() == 1


@pytest.mark.attack(19, 26)
def test_a_visit_is_for_one_desk_and_one_allowed_website(browser: Browser, site: Client) -> None:
    visit = visit_in(begun(browser, site))
    assert browser.post(FRAME, {**TYPED, "visit": f"{visit}x"}).status_code == 404
    assert browser.post(FRAME, {**TYPED, "visit": ""}).status_code == 404
    websites.withdraw(site.website, by=THE_DESK, at=now())
    assert browser.post(FRAME, {**TYPED, "visit": visit}).status_code == 404
    assert not Ticket.objects.exists()


def test_the_promise_is_shown_for_a_half_filled_form_and_opens_nothing(browser: Browser, site: Client) -> None:
    visit = visit_in(begun(browser, site))
    page = browser.post(f"{FRAME}preview/", {"fact_priority": "standard", "visit": visit}).content.decode()
    assert "If you submit now as Standard request" in page
    urgent = browser.post(f"{FRAME}preview/", {"fact_priority": "emergency", "visit": visit}).content.decode()
    assert 'href="/studio/emergency"' in urgent
    assert not Ticket.objects.exists()


@pytest.mark.attack(9, 39)
def test_strangers_may_not_fill_a_mailbox(browser: Browser, site: Client) -> None:
    serve_strangers(site.website.desk)
    visit = visit_in(browser.post(FRAME, site.says()))
    for number in range(limits.OPENED_AT_MOST + 1):
        made = f"5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a{number:02}"
        last = browser.post(FRAME, {**TYPED, **intake.STRANGER, "visit": visit, "submission": made})
    assert last.status_code == 429
    assert "The form sends nothing." in last.content.decode()
    assert Ticket.objects.count() == limits.OPENED_AT_MOST
    assert "/studio/track/" not in last.content.decode()
    assert Contact.objects.get(email=intake.STRANGER["email"]).organisation is None


@pytest.mark.parametrize("desk", [name for name in intake.DESKS if name != "studio"])
def test_a_desk_whose_agreement_has_no_such_way_has_no_form(browser: Browser, db: None, desk: str) -> None:
    builders.desk(desk, at=BEFORE_ALL)
    assert browser.get(f"/{desk}/embedded/").status_code == 404
    assert browser.post(f"/{desk}/embedded/preview/").status_code == 404


def test_files_wait_with_a_form_that_is_refused_and_go_with_the_ticket(browser: Browser, site: Client) -> None:
    visit = visit_in(begun(browser, site))
    picture = SimpleUploadedFile("page.png", pictures.png())
    refused = browser.post(FRAME, {**TYPED, "subject": "", "visit": visit, "files": picture}).content.decode()
    assert "page.png" in refused
    [waiting] = re.findall(r'name="upload" value="([^"]+)"', refused)

    browser.post(FRAME, {**TYPED, "visit": visit, "upload": waiting})

    assert Attachment.objects.get(message__ticket=Ticket.objects.get()).media_type == "image/png"


def test_a_file_is_taken_back_with_what_was_typed_still_there(browser: Browser, site: Client) -> None:
    visit = visit_in(begun(browser, site))
    note = SimpleUploadedFile("note.txt", b"words")
    refused = browser.post(FRAME, {**TYPED, "subject": "", "visit": visit, "files": note}).content.decode()
    [waiting] = re.findall(r'name="upload" value="([^"]+)"', refused)
    page = browser.post(FRAME, {**TYPED, "visit": visit, "upload": waiting, "remove": waiting}).content.decode()
    assert "note.txt" not in page
    assert "The form sends nothing." in page
    assert not Ticket.objects.exists()
    again = browser.post(FRAME, {**TYPED, "visit": visit, "remove": waiting})
    assert again.status_code == 404


def test_what_looks_like_a_secret_is_asked_about_and_taken_out(browser: Browser, site: Client) -> None:
    visit = visit_in(begun(browser, site))
    sent = {**TYPED, "visit": visit, "answer_description": "It fails. password: hunter2-Sommer!9"}
    asked = browser.post(FRAME, sent).content.decode()
    assert not Ticket.objects.exists()
    marks = re.findall(r'name="secret_shown" value="([^"]+)"', asked)
    assert marks

    browser.post(FRAME, {**sent, "secret_shown": marks})

    ticket = Ticket.objects.get()
    assert "hunter2" not in str(ticket.answers) + ticket.messages.get().text
    assert "It fails." in ticket.messages.get().text


@pytest.mark.attack(7)
def test_an_emergency_is_led_to_its_own_form_with_its_consent(browser: Browser, site: Client) -> None:
    visit = visit_in(begun(browser, site))
    urgent = {"fact_priority": "emergency"}
    led = browser.post(FRAME, {**TYPED, **urgent, "visit": visit})
    assert led.status_code == 422
    assert 'href="/studio/emergency"' in led.content.decode()
    assert "Orders stopped" in led.content.decode()
    assert not Ticket.objects.exists()
