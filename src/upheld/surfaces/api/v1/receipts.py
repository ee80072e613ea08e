"""Receipts in the API: what each promise on a ticket follows from."""

from ninja import Router

from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas.receipts import ReceiptsShown
from upheld.surfaces.api.v1.tickets import Number
from upheld.tickets.access import ticket_for_token
from upheld.tickets.queries.receipts import document_of

router = Router(tags=["receipts"])


@router.get(
    "/{int:number}/receipts",
    response=ReceiptsShown,
    by_alias=True,
    operation_id="read_receipts",
    openapi_extra=refuses(404, 422),
)
def get_receipts(request: Caller, number: Number) -> ReceiptsShown:
    """Return the receipts of a ticket's clocks as they stand, to be kept or verified."""
    return ReceiptsShown.model_validate(document_of(ticket_for_token(request.auth, number), at=now()))
