"""Taking a ticket down for a customer who asked elsewhere, on all five desks."""

import uuid

import pytest
from django.test import Client

from tests.support import builders, intake
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.queries import history_of
from upheld.desks.models import Membership
from upheld.notifications.models import Notification
from upheld.tickets.models import Message, Ticket

NEW = "/integrato/console/tickets/new/"
CALLED = {"channel": "phone", "subject": "Orders stopped", "text": "They say it began at noon.", "mine": "on"}


def call(**other: str) -> dict[str, str]:
    return {**CALLED, "submission": str(uuid.uuid4()), "name": "Ana Ferraz", "email": "ana@stranger.example", **other}


@pytest.mark.parametrize("desk", intake.DESKS)
def test_a_call_becomes_a_ticket_of_the_caller_with_its_promise(db: None, sign_in: SignIn, desk: str) -> None:
    opened = builders.desk(desk, at=BEFORE_ALL)
    agent = builders.member(opened, "Ravi Menon", role=Membership.Role.AGENT, at=BEFORE_ALL)

    answer = sign_in(agent).post(f"/{desk}/console/tickets/new/", {**intake.typed(desk), **call()})

    ticket = Ticket.objects.get()
    assert answer["Location"] == f"/{desk}/console/tickets/{ticket.number}/"
    assert (ticket.contact.email, ticket.channel, ticket.holder) == ("ana@stranger.example", "phone", agent)
    assert Message.objects.get().sent_by == ticket.contact.as_actor.reference
    assert history_of("ticket", ticket.number, desk=desk)[0].by == agent.as_actor.reference
    assert Notification.objects.filter(template="ticket-received", recipient="ana@stranger.example").count() == 1


def test_little_is_needed_and_what_is_missing_is_said(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)

    refused = client.post(NEW, call(subject="", email="nobody"))
    assert refused.status_code == 422
    assert b"They say it began at noon." in refused.content
    assert not Ticket.objects.exists()

    assert client.post(NEW, call()).status_code == 302
    assert Ticket.objects.get().holder == cast.agent


def test_the_promise_shown_is_that_of_the_customer_who_was_chosen(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)
    for chosen in ({"contact": str(cast.contact.public_id)}, {"email": cast.contact.email.upper()}):
        shown = client.post(f"{NEW}preview/", {"fact_priority": "p2", "fact_category": "defect", **chosen})
        assert "Super-premium" in shown.content.decode()
    page = client.get(NEW, {"contact": cast.contact.public_id}).content.decode()
    assert "For Marta Lindqvist" in page
    assert 'name="email"' not in page


def test_for_a_chosen_contact_nobody_else_can_be_named(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.agent).post(NEW, call(contact=str(cast.contact.public_id)))
    assert Ticket.objects.get().contact == cast.contact


def test_sent_twice_it_is_opened_once_and_left_to_all_when_not_kept(cast: Cast, sign_in: SignIn) -> None:
    said = call(mine="")
    client = sign_in(cast.agent)
    assert client.post(NEW, said)["Location"] == client.post(NEW, said)["Location"]
    assert Ticket.objects.get().holder is None


@pytest.mark.parametrize("contact", ["no-number", str(uuid.UUID(int=7))])
def test_a_contact_that_is_not_this_desks_does_not_exist(cast: Cast, sign_in: SignIn, contact: str) -> None:
    assert sign_in(cast.agent).get(NEW, {"contact": contact}).status_code == 404


@pytest.mark.parametrize("part", ["auditor", "other_agent"])
def test_who_may_not_work_tickets_opens_none(cast: Cast, sign_in: SignIn, part: str) -> None:
    client: Client = sign_in(getattr(cast, part))
    assert [client.get(NEW).status_code, client.post(NEW, call()).status_code] == [404, 404]
    assert client.post(f"{NEW}preview/", call()).status_code == 404
    assert not Ticket.objects.exists()
