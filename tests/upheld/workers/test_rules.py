"""The worker of rules takes what happened first, then what has waited long enough, and says when nothing is left."""

from datetime import UTC, datetime, timedelta

from tests.support import builders
from tests.support.cast import Cast
from tests.support.rules import rule
from upheld.tickets.models import Ticket
from upheld.tickets.queries.macros import Step
from upheld.workers import rules

AT = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # London's clocks have just gone back
HOUR = timedelta(hours=1)


def test_events_first_then_waits_then_nothing(cast: Cast) -> None:
    rule(cast, "received", Step(act="tag", what="now"), label="Now", at=AT)
    rule(cast, "received", Step(act="tag", what="then"), label="Then", after=HOUR, at=AT)
    builders.ticket(cast.contact, at=AT, priority="p2")
    assert [rules.do_one(AT), rules.do_one(AT)] == [True, False]
    assert Ticket.objects.get().tags == ["now"]
    assert [rules.do_one(AT + HOUR), rules.do_one(AT + HOUR)] == [True, False]
    assert Ticket.objects.get().tags == ["now", "then"]
