"""Counts are remembered while nothing happens on a desk, and are right whatever happens, or only comes to its hour."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.views import views
from upheld.accounts.models import User
from upheld.audit.models import AuditEvent
from upheld.desks.access import Permission, member_for
from upheld.desks.models import Desk
from upheld.tickets.actions import assign, hold, saved_view
from upheld.tickets.models import Ticket
from upheld.tickets.queries.views import counting
from upheld.tickets.queries.views.conditions import WITHIN, Condition
from upheld.tickets.queries.views.counting import COUNTS_KEPT, MEMORY, STANDS_FOR_S, Counted, Memory, counts_that_stand
from upheld.tickets.queries.views.rail import Views, counts
from upheld.tickets.queries.views.subjects import RECEIVED

# The first instant of a stretch.
LATER = BEFORE_ALL + timedelta(minutes=10)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    MEMORY.forget()


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")


def seen_by(user: User, desk: Desk, **later: float) -> Views:
    asked = member_for(user, desk.name, permission=Permission.READ_TICKETS).desk
    return views(asked, user, at=LATER + timedelta(**later))


def counted(cast: Cast, user: User | None = None, **later: float) -> dict[str, int]:
    return counts_that_stand(seen_by(user or cast.agent, cast.north, **later))


def statements(cast: Cast, user: User | None = None, **later: float) -> list[str]:
    seen = seen_by(user or cast.agent, cast.north, **later)
    with CaptureQueriesContext(connection) as asked:
        counts_that_stand(seen)
    return [one["sql"] for one in asked.captured_queries]


def test_they_are_what_counting_gives(cast: Cast, ticket: Ticket) -> None:
    seen = seen_by(cast.agent, cast.north)
    assert counts_that_stand(seen) == counts_that_stand(seen) == counts(seen.named)
    assert counted(cast)["unassigned"] == 1


def test_while_nothing_happens_nothing_is_asked(cast: Cast, ticket: Ticket) -> None:
    assert len(statements(cast)) == 1
    assert statements(cast, seconds=STANDS_FOR_S - 1) == []


def test_of_a_desk_that_came_without_its_events_everything_is_counted(cast: Cast, ticket: Ticket) -> None:
    seen = views(cast.north, cast.agent, at=LATER)
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            counts_that_stand(seen)
        assert len(asked) == 1


def test_what_happens_is_counted_at_once(cast: Cast, ticket: Ticket) -> None:
    before = counted(cast)
    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=LATER)
    given = counted(cast)
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=LATER)
    held = counted(cast)
    assert [(one["mine"], one["unassigned"], one["on_hold"]) for one in (before, given, held)] == [
        (0, 1, 0),
        (1, 0, 0),
        (1, 0, 1),
    ]


def test_an_event_that_was_committed_after_a_later_one_is_not_overlooked(cast: Cast, ticket: Ticket) -> None:
    newest = AuditEvent.objects.filter(desk="integrato").order_by("-id")[0]
    counted(cast)
    AuditEvent.objects.create(
        pk=newest.pk - 100_000, desk="integrato", subject="ticket", number=1, verb="tagged", at=LATER, by="system:desk"
    )
    assert len(statements(cast)) == 1


def test_a_promise_that_falls_due_is_counted_though_nothing_was_written(cast: Cast, ticket: Ticket) -> None:
    due = ticket.clocks.order_by("due_at")[0].due_at
    assert due is not None
    passed = due - LATER
    assert counted(cast, seconds=passed.total_seconds() - 1)["past_due"] == 0
    assert counted(cast, seconds=passed.total_seconds() + STANDS_FOR_S)["past_due"] == 1


def test_how_a_view_is_counted_is_written_once_and_holds_at_every_hour(
    cast: Cast, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = ticket.clocks.order_by("due_at")[0].due_at
    assert due is not None
    counted(cast)
    monkeypatch.setattr(counting, "capped", None)  # nothing is written any more

    assert counted(cast, seconds=(due - LATER).total_seconds() + STANDS_FOR_S)["past_due"] == 1


def test_a_view_that_reckons_with_other_hours_is_written_each_time(cast: Cast, ticket: Ticket) -> None:
    of_an_hour = Condition(about=RECEIVED, relation=WITHIN, values=("1h",))
    plan = saved_view.ViewPlan(name="New", conditions=[of_an_hour])
    saved = saved_view.save(cast.north, plan, maker=cast.agent, by=cast.agent.as_actor, at=LATER)

    assert [counted(cast, minutes=minutes)[f"v{saved.pk}"] for minutes in (0, 70)] == [1, 0]


def test_everyone_shares_what_is_the_same_for_all_and_has_their_own(cast: Cast, ticket: Ticket) -> None:
    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=LATER)
    assert counted(cast)["mine"] == 1

    manager = counted(cast, cast.manager)
    MEMORY.forget()

    assert manager["mine"] == 0
    assert manager == counted(cast, cast.manager)


def test_a_colleagues_look_counts_only_what_is_theirs(cast: Cast, ticket: Ticket) -> None:
    counted(cast)
    (counting,) = statements(cast, cast.manager)
    assert counting.count("count(*)") == 1


def test_desks_are_counted_apart(cast: Cast, ticket: Ticket) -> None:
    counted(cast)
    other = counts_that_stand(seen_by(cast.other_agent, cast.south))
    assert other["next"] == 0


def test_what_was_counted_longest_ago_is_forgotten_first() -> None:
    memory = Memory()
    memory.keep({number: Counted(count=number, stretch=1, events=()) for number in range(COUNTS_KEPT + 1)})
    assert 0 not in memory.known([0, COUNTS_KEPT], stretch=1)
    assert COUNTS_KEPT in memory.known([0, COUNTS_KEPT], stretch=1)
