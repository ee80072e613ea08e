"""Tags in the API. A tag on a ticket is a resource: PUT says that it is there, DELETE that it is not."""

from typing import Annotated

from ninja import Path, Router

from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas import words
from upheld.surfaces.api.v1.schemas.tickets import TicketWhole
from upheld.surfaces.api.v1.tickets import Number, whole
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions import tags

router = Router(tags=["tags"])
Tag = Annotated[words.Tag, Path(description="One word.")]


@router.put(
    "/{int:number}/tags/{tag}", response=TicketWhole, operation_id="add_tag", openapi_extra=refuses(404, 409, 422)
)
def put_tag(request: Caller, number: Number, tag: Tag) -> TicketWhole:
    """Put a tag on a ticket. If it has it, nothing changes."""
    at = now()
    tags.add(ticket_for_token(request.auth, number), tag, by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)


@router.delete(
    "/{int:number}/tags/{tag}", response=TicketWhole, operation_id="remove_tag", openapi_extra=refuses(404, 422)
)
def delete_tag(request: Caller, number: Number, tag: Tag) -> TicketWhole:
    """Take a tag off a ticket. If it has not got it, nothing changes."""
    at = now()
    tags.remove(ticket_for_token(request.auth, number), tag, by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)
