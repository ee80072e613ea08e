"""Passing a ticket to a team: who keeps it, who is told, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.harness import clock
from tests.support.stage import scene
from upheld.audit.facts import THE_DESK
from upheld.audit.models import AuditEvent
from upheld.desks.actions import teams
from upheld.desks.models import Team
from upheld.notifications.models import Notification
from upheld.tickets.actions import assign, closure, team
from upheld.tickets.models import Assignment, TeamAssignment, Ticket

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


@scene
def ticket(cast: Cast) -> Ticket:
    """Any ticket."""
    return builders.ticket(cast.contact, at=AT, priority="p2")


@pytest.fixture
def engineering(cast: Cast) -> Team:
    """A team in which only the agent is."""
    formed = teams.form(cast.north, "Engineering", by=THE_DESK, at=BEFORE_ALL)
    teams.add_member(formed, cast.agent, by=THE_DESK, at=BEFORE_ALL)
    return formed


def passed(ticket: Ticket, to: Team | None, cast: Cast, *, at: datetime = LATER) -> TeamAssignment | None:
    return team.pass_to(ticket, to, reason="They know the relay.", by=cast.manager.as_actor, at=at)


def test_the_team_is_told_why_and_no_clock_moves(cast: Cast, ticket: Ticket, engineering: Team) -> None:
    before = clock(ticket).due_at
    passed(ticket, engineering, cast)
    mail = Notification.objects.get(template="desk-ticket-passed")
    assert (mail.recipient, mail.payload["text"]) == (cast.agent.email, "They know the relay.")
    assert clock(ticket).due_at == before
    event = AuditEvent.objects.get(verb="passed on")
    assert event.facts == {"from": "", "to": "Engineering", "reason": "They know the relay."}


def test_whoever_passes_it_on_is_not_told_by_mail(cast: Cast, ticket: Ticket, engineering: Team) -> None:
    team.pass_to(ticket, engineering, reason="Mine.", by=cast.agent.as_actor, at=LATER)
    assert not Notification.objects.filter(template="desk-ticket-passed").exists()


def test_where_nobody_is_in_the_team_everyone_else_on_the_desk_is_told(cast: Cast, ticket: Ticket) -> None:
    passed(ticket, teams.form(cast.north, "Nobody yet", by=THE_DESK, at=BEFORE_ALL), cast)
    assert [mail.recipient for mail in Notification.objects.filter(template="desk-ticket-passed")] == [cast.agent.email]


def test_one_of_the_team_keeps_it(cast: Cast, ticket: Ticket, engineering: Team) -> None:
    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=AT)
    passed(ticket, engineering, cast)
    assert Ticket.objects.get().holder == cast.agent


def test_somebody_outside_the_team_has_it_no_longer(cast: Cast, ticket: Ticket, engineering: Team) -> None:
    assign.give(ticket, cast.manager, by=cast.agent.as_actor, at=AT)
    passed(ticket, engineering, cast)
    assert Ticket.objects.get().holder is None
    assert Assignment.objects.get().ended_at == LATER
    assert AuditEvent.objects.get(verb="released").facts == {"from": "Ana Duarte"}


def test_it_goes_back_to_the_whole_desk(cast: Cast, ticket: Ticket, engineering: Team) -> None:
    passed(ticket, engineering, cast)
    passed(ticket, None, cast, at=LATER + timedelta(hours=1))
    assert Ticket.objects.get().team is None
    assert TeamAssignment.objects.get().ended_at == LATER + timedelta(hours=1)


def test_passing_it_needs_a_reason(cast: Cast, ticket: Ticket, engineering: Team) -> None:
    with pytest.raises(team.NoReason):
        team.pass_to(ticket, engineering, reason="  ", by=cast.agent.as_actor, at=LATER)


def test_a_team_of_another_desk_or_given_up_is_refused(cast: Cast, ticket: Ticket, engineering: Team) -> None:
    elsewhere = teams.form(cast.south, "Engineering", by=THE_DESK, at=BEFORE_ALL)
    teams.retire(engineering, by=THE_DESK, at=AT)
    engineering.refresh_from_db()
    for other in (elsewhere, engineering):
        with pytest.raises(team.NotATeam):
            passed(ticket, other, cast)


def test_the_team_that_has_it_and_a_resolved_ticket_are_refused(cast: Cast, ticket: Ticket, engineering: Team) -> None:
    with pytest.raises(team.AlreadyThere):
        passed(ticket, None, cast)
    passed(ticket, engineering, cast)
    with pytest.raises(team.AlreadyThere):
        passed(ticket, engineering, cast)
    closure.resolve(ticket, by=cast.agent.as_actor, at=LATER)
    with pytest.raises(team.AlreadyResolved):
        passed(ticket, None, cast)
