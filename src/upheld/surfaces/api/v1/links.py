"""Links in the API. What a ticket is to another is a resource: PUT says that it is so, DELETE that it is not."""

from typing import Annotated

from ninja import Path, Router

from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas import words
from upheld.surfaces.api.v1.schemas.tickets import TicketWhole
from upheld.surfaces.api.v1.tickets import Number, whole
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions import ticket_links
from upheld.tickets.models import TicketLink

router = Router(tags=["links"])
Kind = Annotated[words.LinkKind, Path(description="What the ticket does to the other.")]
Other = Annotated[int, Path(ge=1, le=2**63 - 1, description="The number of another ticket on this desk.")]


@router.put(
    "/{int:number}/links/{kind}/{int:other}",
    response=TicketWhole,
    operation_id="link_tickets",
    openapi_extra=refuses(404, 409, 422),
)
def put_link(request: Caller, number: Number, kind: Kind, other: Other) -> TicketWhole:
    """Say that a ticket blocks, duplicates, causes or follows another of the desk. If it is said, nothing changes."""
    at = now()
    source, target = (ticket_for_token(request.auth, one) for one in (number, other))
    ticket_links.link(source, target, TicketLink.Kind(kind), by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)


@router.delete(
    "/{int:number}/links/{kind}/{int:other}",
    response=TicketWhole,
    operation_id="unlink_tickets",
    openapi_extra=refuses(404, 422),
)
def delete_link(request: Caller, number: Number, kind: Kind, other: Other) -> TicketWhole:
    """Take it back. If it was not said, nothing changes."""
    at = now()
    source, target = (ticket_for_token(request.auth, one) for one in (number, other))
    ticket_links.unlink(source, target, TicketLink.Kind(kind), by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)
