"""Where an annex states a clause, nobody is told of that clause without it: in mails, on pages, by the API."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests.support import builders
from tests.support.annexes import SOONER
from tests.support.cast import Cast
from tests.upheld.agreements.amended import AT
from upheld.agreements.actions.annex import publish_annex
from upheld.channels.email.letter import compose
from upheld.customers.models import Contract
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.surfaces.api.v1 import shown
from upheld.tickets.access import ticket_by_reference, tracking_token
from upheld.tickets.actions import triage
from upheld.tickets.models import Clock, Recount, Ticket, TrackingLink
from upheld.tickets.queries.detail import detail_for_customer

RECEIVED = datetime(2026, 6, 16, 9, 0, tzinfo=UTC)
LATER = RECEIVED + timedelta(minutes=5)
CITED = "5.1, Annex A"


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """A P2 of Globex, whose contract has an annex to clause 5.1."""
    contract = Contract.objects.get(organisation=cast.other_contact.organisation)
    publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)
    made = builders.ticket(cast.other_contact, at=RECEIVED, priority="p2")
    return ticket_by_reference(f"INT-{made.number}")


def mail(template: str) -> tuple[str, str]:
    """Return both bodies of the one mail of a kind."""
    letter = compose(Notification.objects.get(template=template))
    return str(letter.body), str(letter.alternatives[0].content)


def test_its_clock_keeps_the_citation(ticket: Ticket) -> None:
    clauses = dict(Clock.objects.filter(ticket=ticket).values_list("metric", "clause"))
    assert clauses["response_time"] == CITED
    assert "Annex" not in clauses["resolution_time"]


def test_the_mail_of_receipt_cites_it_and_links_the_clause(ticket: Ticket) -> None:
    text, html = mail("ticket-received")
    assert f"§ {CITED}" in text
    assert '#5-1" style="' in html
    assert f"§ {CITED}</a>" in html


def test_the_mail_of_a_changed_promise_cites_it(cast: Cast, ticket: Ticket) -> None:
    triage.set_priority(ticket, "p1", reason="It is down.", by=cast.agent.as_actor, at=LATER)

    text, html = mail("promise-changed")

    assert f"§ {CITED}" in text
    assert f"§ {CITED}</a>" in html
    (change, *_) = Recount.objects.get().changes
    assert (change["before"]["clause"], change["after"]["clause"]) == (CITED, CITED)


def test_its_face_cites_it_with_the_annex_s_words_and_so_does_the_api(ticket: Ticket) -> None:
    detail = detail_for_customer(ticket, at=LATER, zone=ZoneInfo("Europe/London"))
    face = next(face for face in detail.faces if face.metric == "response_time")
    told = next(one for one in shown.ticket(detail).promises if one.metric == "response_time")

    assert (face.clause_number, told.clause) == (CITED, CITED)
    assert CITED in [step.clause for step in told.because]


def test_the_tracking_page_cites_it(cast: Cast, client: Client) -> None:
    at = now()
    contract = Contract.objects.get(organisation=cast.other_contact.organisation)
    annex = SOONER.replace("2026-04-01", at.date().isoformat())
    publish_annex(contract, annex, by=cast.manager.as_actor, at=at)
    ticket = builders.ticket(cast.other_contact, at=at, priority="p2")
    link = TrackingLink.objects.filter(ticket=ticket).latest("id")

    page = client.get(f"/integrato/track/{tracking_token(link.nonce)}/", follow=True).content.decode()

    assert f"§&thinsp;{CITED}<" in page
    assert "§&thinsp;5.1<" not in page
    assert "/integrato/support#c-5-1" in page
