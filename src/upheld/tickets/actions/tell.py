"""Writing into the outbox what customers and the desk must be told of a ticket; the words are templates."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from servicelevel.clocks.promise import Promise, Target
from upheld.accounts.models import User
from upheld.desks.queries import agents_of
from upheld.notifications.actions import outbox
from upheld.tickets.actions import tracking
from upheld.tickets.models import Clock, Closure, Message, Ticket


def customer_of_receipt(ticket: Ticket, promise: Promise, *, at: datetime) -> None:
    """Tell the customer that the desk has the ticket, what is promised, and how to follow it."""
    payload = {"promises": [_promised(target) for target in promise.targets], "say": promise.entitlement.say}
    _tell_customer(ticket, "ticket-received", key=f"received:{ticket.pk}", payload=payload, at=at)


def customer_of_reply(ticket: Ticket, message: Message, *, at: datetime) -> None:
    """Send the customer what the desk answered."""
    payload = {"text": message.text, "from": message.sender_name}
    _tell_customer(ticket, "ticket-replied", key=f"message:{message.pk}", payload=payload, at=at)


def customer_of_resolution(ticket: Ticket, closure: Closure, *, at: datetime) -> None:
    """Tell the customer that the desk holds the ticket to be resolved, and how to say otherwise."""
    _tell_customer(ticket, "ticket-resolved", key=f"closure:{closure.pk}", payload={}, at=at)


def customer_of_link(ticket: Ticket, *, key: str, at: datetime) -> None:
    """Send the customer a new link to their ticket, because somebody asked for one; once per `key`."""
    _tell_customer(ticket, "ticket-link", key=key, payload={}, at=at)


def desk_of_receipt(ticket: Ticket, promise: Promise, *, at: datetime) -> None:
    """Tell everyone who answers on the desk that a ticket is there, and what is promised on it."""
    payload = {"promises": [_promised(target) for target in promise.targets], "customer": str(ticket.contact)}
    people = agents_of(ticket.desk)
    _tell_desk(ticket, people, "desk-ticket-received", key=f"desk-received:{ticket.pk}", payload=payload, at=at)


def desk_of_customer_message(ticket: Ticket, message: Message, *, at: datetime) -> None:
    """Tell whoever has the ticket, or else everyone, that the customer has written."""
    payload = {"text": message.text, "from": message.sender_name}
    people = _holder_of(ticket) or agents_of(ticket.desk)
    _tell_desk(ticket, people, "desk-customer-replied", key=f"desk-message:{message.pk}", payload=payload, at=at)


def desk_of_clock(clock: Clock, point: datetime, *, template: str, payload: dict[str, Any], at: datetime) -> None:
    """Tell everyone who answers on the desk what was noticed about a clock; once per clock and instant."""
    ticket = clock.ticket
    key = f"{template}:{clock.pk}:{point.isoformat()}"
    _tell_desk(ticket, agents_of(ticket.desk), template, key=key, payload=payload, at=at)


def _tell_customer(ticket: Ticket, template: str, *, key: str, payload: dict[str, Any], at: datetime) -> None:
    link = tracking.make(ticket, ticket.contact, at=at)
    outbox.put(
        key,
        desk=ticket.desk.name,
        subject="ticket",
        number=ticket.number,
        to=outbox.Recipient(address=ticket.contact.email, name=ticket.contact.name),
        template=template,
        payload={**_about(ticket), **payload, "tracking": link.nonce},
        at=at,
    )


def _tell_desk(
    ticket: Ticket, people: Iterable[User], template: str, *, key: str, payload: dict[str, Any], at: datetime
) -> None:
    outbox.put_each(
        {f"{key}:{person.pk}": outbox.Recipient(address=person.email, name=person.name) for person in people},
        desk=ticket.desk.name,
        subject="ticket",
        number=ticket.number,
        template=template,
        payload={**_about(ticket), **payload},
        at=at,
    )


def _holder_of(ticket: Ticket) -> list[User]:
    return [ticket.holder] if ticket.holder else []


def _about(ticket: Ticket) -> dict[str, Any]:
    desk = ticket.desk
    return {
        "desk": {"name": desk.name, "title": desk.title, "zone": desk.zone, "email": desk.email},
        "ticket": {
            "number": ticket.number,
            "reference": f"{desk.prefix}-{ticket.number}",
            "subject": ticket.subject,
            "priority": ticket.priority,
        },
    }


def _promised(target: Target) -> dict[str, Any]:
    return {
        "metric": target.metric.value,
        "due": target.due.isoformat() if target.due else None,
        "words": target.text,
        "amount": target.amount_words,
        "strength": target.strength.value,
        "clause": target.clause.number,
    }
