"""Counting days: the rollups say what the rows say, whatever happens to a ticket, and a day costs an index range."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import fast_forward
from tests.upheld.improvement.slow_numbers import count_all, expect_rollups_to_be_right
from upheld.desks.actions import teams
from upheld.improvement.actions import count, stale
from upheld.improvement.models import HourDay, PromiseDay, StaleDay
from upheld.tickets.actions import closure, message, triage
from upheld.tickets.models import Ticket

pytestmark = pytest.mark.django_db
# The last Sunday of March 2026 is the night on which London's clocks go forward.
MONDAY = datetime(2026, 3, 30, 8, 30, tzinfo=UTC)
BEFORE_THE_CHANGE = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)


def a_day(cast: Cast) -> list[Ticket]:
    """Let one ticket be answered in time, one too late, and one closed; another desk has one, too."""
    quick = builders.ticket(cast.contact, at=MONDAY, priority="p1", category="question")
    late = builders.ticket(cast.contact, at=MONDAY, priority="p1", category="question")
    other = builders.ticket(cast.other_contact, at=BEFORE_THE_CHANGE, priority="p2", category="question")
    message.reply(quick, "Seen.", by=cast.agent.as_actor, at=MONDAY + timedelta(minutes=2))
    fast_forward(MONDAY + timedelta(days=2))
    message.reply(late, "Sorry.", by=cast.agent.as_actor, at=MONDAY + timedelta(days=2))
    closure.resolve(quick, by=cast.agent.as_actor, at=MONDAY + timedelta(days=2, hours=1))
    return [quick, late, other]


def test_the_rollups_say_what_the_rows_say(cast: Cast) -> None:
    a_day(cast)
    count_all()
    assert PromiseDay.objects.filter(past_due__gt=0).exists()
    assert PromiseDay.objects.filter(kept__gt=0).exists()
    expect_rollups_to_be_right(cast.north)
    expect_rollups_to_be_right(cast.south)


def test_an_hour_is_one_on_the_desks_own_wall(cast: Cast) -> None:
    builders.ticket(cast.contact, at=MONDAY, priority="p1", category="question")
    count_all()
    assert [(row.counted_on.isoformat(), row.hour) for row in HourDay.objects.all()] == [("2026-03-30", 9)]


def test_what_is_judged_anew_is_counted_anew(cast: Cast) -> None:
    _, late, _ = a_day(cast)
    count_all()
    before = set(PromiseDay.objects.values_list("priority", flat=True))
    at = MONDAY + timedelta(days=2, hours=2)
    triage.set_priority(late, "p3", reason="A question, not an outage.", by=cast.agent.as_actor, at=at)
    assert StaleDay.objects.exists()
    count_all()
    assert set(PromiseDay.objects.values_list("priority", flat=True)) != before
    expect_rollups_to_be_right(cast.north)


def test_a_team_that_takes_a_ticket_takes_its_numbers(cast: Cast) -> None:
    quick, _, _ = a_day(cast)
    count_all()
    team = teams.form(cast.north, "Network", by=cast.manager.as_actor, at=MONDAY)
    Ticket.objects.filter(pk=quick.pk).update(team=team)
    count_all()
    assert PromiseDay.objects.filter(team=team).exists()
    expect_rollups_to_be_right(cast.north)


def test_what_is_opened_again_is_closed_no_longer(cast: Cast) -> None:
    quick, _, _ = a_day(cast)
    count_all()
    closed = sum(HourDay.objects.values_list("closed", flat=True))
    closure.reopen(quick, by=cast.contact.as_actor, at=MONDAY + timedelta(days=3))
    count_all()
    assert sum(HourDay.objects.values_list("closed", flat=True)) == closed - 1
    expect_rollups_to_be_right(cast.north)


def test_a_change_that_moves_no_number_leaves_no_notice(cast: Cast) -> None:
    quick, _, _ = a_day(cast)
    count_all()
    message.note(quick, "Called.", by=cast.agent.as_actor, at=MONDAY + timedelta(days=3))
    Ticket.objects.filter(pk=quick.pk).update(subject="Other words")
    assert not StaleDay.objects.exists()


def test_the_newest_day_comes_first_and_one_is_counted_at_a_time(cast: Cast) -> None:
    a_day(cast)
    first, second = count.next_day(), count.next_day()
    assert first is not None
    assert second is not None
    assert first.counted_on > second.counted_on


@pytest.mark.parametrize(
    ("condition", "index"),
    [
        ("past_due_at IS NOT NULL AND withdrawn_id IS NULL AND past_due_at >= %s AND past_due_at < %s", "past_due_on"),
        (
            "stage = 'completed' AND total_s IS NOT NULL AND withdrawn_id IS NULL AND stopped_at BETWEEN %s AND %s",
            "completed_on",
        ),
    ],
)
def test_a_day_of_clocks_is_found_by_its_index(cast: Cast, condition: str, index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN SELECT 1 FROM tickets_clock WHERE {condition}", [MONDAY, MONDAY + timedelta(days=1)])
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert f"clock_{index}" in plan


def test_rows_written_past_the_triggers_are_counted_once_every_day_is_marked(cast: Cast) -> None:
    with connection.cursor() as cursor:
        for table in ("tickets_ticket", "tickets_clock", "tickets_closure"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    a_day(cast)
    assert not StaleDay.objects.exists()
    stale.mark_every_day()
    count_all()
    expect_rollups_to_be_right(cast.north)
