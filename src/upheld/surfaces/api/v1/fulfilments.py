"""Fulfilments in the API: what fulfilled a promise that is not a number."""

from typing import Annotated

from ninja import Path, Router

from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.refusals import OneOfTwo
from upheld.surfaces.api.v1.schemas.judgements import Fulfilled
from upheld.surfaces.api.v1.schemas.tickets import TicketWhole
from upheld.surfaces.api.v1.schemas.words import Key
from upheld.surfaces.api.v1.tickets import Number, whole
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions import fulfil

router = Router(tags=["fulfilments"])
Metric = Annotated[Key, Path(description="Which promise, such as `resolution_time`.")]


@router.put(
    "/{int:number}/fulfilments/{metric}",
    response=TicketWhole,
    operation_id="fulfil_promise",
    openapi_extra=refuses(400, 404, 409, 422),
)
def put_fulfilment(request: Caller, number: Number, metric: Metric, sent: Fulfilled) -> TicketWhole:
    """Fulfil a promise in words by the release that shipped, or by a decision; the customer is told. Once for all."""
    at = now()
    ticket, by = ticket_for_token(request.auth, number), request.auth.as_actor
    if (sent.release is None) == (sent.decision is None):
        raise OneOfTwo("The request names neither a release nor a decision, or both.")
    if sent.release is not None:
        shipped = fulfil.Release(name=sent.release.name, released_on=sent.release.released_on, url=sent.release.url)
        fulfil.by_release(ticket, metric, shipped, by=by, at=at)
    elif sent.decision is not None:
        fulfil.by_decision(ticket, metric, sent.decision, by=by, at=at)
    return whole(request.auth, number, at=at)
