"""Forwarding: what leaves the desk, what never does, and what it leaves as it was."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders, files
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.audit.models import AuditEvent
from upheld.customers.facts.senders import BadAddress
from upheld.notifications.models import Notification
from upheld.tickets.access import NotFound
from upheld.tickets.access.files import FORWARD_LASTS, forward_token, forwarded_file
from upheld.tickets.actions import forward, message
from upheld.tickets.models import Clock, Forward, Message, Ticket

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=5)
SUPPLIER = "noc@carrier.example"


@scene
def ticket(cast: Cast) -> Ticket:
    """A ticket with what its customer wrote and a note."""
    made = builders.ticket(cast.contact, at=AT, priority="p2")
    message.note(made, "They owe us money.", by=cast.agent.as_actor, at=AT)
    return made


def asked(ticket: Ticket) -> Message:
    return Message.objects.get(ticket=ticket, kind="customer")


def going(ticket: Ticket, **other: object) -> forward.Going:
    sent: dict[str, object] = {"to": SUPPLIER, "text": "Is this your line?", "messages": [asked(ticket).public_id]}
    return forward.Going(**{**sent, **other})  # type: ignore[arg-type]  # by name


def mail() -> Notification:
    return Notification.objects.get(template="ticket-forwarded")


@pytest.mark.attack(23)
def test_only_what_was_chosen_leaves_and_no_word_of_who_asks_but_their_name(ticket: Ticket, cast: Cast) -> None:
    forward.send(ticket, going(ticket), by=cast.agent, at=LATER)

    assert mail().recipient == SUPPLIER
    assert [one["text"] for one in mail().payload["said"]] == [asked(ticket).text]
    assert "They owe us money." not in str(mail().payload)
    assert cast.contact.email not in str(mail().payload)
    assert "tracking" not in mail().payload


def test_it_is_told_to_nobody_else_and_no_clock_moves(ticket: Ticket, cast: Cast) -> None:
    def standing() -> list[tuple[object, ...]]:
        return list(Clock.objects.order_by("id").values_list("stage", "due_at", "stopped_at"))

    before, told, said_at = standing(), Notification.objects.count(), ticket.last_word_at
    forward.send(ticket, going(ticket), by=cast.agent, at=LATER)
    ticket.refresh_from_db()

    assert standing() == before
    assert Notification.objects.count() == told + 1
    assert ticket.last_word_at == said_at
    assert AuditEvent.objects.filter(verb="forwarded").count() == 1


def test_the_same_submission_sends_once(ticket: Ticket, cast: Cast) -> None:
    once = going(ticket, submission=asked(ticket).public_id)
    first = forward.send(ticket, once, by=cast.agent, at=LATER)

    assert forward.send(ticket, once, by=cast.agent, at=LATER) == first
    assert Forward.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "carrier.example",
        "a@carrier.example, b@carrier.example",
        "a@carrier.example;b@carrier.example",
        "a@carrier.example\nBcc: b@carrier.example",
        "a@carrier.example\r\nSubject: hello",
        "Noc <noc@carrier.example>",
        "noc@carrier",
        "noc@саrrier.example",
        "noc@carrier.example.",
        "noc@[127.0.0.1]",
        "x" * 65 + "@carrier.example",
    ],
)
def test_what_is_not_one_address_is_refused(ticket: Ticket, cast: Cast, address: str) -> None:
    with pytest.raises(BadAddress):
        forward.send(ticket, going(ticket, to=address), by=cast.agent, at=LATER)
    assert not Forward.objects.exists()


def test_a_domain_is_kept_as_name_servers_know_it(ticket: Ticket, cast: Cast) -> None:
    forward.send(ticket, going(ticket, to="Noc@Bücher.example"), by=cast.agent, at=LATER)

    assert Forward.objects.get().recipient == "noc@xn--bcher-kva.example"


@pytest.mark.attack(24)
def test_neither_the_desk_nor_the_customer_is_somebody_outside(ticket: Ticket, cast: Cast) -> None:
    with pytest.raises(forward.BackToTheDesk):
        forward.send(ticket, going(ticket, to=cast.north.email.upper()), by=cast.agent, at=LATER)
    with pytest.raises(forward.ToTheCustomer):
        forward.send(ticket, going(ticket, to=cast.contact.email), by=cast.agent, at=LATER)


def test_nothing_and_what_another_ticket_has_cannot_be_chosen(ticket: Ticket, cast: Cast) -> None:
    other = builders.ticket(cast.other_contact, at=AT, priority="p2")

    with pytest.raises(forward.NothingChosen):
        forward.send(ticket, going(ticket, messages=[]), by=cast.agent, at=LATER)
    with pytest.raises(forward.NotOnThisTicket):
        forward.send(ticket, going(ticket, messages=[asked(other).public_id]), by=cast.agent, at=LATER)
    with pytest.raises(message.NothingSaid):
        forward.send(ticket, going(ticket, text="  "), by=cast.agent, at=LATER)
    assert not Forward.objects.exists()


def test_a_file_goes_only_with_its_message_and_only_if_chosen(ticket: Ticket, cast: Cast) -> None:
    noted = files.sent(ticket, by=cast.agent.as_actor, at=AT, kind="note", plan_txt=b"inside")
    with pytest.raises(forward.NotOnThisTicket):
        forward.send(ticket, going(ticket, files=[noted.public_id]), by=cast.agent, at=LATER)

    both = [asked(ticket).public_id, noted.message.public_id]
    forward.send(ticket, going(ticket, messages=both), by=cast.agent, at=LATER)
    assert mail().payload["files"] == []


def test_a_chosen_file_can_be_had_by_its_link_until_that_ends(ticket: Ticket, cast: Cast) -> None:
    noted = files.sent(ticket, by=cast.agent.as_actor, at=AT, kind="note", plan_txt=b"inside")
    kept = files.sent(ticket, by=cast.agent.as_actor, at=AT, kind="note", secret_txt=b"ours")
    chosen = going(ticket, messages=[noted.message.public_id], files=[noted.public_id])
    token = forward_token(forward.send(ticket, chosen, by=cast.agent, at=LATER).public_id)

    assert forwarded_file(token, cast.north, noted.public_id, at=LATER) == noted
    for which, desk, known, at in (
        (kept, cast.north, token, LATER),
        (noted, cast.south, token, LATER),
        (noted, cast.north, token[:-1] + "!", LATER),
        (noted, cast.north, token, LATER + FORWARD_LASTS),
    ):
        with pytest.raises(NotFound):
            forwarded_file(known, desk, which.public_id, at=at)


def test_one_person_forwards_only_so_often_within_an_hour(
    ticket: Ticket, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forward, "AT_MOST", 2)
    for minute in (1, 2):
        forward.send(ticket, going(ticket), by=cast.agent, at=AT + timedelta(minutes=minute))

    with pytest.raises(forward.TooManyForwards):
        forward.send(ticket, going(ticket), by=cast.agent, at=AT + timedelta(minutes=3))
    forward.send(ticket, going(ticket), by=cast.manager, at=AT + timedelta(minutes=3))
    forward.send(ticket, going(ticket), by=cast.agent, at=AT + timedelta(minutes=62))


def test_the_database_refuses_a_forward_to_nobody(ticket: Ticket) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Forward.objects.create(message=asked(ticket), recipient="", forwarded_at=AT, forwarded_by="agent:1")
