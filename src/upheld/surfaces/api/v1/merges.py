"""Merges in the API. A ticket's merge into another is a resource: PUT says that it is there, DELETE that it is not."""

from contextlib import suppress
from typing import Annotated

from ninja import Query, Router

from upheld.customers.actions.merge_refusals import UndoneAlready
from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas import words
from upheld.surfaces.api.v1.schemas.merges import MergeSent
from upheld.surfaces.api.v1.schemas.tickets import TicketWhole
from upheld.surfaces.api.v1.tickets import Number, whole
from upheld.tickets.access import merge_away, ticket_for_token
from upheld.tickets.actions import merge

router = Router(tags=["merges"])
Why = Annotated[words.Subject, Query(description="Why the merge is undone; the desk reads it on both tickets.")]


@router.put(
    "/{int:number}/merge", response=TicketWhole, operation_id="merge_ticket", openapi_extra=refuses(400, 404, 409, 422)
)
def put_merge(request: Caller, number: Number, sent: MergeSent) -> TicketWhole:
    """Merge a ticket into another of the desk, whose promise stands. If it is merged into that one, nothing changes."""
    at = now()
    merged, kept = (ticket_for_token(request.auth, one) for one in (number, sent.into))
    if merged.merged_into_id != kept.pk:
        said = {"confirmed": sent.confirmed or "", "reason": sent.reason}
        merge.merge(kept, merged, **said, by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)


@router.delete(
    "/{int:number}/merge", response=TicketWhole, operation_id="undo_merge", openapi_extra=refuses(404, 409, 422)
)
def delete_merge(request: Caller, number: Number, reason: Why) -> TicketWhole:
    """Let a merged ticket stand by itself again, as its own records say. If it is not merged, nothing changes."""
    at = now()
    row = merge_away(ticket_for_token(request.auth, number))
    if row is not None:
        with suppress(UndoneAlready):
            merge.undo(row, reason=reason, by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)
