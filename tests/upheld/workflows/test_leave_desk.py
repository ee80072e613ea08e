"""Ending somebody's time on a desk, so that no ticket stays with them."""

from datetime import UTC, datetime

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.desks.models import Membership
from upheld.tickets.actions import assign, closure
from upheld.tickets.models import Assignment, Ticket
from upheld.workflows.leave_desk import leave_desk

AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)


def test_their_open_tickets_are_nobodys_and_what_they_resolved_stays_theirs(cast: Cast) -> None:
    unsolved, solved = (builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2") for _ in range(2))
    for ticket in (unsolved, solved):
        assign.give(ticket, cast.agent, by=cast.manager.as_actor, at=AT)
    closure.resolve(solved, by=cast.agent.as_actor, at=AT)

    leave_desk(Membership.objects.get(user=cast.agent), by=cast.manager.as_actor, at=AT)

    assert Ticket.objects.get(pk=unsolved.pk).holder is None
    assert Ticket.objects.get(pk=solved.pk).holder == cast.agent
    assert Assignment.objects.get(ticket=unsolved).ended_by == cast.manager.as_actor.reference
