"""A Saturday at Interstellio: the hour that a P1 is guaranteed passes, and that is a breach whenever it is noticed."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail, fast_forward, sleep_through
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import message
from upheld.tickets.models import Clock

JOHANNESBURG = ZoneInfo("Africa/Johannesburg")
SATURDAY = datetime(2026, 8, 8, 18, 29, tzinfo=JOHANNESBURG)
DUE = datetime(2026, 8, 8, 19, 29, tzinfo=JOHANNESBURG)


def test_a_guarantee_that_nobody_kept_is_breached_at_its_own_instant(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("interstellio")
    ticket = builders.ticket(cast.contact, at=SATURDAY, priority="p1")
    assert (clock(ticket).due_at, clock(ticket).strength) == (DUE, "guaranteed")

    message.reply(ticket, "On it.", by=cast.agent.as_actor, at=datetime(2026, 8, 8, 20, 0, tzinfo=JOHANNESBURG))
    sleep_through(datetime(2026, 8, 8, 22, 0, tzinfo=JOHANNESBURG))

    assert AuditEvent.objects.get(verb="breached").at == DUE
    expect_mail("clock-past-due", cast.agent.email, cast.manager.email)
    assert (clock(ticket).stage, clock(ticket).past_due_at) == (Clock.Stage.COMPLETED, DUE)


def test_an_answer_one_minute_before_is_kept_and_nobody_is_alarmed(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("interstellio")
    ticket = builders.ticket(cast.contact, at=SATURDAY, priority="p1")

    message.reply(ticket, "On it.", by=cast.agent.as_actor, at=datetime(2026, 8, 8, 19, 28, tzinfo=JOHANNESBURG))
    sleep_through(datetime(2026, 8, 9, 12, 0, tzinfo=JOHANNESBURG))

    expect_mail("clock-past-due")
    assert clock(ticket).past_due_at is None


def test_three_business_hours_go_over_a_weekend(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("interstellio")
    friday = datetime(2026, 11, 20, 15, 30, tzinfo=JOHANNESBURG)

    ticket = builders.ticket(cast.contact, at=friday, priority="p2")

    assert clock(ticket).due_at == datetime(2026, 11, 23, 9, 30, tzinfo=JOHANNESBURG)
    fast_forward(datetime(2026, 11, 22, 23, 0, tzinfo=JOHANNESBURG))
    expect_mail("clock-past-due")
