"""Splits in the API: making a ticket of a message. What the new ticket is promised is a workflow's."""

from datetime import datetime
from functools import partial
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Path, Router

from upheld.desks.models import ApiToken
from upheld.now import now
from upheld.surfaces.api.v1 import idempotency
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas.merges import SplitSent
from upheld.surfaces.api.v1.schemas.tickets import TicketWhole
from upheld.surfaces.api.v1.tickets import Number, whole
from upheld.tickets.access import message_on, ticket_for_token
from upheld.tickets.models import Message
from upheld.workflows.split_ticket import split_ticket

router = Router(tags=["splits"])
MessageId = Annotated[UUID, Path(description="The message's `id`.")]


@router.post(
    "/{int:number}/messages/{uuid:message}/split",
    response={201: TicketWhole},
    operation_id="split_ticket",
    openapi_extra=refuses(400, 404, 409, 422),
)
def post_split(
    request: Caller,
    number: Number,
    message: MessageId,
    sent: SplitSent | None = None,
    idempotency_key: idempotency.Key = None,
) -> HttpResponse:
    """Make a ticket of what a customer wrote on another; it counts as received when that was written."""
    at = now()
    row = message_on(ticket_for_token(request.auth, number), message)
    subject = (sent and sent.subject) or ""
    return idempotency.once(request, idempotency_key, partial(_split, request.auth, row, subject, at=at), at=at)


def _split(token: ApiToken, message: Message, subject: str, *, at: datetime) -> TicketWhole:
    made = split_ticket(message, subject=subject, by=token.as_actor, at=at)
    return whole(token, made.number, at=at)
