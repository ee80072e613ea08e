"""A Monday at Intesys: a P2 answered too late, which is missed but not breached, and resolved in time."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail, fast_forward
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import closure, hold, message
from upheld.tickets.models import Clock

SAO_PAULO = ZoneInfo("America/Sao_Paulo")
MONDAY = datetime(2026, 11, 16, 8, 11, tzinfo=SAO_PAULO)
DUE = datetime(2026, 11, 16, 10, 11, tzinfo=SAO_PAULO)


def test_a_p2_is_answered_late_and_resolved_in_time(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("intesys")
    desk = (cast.agent.email, cast.manager.email)
    ticket = builders.ticket(cast.contact, at=MONDAY, priority="p2", service="vps")
    assert clock(ticket).due_at == DUE
    assert clock(ticket, "resolution_time").due_at == datetime(2026, 11, 16, 16, 11, tzinfo=SAO_PAULO)

    fast_forward(datetime(2026, 11, 16, 10, 10, tzinfo=SAO_PAULO))
    expect_mail("clock-close", *desk)
    expect_mail("clock-past-due")

    fast_forward(datetime(2026, 11, 16, 10, 30, tzinfo=SAO_PAULO))
    expect_mail("clock-past-due", *desk)
    assert AuditEvent.objects.get(verb="missed").at == DUE
    assert not AuditEvent.objects.filter(verb="breached").exists()

    message.reply(
        ticket, "Sorry for the wait.", by=cast.agent.as_actor, at=datetime(2026, 11, 16, 10, 40, tzinfo=SAO_PAULO)
    )
    assert (clock(ticket).stage, clock(ticket).past_due_at) == (Clock.Stage.COMPLETED, DUE)

    at_eleven = datetime(2026, 11, 16, 11, 0, tzinfo=SAO_PAULO)
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=at_eleven)
    message.from_customer(
        ticket,
        "It is the second disk.",
        channel="email",
        by=cast.contact.as_actor,
        at=datetime(2026, 11, 16, 13, 0, tzinfo=SAO_PAULO),
    )
    assert clock(ticket, "resolution_time").due_at == datetime(2026, 11, 16, 18, 11, tzinfo=SAO_PAULO)

    closure.resolve(ticket, by=cast.agent.as_actor, at=datetime(2026, 11, 16, 15, 0, tzinfo=SAO_PAULO))
    fast_forward(datetime(2026, 11, 20, 0, 0, tzinfo=SAO_PAULO))
    expect_mail("clock-past-due", *desk)
    assert clock(ticket, "resolution_time").past_due_at is None
    expect_mail("ticket-resolved", cast.contact.email)
