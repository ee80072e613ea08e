"""Messages of a ticket in the API."""

from datetime import datetime
from functools import partial

from django.http import HttpResponse
from ninja import Router

from upheld.accounts.models import User
from upheld.audit.facts import Actor
from upheld.desks.models import ApiToken
from upheld.now import now
from upheld.surfaces.api.v1 import idempotency, shown
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.authors import agent_with
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.refusals import UnknownAuthor
from upheld.surfaces.api.v1.schemas.messages import Messages, MessageSent, MessageShown
from upheld.surfaces.api.v1.tickets import CHANNEL, Number
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions import message
from upheld.tickets.models import Ticket
from upheld.tickets.queries.conversation import messages_of

router = Router(tags=["messages"])


@router.get("/{int:number}/messages", response=Messages, operation_id="list_messages", openapi_extra=refuses(404, 422))
def get_messages(request: Caller, number: Number) -> Messages:
    """Return every message of a ticket, oldest first."""
    ticket = ticket_for_token(request.auth, number)
    return Messages(messages=[shown.message(row) for row in messages_of(ticket)])


@router.post(
    "/{int:number}/messages",
    response={201: MessageShown},
    operation_id="write_message",
    openapi_extra=refuses(400, 404, 409, 422),
)
def post_message(
    request: Caller, number: Number, sent: MessageSent, idempotency_key: idempotency.Key = None
) -> HttpResponse:
    """Write a reply, a note or the customer's words on a ticket.

    A reply is given by a person of the desk, named as `author`: it stops the response clock. A program's own
    acknowledgement is no first response and cannot be sent as one; the desk acknowledges receipt by itself.
    """
    at = now()
    ticket = ticket_for_token(request.auth, number)
    return idempotency.once(request, idempotency_key, partial(_write, request.auth, ticket, sent, at=at), at=at)


def _write(token: ApiToken, ticket: Ticket, sent: MessageSent, *, at: datetime) -> MessageShown:
    if sent.kind == "customer":
        by = _customer(ticket, sent.author)
        return shown.message(message.from_customer(ticket, sent.text, channel=CHANNEL, by=by, at=at))
    if sent.kind == "note":
        by = _agent(ticket, sent.author).as_actor if sent.author else token.as_actor
        return shown.message(message.note(ticket, sent.text, channel=CHANNEL, by=by, at=at))
    by = _agent(ticket, sent.author).as_actor
    return shown.message(message.reply(ticket, sent.text, channel=CHANNEL, by=by, at=at))


def _agent(ticket: Ticket, email: str | None) -> User:
    if email is None:
        raise UnknownAuthor("A reply needs its author: a person of the desk who gives it.")
    return agent_with(ticket.desk, email)


def _customer(ticket: Ticket, email: str | None) -> Actor:
    if email is not None and email != ticket.contact.email.lower():
        raise UnknownAuthor(f"{email} is not the customer of {ticket.desk.prefix}-{ticket.number}.")
    return ticket.contact.as_actor
