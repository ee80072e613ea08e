"""A ticket's team, kind and own fields in the API."""

from contextlib import suppress

from ninja import Router

from upheld.desks.models import Team
from upheld.desks.queries import teams_of
from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.authors import agent_with
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
    ticket, by = ticket_for_token(request.auth, number), agent_with(request.auth.desk, sent.author).as_actor
    with suppress(team.AlreadyThere):
        team.pass_to(ticket, _team_named(request, sent.team), reason=sent.reason, by=by, at=at)
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


def _team_named(request: Caller, name: str | None) -> Team | None:
    if name is None:
        return None
    found = next((one for one in teams_of(request.auth.desk) if one.name == name), None)
    if found is None:
        raise team.NotATeam(f"{request.auth.desk} has no team {name!r}")
    return found
