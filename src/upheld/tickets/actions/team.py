"""Passing a ticket to the team that knows more about it: functional escalation."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Team
from upheld.desks.queries import members_of
from upheld.tickets.actions import assign, lock, tell
from upheld.tickets.models import TeamAssignment, Ticket

REASON_LENGTH_AT_MOST = 500


class NoReason(ValueError):
    """Whoever passes a ticket on says why."""


class NotATeam(ValueError):
    """A ticket is passed only to a team of its own desk that was not given up."""


class AlreadyThere(ValueError):
    """The team has the ticket."""


class AlreadyResolved(ValueError):
    """The ticket is resolved; reopen it first."""


@transaction.atomic
def pass_to(ticket: Ticket, team: Team | None, *, reason: str, by: Actor, at: datetime) -> TeamAssignment | None:
    """Pass a ticket to a team of its desk, or with None back to the whole desk.

    Locks the ticket. No clock moves. Whoever had it keeps it only if they are in the team; everyone in the team is
    told by mail, and where nobody is in it, everyone on the desk. Raises NoReason, NotATeam, AlreadyThere,
    AlreadyResolved.
    """
    ticket = lock.ticket(ticket)
    reason = reason.strip()[:REASON_LENGTH_AT_MOST]
    _refuse(ticket, team, reason)
    before = ticket.team
    TeamAssignment.objects.filter(ticket=ticket, ended_at__isnull=True).update(ended_at=at, ended_by=by.reference)
    ticket.team = team
    ticket.save(update_fields=["team"])
    given = None
    if team is not None:
        given = TeamAssignment.objects.create(
            ticket=ticket, team=team, reason=reason, passed_at=at, passed_by=by.reference
        )
        people = members_of(team)
        if ticket.holder not in people:
            assign.release(ticket, by=by, at=at)
        tell.team_of_ticket(ticket, given, people, by=by, at=at)
    told = {"from": str(before or ""), "to": str(team or ""), "reason": reason}
    record("ticket", ticket.number, "passed on", desk=ticket.desk.name, by=by, at=at, facts=told)
    return given


def _refuse(ticket: Ticket, team: Team | None, reason: str) -> None:
    reference = f"{ticket.desk.prefix}-{ticket.number}"
    if not reason:
        raise NoReason(_("say why; the team reads it"))
    if ticket.state == Ticket.State.RESOLVED:
        raise AlreadyResolved(_("{reference} is resolved; reopen it first").format(reference=reference))
    if team is not None and (team.desk_id != ticket.desk_id or team.retired_at is not None):
        raise NotATeam(_("{team} is no team of this desk").format(team=team))
    if ticket.team_id == (team.pk if team else None):
        who = team or _("the whole desk")
        raise AlreadyThere(_("{reference} is with {team} already").format(reference=reference, team=who))
