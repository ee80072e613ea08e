"""What a program says of an act on many tickets, as its verb needs it; what the verb does is decided elsewhere."""

from typing import Any

from upheld.desks.models import Desk
from upheld.surfaces.api.v1.authors import agent_with, team_named
from upheld.surfaces.api.v1.schemas.bulk import Act, AssignSent, ResolvedWith, TagPut, TeamPassed
from upheld.tickets.queries.tags import as_tag


def arguments_of(act: Act, desk: Desk) -> dict[str, Any]:
    """Return the arguments of an act by name, with rows for the people and teams of the desk that it names.

    What only a ticket's own agreement knows, a pause reason or a priority, is refused ticket by ticket.
    Raises UnknownAuthor, NotATeam, BadTag.
    """
    if isinstance(act, AssignSent):
        return {"agent": agent_with(desk, act.agent).pk if act.agent else None}
    if isinstance(act, TeamPassed):
        named = team_named(desk, act.team)
        return {"team": named.pk if named else None, "reason": act.reason}
    if isinstance(act, TagPut):
        return {"tag": as_tag(act.tag)}
    if isinstance(act, ResolvedWith):
        return {"code": act.code or ""}
    return act.model_dump(exclude={"verb"})
