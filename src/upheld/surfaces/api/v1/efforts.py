"""Time spent on a ticket in the API. No clock of a promise counts it, and no customer sees it."""

from datetime import datetime
from functools import partial

from django.http import HttpResponse
from ninja import Router

from upheld.desks.models import ApiToken
from upheld.now import now
from upheld.surfaces.api.v1 import idempotency
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.authors import actor_named
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas.efforts import TimeListed, TimeSent, TimeShown
from upheld.surfaces.api.v1.tickets import Number
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions import effort
from upheld.tickets.models import Ticket
from upheld.tickets.queries.efforts import efforts_of

router = Router(tags=["time"])


@router.get("/{int:number}/time", response=TimeListed, operation_id="list_time", openapi_extra=refuses(404, 422))
def get_time(request: Caller, number: Number) -> TimeListed:
    """Return all time spent on a ticket, and its sum."""
    lines = efforts_of(ticket_for_token(request.auth, number))
    return TimeListed(
        total_minutes=sum(line.minutes for line in lines),
        time=[
            TimeShown(minutes=line.minutes, on=line.on, author=line.who, note=line.note, call=line.number is None)
            for line in lines
        ],
    )


@router.post(
    "/{int:number}/time",
    response={201: TimeShown},
    operation_id="add_time",
    openapi_extra=refuses(400, 404, 409, 422),
)
def post_time(request: Caller, number: Number, sent: TimeSent, idempotency_key: idempotency.Key = None) -> HttpResponse:
    """Write down minutes that a person of the desk spent on a ticket."""
    at = now()
    ticket = ticket_for_token(request.auth, number)
    return idempotency.once(request, idempotency_key, partial(_write, request.auth, ticket, sent, at=at), at=at)


def _write(token: ApiToken, ticket: Ticket, sent: TimeSent, *, at: datetime) -> TimeShown:
    by = actor_named(token, sent.author)
    spent = effort.spend(ticket, sent.minutes, note=sent.note, on=sent.on, by=by, at=at)
    return TimeShown(minutes=spent.minutes, on=spent.spent_on, author=spent.spender_name, note=spent.note, call=False)
