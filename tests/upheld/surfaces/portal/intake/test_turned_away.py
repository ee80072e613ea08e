"""What the agreement does not let through: said with its clause, kept, and never a ticket by itself."""

import uuid
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.support import builders, intake
from tests.support.amended import amended
from tests.support.cast import BEFORE_ALL, Cast
from upheld.agreements.actions import publish
from upheld.audit.facts import THE_DESK
from upheld.customers.models import Contract
from upheld.desks.models import Desk
from upheld.redaction.search import found_secrets
from upheld.tickets.access import KEPT_FOR
from upheld.tickets.models import IntakeRefusal, Ticket

MALWARE = intake.typed("interworx", fact_topic="malware", text="A worm & a virus.")


def turned_away(client: Client, **other: str) -> str:
    """Send what is not covered; return where that leads."""
    answer = client.post("/interworx/tickets/new", {**MALWARE, "step": "confirm", **other})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_a_topic_that_does_not_qualify_is_told_so_and_makes_no_ticket(client: Client, cast: Cast) -> None:
    page = client.get(turned_away(client)).content.decode()

    assert "This topic is outside InterWorx direct support." in page
    assert "/interworx/support#c-1-2" in page
    assert "A worm &amp; a virus." in page
    assert "Your words are kept here for 7 days" in page
    assert not Ticket.objects.exists()
    row = IntakeRefusal.objects.get()
    assert (row.outcome, row.clause, row.answers["host"]) == ("refuse", "1.2", "web04.acme.example")


def test_what_is_kept_of_it_has_no_secrets(client: Client, cast: Cast) -> None:
    text = "A worm. Root is Tr0ub4dor&3 if you need it."
    mark = found_secrets(text)[0].mark
    assert "Looks like a password" in client.post("/interworx/tickets/new", {**MALWARE, "text": text}).content.decode()
    assert not IntakeRefusal.objects.exists()
    turned_away(client, text=text, secret_shown=mark)
    row = IntakeRefusal.objects.get()
    assert row.text == "A worm. Root is [redacted password] if you need it."
    assert row.typed["text"] == [row.text]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"fact_licence": "reseller"}, "Your licence comes from a reseller or server provider."),
        ({"fact_role": "siteworx-user"}, "Your account is provided by a hosting company."),
    ],
)
def test_whoever_is_served_elsewhere_is_told_where(
    client: Client, cast: Cast, facts: dict[str, str], words: str
) -> None:
    said = {**facts, "fact_topic": "apache"}
    preview = client.post("/interworx/tickets/new/preview", intake.typed("interworx", **said)).content.decode()
    assert words in preview
    assert "Sending this opens no ticket." in preview
    page = client.get(turned_away(client, **said)).content.decode()
    assert words in page
    assert IntakeRefusal.objects.get().outcome == "redirect"


def test_a_contract_sends_its_people_elsewhere_without_asking_them(client: Client, cast: Cast) -> None:
    desk = Desk.objects.get(name="interworx")
    reseller = builders.organisation(desk, "Bluegate", at=BEFORE_ALL)
    Contract.objects.filter(organisation=reseller).update(licence="reseller")
    tess = builders.contact(desk, "Tess Halloran", organisation=reseller, at=BEFORE_ALL)
    assert tess.user is not None
    client.force_login(tess.user)

    assert 'name="fact_licence"' not in client.get("/interworx/tickets/new").content.decode()
    turned_away(client, fact_topic="apache", fact_licence="direct")
    assert IntakeRefusal.objects.get().contact == tess


def test_the_words_come_back_and_once_they_are_served_there_is_a_ticket(client: Client, cast: Cast) -> None:
    place = turned_away(client)
    kept = IntakeRefusal.objects.get()
    page = client.get(f"/interworx/tickets/new?kept={kept.public_id}").content.decode()
    assert "A worm &amp; a virus." in page
    assert intake.SUBMISSION in page
    assert "Not sent yet." not in page

    client.post("/interworx/tickets/new", {**MALWARE, "fact_topic": "apache", "step": "send"})
    ticket = Ticket.objects.get()
    kept.refresh_from_db()
    assert (kept.ticket, kept.opened_by) == (ticket, ticket.contact.as_actor.reference)
    assert "Opened after all" in client.get(place).content.decode()


@pytest.mark.attack(19, 26)
def test_nobody_else_sees_what_was_kept(client: Client, cast: Cast) -> None:
    place = turned_away(client)
    stranger = Client()
    gone = stranger.get(f"/interworx/tickets/new/kept/{uuid.uuid4()}")
    assert (stranger.get(place).status_code, gone.status_code) == (404, 404)
    kept = urlsplit(place).path.rsplit("/", 1)[-1]
    assert stranger.get(f"/interworx/tickets/new?kept={kept}").status_code == 404
    assert stranger.get("/interworx/tickets/new?kept=nonsense").status_code == 404
    stranger.post("/interworx/tickets/new", {**MALWARE, "email": "thief@else.example"})
    assert stranger.get(place).status_code == 404


def test_after_some_days_only_the_desk_has_them(client: Client, cast: Cast) -> None:
    place = turned_away(client)
    rows = IntakeRefusal.objects.all()
    rows.update(turned_away_at=rows.get().turned_away_at - KEPT_FOR - timedelta(minutes=1))
    assert client.get(place).status_code == 404
    client.force_login(cast.other_agent)
    assert "A worm &amp; a virus." in client.get("/interworx/console/turned-away/").content.decode()


def test_where_the_agreement_lets_it_be_asked_it_is_asked_as_best_effort(client: Client, cast: Cast) -> None:
    words = ("  say: This topic is outside", "  outcome: best_effort\n  say: This topic is outside")
    text = amended("interworx", words, effective="2026-02-03")
    publish.publish(cast.south, text, by=THE_DESK, at=BEFORE_ALL + timedelta(days=1))

    page = client.post("/interworx/tickets/new", {**MALWARE, "step": "confirm"}).content.decode()
    assert "This topic is outside InterWorx direct support." in page
    assert "Ask anyway, best effort" in page
    client.post("/interworx/tickets/new", {**MALWARE, "step": "send"})
    assert Ticket.objects.get().facts["topic"] == "malware"
    assert not IntakeRefusal.objects.exists()
