"""A ticket's team, kind and own fields in the API."""

from contextlib import suppress

from ninja import Router

from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.authors import actor_named, team_named
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas.shaping import FieldsSent, KindSent, TeamSent
from upheld.surfaces.api.v1.schemas.tickets import TicketWhole
from upheld.surfaces.api.v1.tickets import Number, whole
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions import fields, kind, team

router = Router(tags=["shaping"])


@router.put(
    "/{int:number}/team", response=TicketWhole, operation_id="pass_to_team", openapi_extra=refuses(400, 404, 409, 422)
)
def put_team(request: Caller, number: Number, sent: TeamSent) -> TicketWhole:
    """Pass a ticket to a team, whose people are told. To the team that has it, nothing changes."""
    at = now()
    ticket, by = ticket_for_token(request.auth, number), actor_named(request.auth, sent.author)
    with suppress(team.AlreadyThere):
        team.pass_to(ticket, team_named(request.auth.desk, sent.team), reason=sent.reason, by=by, at=at)
    return whole(request.auth, number, at=at)


@router.put(
    "/{int:number}/kind", response=TicketWhole, operation_id="change_kind", openapi_extra=refuses(400, 404, 422)
)
def put_kind(request: Caller, number: Number, sent: KindSent) -> TicketWhole:
    """Say what kind of request a ticket is; no promise depends on it."""
    at = now()
    kind.change(ticket_for_token(request.auth, number), sent.kind, by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)


@router.put(
    "/{int:number}/fields", response=TicketWhole, operation_id="fill_fields", openapi_extra=refuses(400, 404, 422)
)
def put_fields(request: Caller, number: Number, sent: FieldsSent) -> TicketWhole:
    """Fill in the desk's own fields; those that are left out stay as they are."""
    at = now()
    fields.fill(ticket_for_token(request.auth, number), sent.fields, by=request.auth.as_actor, at=at)
    return whole(request.auth, number, at=at)
