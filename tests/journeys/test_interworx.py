"""Nights at InterWorx: what is promised depends on when an emergency is sent; in office hours nothing is numbered."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail, fast_forward
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import message
from upheld.tickets.models import Clock, Ticket

NEW_YORK = ZoneInfo("America/New_York")


def test_an_emergency_after_midnight_is_hoped_for_by_eight_and_not_breached(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("interworx")
    sent = datetime(2026, 12, 12, 3, 31, tzinfo=NEW_YORK)
    eight = datetime(2026, 12, 12, 8, 0, tzinfo=NEW_YORK)
    ticket = builders.ticket(cast.contact, at=sent, priority="high", emergency="true")
    assert (clock(ticket).due_at, clock(ticket).strength) == (eight, "best_effort")

    fast_forward(datetime(2026, 12, 12, 9, 0, tzinfo=NEW_YORK))

    assert AuditEvent.objects.get(verb="missed").at == eight
    assert not AuditEvent.objects.filter(verb="breached").exists()
    expect_mail("clock-past-due", cast.agent.email, cast.manager.email)


def test_an_emergency_before_midnight_is_answered_within_the_usual_hour(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("interworx")
    sent = datetime(2026, 6, 11, 23, 59, tzinfo=NEW_YORK)
    ticket = builders.ticket(cast.contact, at=sent, priority="urgent", emergency="true")
    assert (clock(ticket).due_at, clock(ticket).strength) == (datetime(2026, 6, 12, 0, 59, tzinfo=NEW_YORK), "typical")

    message.reply(ticket, "Looking.", by=cast.agent.as_actor, at=datetime(2026, 6, 12, 0, 20, tzinfo=NEW_YORK))
    fast_forward(datetime(2026, 6, 12, 12, 0, tzinfo=NEW_YORK))

    expect_mail("clock-past-due")
    assert clock(ticket).stage == Clock.Stage.COMPLETED


def test_the_usual_ticket_has_no_number_and_waits_after_those_that_have(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("interworx")

    builders.ticket(cast.contact, at=datetime(2026, 11, 23, 10, 0, tzinfo=NEW_YORK))

    assert not Clock.objects.exists()
    assert Ticket.objects.get().queue_group == Ticket.QueueGroup.UNPROMISED
    fast_forward(datetime(2026, 12, 23, 10, 0, tzinfo=NEW_YORK))
    expect_mail("clock-past-due")
