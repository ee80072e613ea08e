"""Handing the tickets of somebody who goes away to a colleague, to a team, or back to the desk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.facts import Actor
from upheld.desks.models import Desk, Team
from upheld.tickets.actions import assign, team
from upheld.tickets.models import Ticket
from upheld.tickets.queries.held import open_tickets_held


class NothingChosen(ValueError):
    """None of the tickets that were named is with this person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiver:
    """Who takes over: a colleague, or else a team, or else nobody in particular."""

    colleague: User | None = None
    team: Team | None = None


@transaction.atomic
def hand_over(
    desk: Desk, holder: User, numbers: Collection[int], *, to: Receiver, reason: str, by: Actor, at: datetime
) -> int:
    """Hand those open tickets of a person that are named to whoever takes over; return how many there were.

    Together or not at all. What the person no longer has is left out: somebody was quicker. Whoever takes over is told.
    Raises NothingChosen, and what `assign.give` and `team.pass_to` refuse.
    """
    handed = [ticket for ticket in open_tickets_held(holder, desk) if ticket.number in numbers]
    if not handed:
        raise NothingChosen(_("choose at least one ticket"))
    for ticket in handed:
        _hand(ticket, to, reason=reason, by=by, at=at)
    return len(handed)


def _hand(ticket: Ticket, to: Receiver, *, reason: str, by: Actor, at: datetime) -> None:
    if to.colleague is not None:
        assign.give(ticket, to.colleague, by=by, at=at)
        return
    assign.release(ticket, by=by, at=at)
    if to.team is not None and ticket.team_id != to.team.pk:
        team.pass_to(ticket, to.team, reason=reason, by=by, at=at)
