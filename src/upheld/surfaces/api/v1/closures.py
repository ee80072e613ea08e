"""Closures in the API. A ticket's closure is a resource: PUT says that it is resolved, DELETE that it is not."""

from contextlib import suppress

from ninja import Router

from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas.shaping import ClosureSent
from upheld.surfaces.api.v1.schemas.tickets import TicketWhole
from upheld.surfaces.api.v1.tickets import Number, whole
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions import closure

router = Router(tags=["closures"])


@router.put(
    "/{int:number}/closure",
    response=TicketWhole,
    operation_id="resolve_ticket",
    openapi_extra=refuses(400, 404, 409, 422),
)
def put_closure(request: Caller, number: Number, sent: ClosureSent | None = None) -> TicketWhole:
    """Resolve a ticket: an open hold ends, clocks stop, the customer is told. If it is resolved, nothing changes."""
    at = now()
    ticket = ticket_for_token(request.auth, number)
    with suppress(closure.AlreadyResolved):
        said = sent or ClosureSent()
        closure.resolve(ticket, code=said.code or "", values=said.fields, by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)


@router.delete(
    "/{int:number}/closure", response=TicketWhole, operation_id="reopen_ticket", openapi_extra=refuses(404, 422)
)
def delete_closure(request: Caller, number: Number) -> TicketWhole:
    """Open a resolved ticket again; clocks follow as the agreement says. If it is open, nothing changes."""
    at = now()
    ticket = ticket_for_token(request.auth, number)
    with suppress(closure.NotResolved):
        closure.reopen(ticket, by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)
