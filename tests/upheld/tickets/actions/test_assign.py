"""Saying who has a ticket."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import Cast
from upheld.tickets.actions import assign
from upheld.tickets.models import Assignment, Ticket

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """Any ticket."""
    return builders.ticket(cast.contact, at=MONDAY, priority="p2")


def test_giving_it_on_ends_the_first_stretch(cast: Cast, ticket: Ticket) -> None:
    first = assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=MONDAY)
    assign.give(ticket, cast.manager, by=cast.agent.as_actor, at=MONDAY + timedelta(hours=1))
    first.refresh_from_db()
    assert first.ended_at == MONDAY + timedelta(hours=1)


def test_giving_it_to_its_holder_changes_nothing(cast: Cast, ticket: Ticket) -> None:
    first = assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=MONDAY)
    assert assign.give(ticket, cast.agent, by=cast.manager.as_actor, at=MONDAY) == first
    assert Assignment.objects.filter(ticket=ticket).count() == 1


def test_someone_of_another_desk_is_refused(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(assign.NotOnThisDesk):
        assign.give(ticket, cast.other_agent, by=cast.agent.as_actor, at=MONDAY)


def test_an_auditor_cannot_be_given_a_ticket(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(assign.NotOnThisDesk):
        assign.give(ticket, cast.auditor, by=cast.agent.as_actor, at=MONDAY)
