"""Calls and time are written down beside a ticket: the desk reads them, the customer does not, and no clock moves."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.actions import effort
from upheld.tickets.models import Call, Clock, Draft, Message, Ticket, TimeSpent
from upheld.tickets.queries.beside import OTHERS_SHOWN

PAGE = "/integrato/console/tickets/1/"
IN_PLACE = {"HX-Request": "true"}
SAID = {"direction": "out", "with_whom": "Marta Lindqvist", "minutes": "12", "said": "She restarts the gateway."}


@scene
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")


@pytest.fixture
def agent(cast: Cast, ticket: Ticket, sign_in: SignIn) -> Client:
    return sign_in(cast.agent)


def test_a_call_is_a_note_that_stops_no_clock_and_that_the_customer_does_not_see(
    cast: Cast, sign_in: SignIn, agent: Client
) -> None:
    page = agent.post(f"{PAGE}calls/", SAID, follow=True).content.decode()
    assert "We called Marta Lindqvist, 12 min" in page
    assert "She restarts the gateway." in page
    assert Call.objects.get().message.kind == "note"
    assert not Clock.objects.filter(stopped_at__isnull=False).exists()
    assert cast.contact.user is not None
    assert "restarts" not in sign_in(cast.contact.user).get("/integrato/tickets/1").content.decode()


def test_the_minutes_of_calls_and_of_work_are_one_sum(agent: Client) -> None:
    agent.post(f"{PAGE}calls/", SAID)
    page = agent.post(f"{PAGE}time/", {"minutes": "30", "note": "Reading logs"}, follow=True).content.decode()
    assert "42 minutes" in page
    assert "spent 30 min on it. Reading logs" in page


@pytest.mark.parametrize(
    ("act", "typed", "kept"),
    [
        ("calls", {**SAID, "with_whom": ""}, "She restarts the gateway."),
        ("calls", {**SAID, "minutes": "1441"}, "1441"),
        ("calls", {**SAID, "direction": "sideways"}, "She restarts the gateway."),
        ("time", {"minutes": "0", "note": "Reading logs"}, "Reading logs"),
        ("time", {"minutes": "many", "note": "Reading logs"}, "Reading logs"),
        ("time", {"minutes": "5", "note": "Reading logs", "on": "soon"}, "Reading logs"),
    ],
)
def test_what_cannot_be_is_refused_and_kept(agent: Client, act: str, typed: dict[str, str], kept: str) -> None:
    refused = agent.post(f"{PAGE}{act}/", typed)
    assert refused.status_code == 422
    assert kept in refused.content.decode()
    assert not Call.objects.exists()
    assert not TimeSpent.objects.exists()
    assert Message.objects.count() == 1


def test_the_database_refuses_it_too(cast: Cast, ticket: Ticket) -> None:
    spent = {
        "ticket": ticket,
        "spent_at": now(),
        "spent_on": now().date(),
        "spent_by": "agent:1",
        "spender_name": "Ravi",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        TimeSpent.objects.create(minutes=0, **spent)
    with pytest.raises(effort.BadMinutes):
        effort.spend(ticket, 1441, note="", on=None, by=cast.agent.as_actor, at=now())


def test_the_database_refuses_a_withdrawal_by_nobody(cast: Cast, ticket: Ticket) -> None:
    effort.spend(ticket, 5, note="", on=None, by=cast.agent.as_actor, at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        TimeSpent.objects.update(withdrawn_at=now())


def test_time_is_added_in_place_with_a_way_back_and_without_the_page(agent: Client) -> None:
    typed = {"minutes": "30", "note": "<b>logs</b>", "on": "2026-03-02"}
    part = agent.post(f"{PAGE}time/", typed, headers=IN_PLACE).content.decode()

    assert "Added 30 min." in part
    assert "&lt;b&gt;logs&lt;/b&gt;, Ravi Menon, 2 Mar 2026" in part
    assert "<html" not in part
    assert "data-undo" in part


def test_what_was_withdrawn_counts_no_longer_and_stays_in_the_history(agent: Client) -> None:
    agent.post(f"{PAGE}time/", {"minutes": "30"})
    spent = TimeSpent.objects.get()
    for _ in range(2):
        part = agent.post(f"{PAGE}time/{spent.pk}/withdrawn/", headers=IN_PLACE).content.decode()
        assert "None written down." in part
    spent.refresh_from_db()

    assert spent.withdrawn_by is not None
    assert "withdrew 30 min" in agent.get(PAGE).content.decode()


def test_time_of_another_ticket_is_not_withdrawn_from_here(cast: Cast, agent: Client) -> None:
    other = builders.ticket(cast.contact, at=now() - timedelta(minutes=5), priority="p2")
    spent = effort.spend(other, 30, note="", on=None, by=cast.agent.as_actor, at=now())

    agent.post(f"{PAGE}time/{spent.pk}/withdrawn/")

    assert TimeSpent.objects.get().withdrawn_at is None


def test_a_day_to_come_is_refused_in_place(agent: Client) -> None:
    typed = {"minutes": "30", "note": "Kept", "on": "9999-12-31"}
    for headers in (IN_PLACE, {}):
        refused = agent.post(f"{PAGE}time/", typed, headers=headers)
        assert refused.status_code == 409
        assert "That day has not come." in refused.content.decode()
        assert 'value="Kept"' in refused.content.decode()


def test_a_summary_can_be_put_into_the_reply_instead_where_it_is_an_answer(agent: Client) -> None:
    page = agent.post(f"{PAGE}calls/", {**SAID, "as": "reply"}, follow=True)

    assert Draft.objects.get().text == SAID["said"]
    assert page.redirect_chain[-1][0].endswith("?write=reply#composer")
    assert "She restarts the gateway.</textarea>" in page.content.decode()
    assert not Call.objects.exists()


def test_a_call_is_found_by_whom_it_was_with(agent: Client) -> None:
    agent.post(f"{PAGE}calls/", {**SAID, "with_whom": "Zdenka of the carrier"})

    assert "INT-1" in agent.get("/integrato/console/search/?q=zdenka").content.decode()


def test_the_customers_newest_other_tickets_stand_beside_and_nobody_elses(cast: Cast, agent: Client) -> None:
    for number in range(OTHERS_SHOWN + 1):
        builders.ticket(cast.contact, at=now() - timedelta(minutes=9 - number), subject=f"More {number}", priority="p2")
    builders.ticket(cast.other_contact, at=now(), subject="Of somebody else", priority="p2")
    page = agent.get(PAGE).content.decode()
    assert "More 5" in page
    assert "More 0" not in page
    assert "Of somebody else" not in page


def test_the_history_is_read_a_page_at_a_time_by_whoever_reads_the_desk(
    cast: Cast, ticket: Ticket, sign_in: SignIn, agent: Client
) -> None:
    for minutes in range(1, 61):
        effort.spend(ticket, minutes, note="", on=None, by=cast.agent.as_actor, at=now())
    first = sign_in(cast.auditor).get(f"{PAGE}history/").content.decode()
    assert first.count("min on it.") == 50
    (oldest,) = {int(part.split('"')[0]) for part in first.split("?before=")[1:]}
    second = agent.get(f"{PAGE}history/", {"before": oldest}).content.decode()
    assert second.count("min on it.") == 10
    assert "asked through" in second
    assert sign_in(cast.other_agent).get(f"{PAGE}history/").status_code == 404
    assert agent.get(f"{PAGE}history/", {"before": "x" * 30}).status_code == 200
