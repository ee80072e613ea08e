"""Holds in the API. A ticket's hold is a resource: PUT says that it is there, DELETE that it is not."""

from contextlib import suppress

from ninja import Router

from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas.holds import HoldSent
from upheld.surfaces.api.v1.schemas.tickets import TicketWhole
from upheld.surfaces.api.v1.tickets import Number, whole
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions import hold

router = Router(tags=["holds"])


@router.put(
    "/{int:number}/hold",
    response=TicketWhole,
    operation_id="place_hold",
    openapi_extra=refuses(400, 404, 409, 422),
)
def put_hold(request: Caller, number: Number, sent: HoldSent) -> TicketWhole:
    """Put a ticket on hold; clocks that the reason pauses stop counting. For the same reason, nothing changes."""
    at = now()
    ticket = ticket_for_token(request.auth, number)
    try:
        hold.place(ticket, reason=sent.reason, note=sent.note, by=request.auth.as_actor, at=at)
    except hold.AlreadyOnHold:
        present = whole(request.auth, number, at=at)
        if present.hold is None or present.hold.reason != sent.reason:
            raise
        return present
    return whole(request.auth, number, at=at)


@router.delete("/{int:number}/hold", response=TicketWhole, operation_id="lift_hold", openapi_extra=refuses(404, 422))
def delete_hold(request: Caller, number: Number) -> TicketWhole:
    """Take a ticket off hold; paused clocks count again. Without a hold, nothing changes."""
    at = now()
    ticket = ticket_for_token(request.auth, number)
    with suppress(hold.NotOnHold):
        hold.lift(ticket, by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)
