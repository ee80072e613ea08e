"""What each condition selects, asked of real tickets through the index's own column."""

from datetime import timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import teams
from upheld.tickets.actions import assign, closure, hold, message, tags, team
from upheld.tickets.models import Ticket
from upheld.tickets.queries.facets import About, facet
from upheld.tickets.queries.views.conditions import Condition
from upheld.tickets.queries.views.narrowing import Looker, narrowed

LATER = BEFORE_ALL + timedelta(minutes=10)


def condition(about: str, relation: str, *values: str) -> Condition:
    return Condition(about=about, relation=relation, values=values)


def held_by(cast: Cast, *conditions: Condition, minutes: float = 10, team_ids: tuple[int, ...] = ()) -> list[int]:
    at = BEFORE_ALL + timedelta(minutes=minutes)
    looker = Looker(desk=cast.north, user_id=cast.agent.pk, team_ids=team_ids, at=at)
    found = Ticket.objects.filter(narrowed(conditions, looker)).order_by("number")
    return list(found.values_list("number", flat=True))


@scene
def tickets(cast: Cast) -> list[Ticket]:
    """A P1 and a P2 of Acme, on the better plan, and a P3 of Globex, on the other."""
    return [
        builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1"),
        builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2"),
        builders.ticket(cast.other_contact, at=BEFORE_ALL, priority="p3"),
    ]


def test_columns_and_facts_are_asked_alike(cast: Cast, tickets: list[Ticket]) -> None:
    assert held_by(cast) == [1, 2, 3]
    assert held_by(cast, condition("priority", "any", "p1", "p2")) == [1, 2]
    assert held_by(cast, condition("priority", "none", "p1")) == [2, 3]
    assert held_by(cast, condition("fact.plan", "any", "super-premium"), condition("priority", "any", "p2")) == [2]
    assert held_by(cast, condition("kind", "any", "incident")) == []


def test_customers_are_organisations_or_persons(cast: Cast, tickets: list[Ticket]) -> None:
    assert cast.contact.organisation is not None
    acme = facet(About.ORGANISATION, cast.contact.organisation.pk)
    jonas = facet(About.CONTACT, cast.other_contact.pk)

    assert held_by(cast, condition("customer", "any", acme)) == [1, 2]
    assert held_by(cast, condition("customer", "any", jonas)) == [3]
    assert held_by(cast, condition("customer", "none", acme, jonas)) == []


def test_whoever_looks_finds_their_own(cast: Cast, tickets: list[Ticket]) -> None:
    assign.give(tickets[0], cast.agent, by=cast.agent.as_actor, at=LATER)
    assign.give(tickets[1], cast.manager, by=cast.agent.as_actor, at=LATER)

    assert held_by(cast, condition("holder", "any", "me")) == [1]
    assert held_by(cast, condition("holder", "any", "")) == [3]
    assert held_by(cast, condition("holder", "none", "me", "")) == [2]


def test_my_teams_are_those_of_whoever_looks(cast: Cast, tickets: list[Ticket]) -> None:
    formed = teams.form(cast.north, "Engineering", by=THE_DESK, at=BEFORE_ALL)
    team.pass_to(tickets[1], formed, reason="They know it.", by=cast.agent.as_actor, at=LATER)

    assert held_by(cast, condition("team", "any", "mine"), team_ids=(formed.pk,)) == [2]
    assert held_by(cast, condition("team", "any", "mine")) == []
    assert held_by(cast, condition("team", "any", "")) == [1, 3]


def test_tags_are_found_by_the_same_index(cast: Cast, tickets: list[Ticket]) -> None:
    tags.add(tickets[2], "billing", by=cast.agent.as_actor, at=LATER)

    assert held_by(cast, condition("tag", "any", "billing")) == [3]
    assert held_by(cast, condition("tag", "none", "billing")) == [1, 2]


def test_what_waits_says_for_what(cast: Cast, tickets: list[Ticket]) -> None:
    hold.place(tickets[0], reason="customer", note="", by=cast.agent.as_actor, at=LATER)

    assert held_by(cast, condition("hold", "any", "customer")) == [1]
    assert held_by(cast, condition("state", "any", "on_hold")) == [1]

    hold.lift(Ticket.objects.get(pk=tickets[0].pk), by=cast.agent.as_actor, at=LATER)

    assert held_by(cast, condition("hold", "any", "customer")) == []


def test_what_is_answered_is_no_longer_promised_an_answer(cast: Cast, tickets: list[Ticket]) -> None:
    message.reply(tickets[0], "Looking.", by=cast.agent.as_actor, at=LATER)

    assert 1 not in held_by(cast, condition("promise", "any", "response_time"))
    assert 1 in held_by(cast, condition("promise", "any", "resolution_time"))
    assert held_by(cast, condition("strength", "any", "target")) == [1, 2, 3]


def test_due_within_asks_of_the_next_promise_or_of_one(cast: Cast, tickets: list[Ticket]) -> None:
    # A P1 on this plan is answered within one hour, a P2 within two, day and night; resolved within 48 hours.
    assert held_by(cast, condition("due", "within", "55m")) == [1]
    assert held_by(cast, condition("due", "beyond", "55m")) == [2, 3]
    assert held_by(cast, condition("due.resolution_time", "within", "1h")) == []
    assert held_by(cast, condition("due.resolution_time", "within", "48h")) == [1]
    assert held_by(cast, condition("due.response_time", "past"), minutes=61) == [1]
    assert held_by(cast, condition("due", "past")) == []


def test_received_looks_back(cast: Cast, tickets: list[Ticket]) -> None:
    assert held_by(cast, condition("received", "within", "15m")) == [1, 2, 3]
    assert held_by(cast, condition("received", "within", "5m")) == []
    assert held_by(cast, condition("received", "beyond", "5m")) == [1, 2, 3]


def test_what_is_resolved_is_in_no_view_until_it_is_reopened(cast: Cast, tickets: list[Ticket]) -> None:
    closure.resolve(tickets[0], by=cast.agent.as_actor, at=LATER)
    assert held_by(cast, condition("priority", "any", "p1")) == []

    closure.reopen(Ticket.objects.get(pk=tickets[0].pk), by=cast.agent.as_actor, at=LATER)
    assert held_by(cast, condition("priority", "any", "p1")) == [1]


@pytest.mark.attack(19, 21)
def test_no_condition_reaches_another_desk(cast: Cast, tickets: list[Ticket]) -> None:
    looker = Looker(desk=cast.south, user_id=cast.other_agent.pk, team_ids=(), at=LATER)
    anything = (condition("priority", "any", "p1", "p2", "p3"), condition("holder", "any", ""))

    assert not Ticket.objects.filter(narrowed(anything, looker)).exists()
    assert not Ticket.objects.filter(narrowed((condition("priority", "none", "p4"),), looker)).exists()
