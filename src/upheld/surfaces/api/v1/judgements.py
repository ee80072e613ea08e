"""Judgements in the API: a ticket's priority, emergency and facts as somebody on the desk judges them."""

from contextlib import suppress

from ninja import Router

from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.authors import actor_named
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas.judgements import EmergencyJudged, FactsRight, PrioritySet
from upheld.surfaces.api.v1.schemas.tickets import TicketWhole
from upheld.surfaces.api.v1.tickets import Number, whole
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions import triage

router = Router(tags=["judgements"])


@router.put(
    "/{int:number}/priority",
    response=TicketWhole,
    operation_id="set_priority",
    openapi_extra=refuses(400, 404, 409, 422),
)
def put_priority(request: Caller, number: Number, sent: PrioritySet) -> TicketWhole:
    """Set the priority that counts; what was asked is kept. Clocks are counted anew and the customer is told."""
    at = now()
    ticket, by = ticket_for_token(request.auth, number), actor_named(request.auth, sent.author)
    with suppress(triage.AlreadySo):
        triage.set_priority(ticket, sent.priority, reason=sent.reason, by=by, at=at)
    return whole(request.auth, number, at=at)


@router.put(
    "/{int:number}/emergency",
    response=TicketWhole,
    operation_id="judge_emergency",
    openapi_extra=refuses(400, 404, 409, 422),
)
def put_emergency(request: Caller, number: Number, sent: EmergencyJudged) -> TicketWhole:
    """Judge whether a declared emergency is one; the customer is told."""
    at = now()
    ticket, by = ticket_for_token(request.auth, number), actor_named(request.auth, sent.author)
    with suppress(triage.AlreadySo):
        triage.judge_emergency(ticket, emergency=sent.emergency, reason=sent.reason, by=by, at=at)
    return whole(request.auth, number, at=at)


@router.put(
    "/{int:number}/facts", response=TicketWhole, operation_id="correct_facts", openapi_extra=refuses(400, 404, 409, 422)
)
def put_facts(request: Caller, number: Number, sent: FactsRight) -> TicketWhole:
    """Put facts right that were stated wrongly; the others stay. Clocks are counted anew and the customer is told."""
    at = now()
    ticket, by = ticket_for_token(request.auth, number), actor_named(request.auth, sent.author)
    with suppress(triage.AlreadySo):
        triage.correct_facts(ticket, sent.facts, reason=sent.reason, by=by, at=at)
    return whole(request.auth, number, at=at)
