"""Handing tickets over, and not giving any to whoever is away unless one knows."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.desks.actions import absence, teams
from upheld.notifications.models import Notice
from upheld.tickets.actions import assign, closure, hand_over
from upheld.tickets.actions.hand_over import Receiver
from upheld.tickets.models import Ticket
from upheld.tickets.queries.held import due_meanwhile, open_tickets_held

AT = BEFORE_ALL + timedelta(minutes=5)
REASON = "Ravi Menon is away"


@pytest.fixture
def held(cast: Cast) -> list[Ticket]:
    tickets = [builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2") for _ in range(3)]
    for ticket in tickets:
        assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=AT)
    Notice.objects.all().delete()
    return tickets


def hand(cast: Cast, *numbers: int, to: Receiver) -> int:
    by = cast.agent.as_actor
    return hand_over.hand_over(cast.north, cast.agent, numbers, to=to, reason=REASON, by=by, at=AT)


def away(cast: Cast, who: str) -> None:
    user = getattr(cast, who)
    until = AT + timedelta(days=1)
    absence.say(cast.north, user, begins_at=AT, ends_at=until, note="", by=user.as_actor, at=AT)


def test_a_colleague_takes_over_what_was_chosen_and_is_told(cast: Cast, held: list[Ticket]) -> None:
    assert hand(cast, 1, 3, to=Receiver(colleague=cast.manager)) == 2
    assert [ticket.number for ticket in open_tickets_held(cast.manager, cast.north)] == [1, 3]
    assert [ticket.number for ticket in open_tickets_held(cast.agent, cast.north)] == [2]
    assert set(Notice.objects.values_list("person", "verb")) == {(cast.manager.pk, "assigned")}


def test_a_team_takes_over_and_nobody_in_it_has_them_yet(cast: Cast, held: list[Ticket]) -> None:
    team = teams.form(cast.north, "Billing", by=cast.manager.as_actor, at=AT)
    teams.add_member(team, cast.manager, by=cast.manager.as_actor, at=AT)
    hand(cast, 1, 2, to=Receiver(team=team))
    assert set(Ticket.objects.filter(number__lte=2).values_list("team", "holder")) == {(team.pk, None)}
    assert set(Notice.objects.values_list("person", "verb")) == {(cast.manager.pk, "passed")}


def test_nobody_in_particular_takes_over(cast: Cast, held: list[Ticket]) -> None:
    hand(cast, 1, 2, 3, to=Receiver())
    assert open_tickets_held(cast.agent, cast.north) == []


def test_what_the_person_no_longer_has_is_left_out(cast: Cast, held: list[Ticket]) -> None:
    closure.resolve(held[0], by=cast.agent.as_actor, at=AT)
    assign.give(held[1], cast.manager, by=cast.manager.as_actor, at=AT)
    assert hand(cast, 1, 2, 3, 99, to=Receiver(colleague=cast.manager)) == 1
    with pytest.raises(hand_over.NothingChosen):
        hand(cast, 1, 2, to=Receiver(colleague=cast.manager))


def test_whoever_is_away_takes_nothing_over_and_then_nothing_is_handed(cast: Cast, held: list[Ticket]) -> None:
    away(cast, "manager")
    with pytest.raises(assign.AgentAway):
        hand(cast, 1, 2, 3, to=Receiver(colleague=cast.manager))
    assert len(open_tickets_held(cast.agent, cast.north)) == 3


def test_whoever_is_away_is_given_a_ticket_only_by_who_knows_or_by_themselves(cast: Cast) -> None:
    first, second = (builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2") for _ in range(2))
    away(cast, "agent")
    with pytest.raises(assign.AgentAway):
        assign.give(first, cast.agent, by=cast.manager.as_actor, at=AT)
    assign.give(first, cast.agent, by=cast.manager.as_actor, at=AT, although_away=True)
    assign.give(second, cast.agent, by=cast.agent.as_actor, at=AT)
    assert len(open_tickets_held(cast.agent, cast.north)) == 2


def test_what_falls_due_meanwhile_is_what_has_a_date_before(cast: Cast, held: list[Ticket]) -> None:
    due = Ticket.objects.get(number=1).queue_at
    assert [one.reference for one in due_meanwhile(cast.agent, cast.north, until=due)] == []
    after = due + timedelta(microseconds=1)
    assert [one.number for one in due_meanwhile(cast.agent, cast.north, until=after)] == [1, 2, 3]
    assert due_meanwhile(cast.manager, cast.north, until=datetime(2027, 1, 1, tzinfo=UTC)) == ()
