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
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Ticket
from upheld.tickets.queries.conversation import messages_of
from upheld.tickets.queries.files import files_by_message

router = Router(tags=["messages"])


@router.get("/{int:number}/messages", response=Messages, operation_id="list_messages", openapi_extra=refuses(404, 422))
def get_messages(request: Caller, number: Number) -> Messages:
    """Return every message of a ticket, oldest first."""
    ticket = ticket_for_token(request.auth, number)
    rows = messages_of(ticket)
    files = files_by_message(rows)
    return Messages(messages=[shown.message(row, files.get(row.pk, ())) for row in rows])


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
    files = Chosen(ids=tuple(sent.files), by=token.as_actor)
    if sent.kind == "customer":
        by = _customer(ticket, sent.author)
        row = message.from_customer(ticket, sent.text, channel=CHANNEL, by=by, at=at, files=files)
    elif sent.kind == "note":
        by = _agent(ticket, sent.author).as_actor if sent.author else token.as_actor
        row = message.note(ticket, sent.text, channel=CHANNEL, by=by, at=at, files=files)
    else:
        by = _agent(ticket, sent.author).as_actor
        row = message.reply(ticket, sent.text, channel=CHANNEL, by=by, at=at, files=files)
    return shown.message(row, files_by_message([row]).get(row.pk, ()))


def _agent(ticket: Ticket, email: str | None) -> User:
    if email is None:
        raise UnknownAuthor("A reply needs its author: a person of the desk who gives it.")
    return agent_with(ticket.desk, email)


def _customer(ticket: Ticket, email: str | None) -> Actor:
    if email is not None and email != ticket.contact.email.lower():
        raise UnknownAuthor(f"{email} is not the customer of {ticket.desk.prefix}-{ticket.number}.")
    return ticket.contact.as_actor
