"""The emergency form, and the page of desks that have none."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support import intake
from tests.support.builders import desk as opened
from tests.support.cast import BEFORE_ALL, Cast, assemble
from upheld.redaction.search import found_secrets
from upheld.surfaces.portal.emergency import sending
from upheld.tickets.models import ChargeConsent, Message, Ticket, Upload


@pytest.fixture
def studio(db: None) -> Cast:
    """The cast on the studio's desk: Acme has a contract, Globex has none."""
    return assemble(north="studio")


@pytest.fixture
def declare(client: Client) -> Callable[..., str]:
    """Declare an emergency as a stranger who accepts the cost; answers with where that leads."""

    def declared(**other: str) -> str:
        answer = client.post("/studio/emergency", intake.declared("studio", consent="on", **other))
        assert answer.status_code == 302, answer.content.decode()
        return str(answer.headers["Location"])

    return declared


def test_cost_and_reasons_stand_before_the_button(client: Client, studio: Cast) -> None:
    page = client.get("/studio/emergency").content.decode()
    assert page.index("The website seems to be hacked") < page.index("Declare the emergency")
    assert page.index("per hour may be charged.") < page.index("Declare the emergency")
    assert "/studio/support#c-4-1" in page
    assert 'type="tel"' in page
    assert 'name="email"' in page


def test_a_stranger_declares_one_and_their_consent_is_kept(
    client: Client, studio: Cast, declare: Callable[..., str]
) -> None:
    place = declare()
    ticket = Ticket.objects.get()
    assert place == f"/studio/tickets/{ticket.number}/emergency"
    assert (ticket.callback, ticket.priority, ticket.channel) == ("+436605550142", "emergency", "emergency-form")
    consent = ChargeConsent.objects.get()
    assert (consent.amount, consent.currency, consent.per) == (Decimal(150), "EUR", "hour")
    assert "per hour may be charged." in consent.words
    assert (consent.clause, consent.agreement_version) == ("4.1", ticket.agreement_version)
    assert consent.consented_by == ticket.contact.as_actor.reference
    assert client.get(place).status_code == 200
    assert Client().get(place).status_code == 404


def test_files_and_words_go_without_their_secrets(client: Client, studio: Cast) -> None:
    details = "White page. Root is Tr0ub4dor&3 if you need it."
    typed = intake.declared("studio", consent="on", answer_emergency_details=details)
    asked = client.post("/studio/emergency", {**typed, "files": SimpleUploadedFile("a.log", b"words")})
    assert "Looks like a password" in asked.content.decode()
    assert not Ticket.objects.exists()
    upload = str(Upload.objects.get().public_id)
    shown = {"secret_shown": found_secrets(details)[0].mark, "upload": upload}
    assert client.post("/studio/emergency", {**typed, **shown}).status_code == 302
    said = Message.objects.get()
    assert "Root is [redacted password] if" in said.text
    assert [one.name for one in said.attachments.all()] == ["a.log"]


def test_a_file_is_taken_back_and_the_rest_stays(client: Client, studio: Cast) -> None:
    typed = intake.declared("studio")
    page = client.post("/studio/emergency", {**typed, "files": SimpleUploadedFile("a.log", b"words")}).content.decode()
    assert "a.log" in page
    removed = client.post("/studio/emergency", {**typed, "remove": str(Upload.objects.get().public_id)})
    assert "a.log" not in removed.content.decode()
    assert "White page since 01:50." in removed.content.decode()


def test_files_come_along_from_the_usual_form(client: Client, studio: Cast) -> None:
    typed = intake.typed("studio", **intake.declared("studio"), fact_priority="emergency", step="confirm")
    page = client.post("/studio/tickets/new", {**typed, "files": SimpleUploadedFile("a.log", b"words")})
    assert "Emergencies have a form of their own." in page.content.decode()
    assert f'name="upload" value="{Upload.objects.get().public_id}"' in page.content.decode()


def test_without_consent_nothing_is_sent_and_everything_is_kept(client: Client, studio: Cast) -> None:
    answer = client.post("/studio/emergency", intake.declared("studio"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "We need your consent before we send this." in page
    assert "White page since 01:50." in page
    assert 'value="+43 660 555 0142"' in page
    assert not Ticket.objects.exists()


def test_whoever_has_a_contract_is_asked_for_no_consent(client: Client, studio: Cast) -> None:
    assert studio.contact.user is not None
    client.force_login(studio.contact.user)
    assert "may be charged" not in client.get("/studio/emergency").content.decode()
    assert client.post("/studio/emergency", intake.declared("studio")).status_code == 302
    assert not ChargeConsent.objects.exists()


@pytest.mark.attack(22)
def test_a_stranger_who_types_a_customers_address_learns_nothing_of_their_contract(
    client: Client, studio: Cast
) -> None:
    said = intake.declared("studio", email=studio.contact.email)
    assert client.post("/studio/emergency", said).status_code == 422
    claims = {**said, "consent": "on", "plan": "care", "fact_plan": "none", "priority": "standard", "amount": "0"}
    assert client.post("/studio/emergency", claims).status_code == 302
    ticket = Ticket.objects.get()
    assert (ticket.facts["plan"], ticket.priority) == ("care", "emergency")
    assert not ChargeConsent.objects.exists()


@pytest.mark.attack(34)
def test_a_second_one_about_the_same_site_leads_to_the_first(
    client: Client, studio: Cast, declare: Callable[..., str]
) -> None:
    first = declare()
    again = declare(submission=str(uuid.uuid4()), answer_site="A.example", answer_emergency_details="Still white.")
    assert again == first
    assert Ticket.objects.count() == 1
    assert "Still white." in Message.objects.latest("id").text
    assert declare(submission=str(uuid.uuid4()), answer_site="b.example") != first


@pytest.mark.attack(19, 34)
def test_somebody_elses_emergency_is_neither_shown_nor_written_on(
    client: Client, studio: Cast, declare: Callable[..., str]
) -> None:
    first = declare()
    said = intake.declared("studio", consent="on", submission=str(uuid.uuid4()))
    answer = Client().post("/studio/emergency", said)
    assert answer.headers["Location"] != first
    assert Message.objects.filter(ticket__number=1).count() == 1


@pytest.mark.attack(34, 39)
def test_only_so_many_are_declared_from_one_place_and_the_words_are_kept(
    client: Client, studio: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "DECLARING", replace(sending.DECLARING, from_one_place=0))
    answer = client.post("/studio/emergency", intake.declared("studio", consent="on"))
    assert answer.status_code == 429
    assert "White page since 01:50." in answer.content.decode()
    assert not Ticket.objects.exists()


def test_the_usual_form_leads_there_with_what_was_typed(client: Client, studio: Cast) -> None:
    happening = {"answer_emergency_reason": "The website is offline", "answer_site": "a.example"}
    typed = intake.typed("studio", fact_priority="emergency", **happening)
    for step in ("confirm", "send"):
        page = client.post("/studio/tickets/new", {**typed, "step": step}).content.decode()
        assert 'action="/studio/emergency"' in page
        assert "What you typed is here." in page
        assert intake.STRANGER["email"] in page
    assert not Ticket.objects.exists()


def test_where_a_priority_declares_it_the_page_says_so_and_leads_to_the_form(client: Client, db: None) -> None:
    opened("interworx", at=BEFORE_ALL)
    page = client.get("/interworx/emergency").content.decode()
    assert "Yum reports a failure" in page
    assert "/interworx/tickets/new?priority=urgent" in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    assert client.post("/interworx/emergency", {"x": "y"}).status_code == 302


def test_where_the_agreement_gives_a_telephone_number_it_stands_there(client: Client, db: None) -> None:
    opened("interstellio", at=BEFORE_ALL)
    page = client.get("/interstellio/emergency").content.decode()
    assert "tel:+27128831824" in page
    assert "/interstellio/tickets/new?priority=p1" in page


@pytest.mark.parametrize("desk", ["intesys", "integrato"])
def test_where_the_agreement_knows_no_emergency_there_is_no_such_page(client: Client, db: None, desk: str) -> None:
    opened(desk, at=BEFORE_ALL)
    assert client.get(f"/{desk}/emergency").status_code == 404
    assert client.post(f"/{desk}/emergency", {}).status_code == 404
