"""A weekend at Integrato: a P1 of a super-premium customer, answered in time, held for a supplier, resolved in time."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail, fast_forward
from upheld.tickets.actions import closure, hold, message
from upheld.tickets.models import Clock, Ticket

LONDON = ZoneInfo("Europe/London")
SATURDAY_NIGHT = datetime(2026, 11, 21, 22, 10, tzinfo=LONDON)
ANSWERED = datetime(2026, 11, 21, 23, 2, tzinfo=LONDON)


def test_a_p1_on_a_saturday_night_is_kept_to_the_end(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("integrato")
    desk = (cast.agent.email, cast.manager.email)
    ticket = builders.ticket(cast.contact, at=SATURDAY_NIGHT, priority="p1", category="defect")

    assert clock(ticket).due_at == datetime(2026, 11, 21, 23, 10, tzinfo=LONDON)
    assert clock(ticket, "resolution_time").due_at == datetime(2026, 11, 23, 22, 10, tzinfo=LONDON)
    expect_mail("ticket-received", cast.contact.email)
    expect_mail("desk-ticket-received", *desk)

    fast_forward(ANSWERED)
    expect_mail("clock-close", *desk)
    message.reply(ticket, "We see it too.", by=cast.agent.as_actor, at=ANSWERED)
    expect_mail("ticket-replied", cast.contact.email)
    assert (clock(ticket).stage, clock(ticket).past_due_at) == (Clock.Stage.COMPLETED, None)

    hold.place(
        ticket,
        reason="supplier",
        note="The bank's gateway.",
        by=cast.agent.as_actor,
        at=datetime(2026, 11, 22, 8, 0, tzinfo=LONDON),
    )
    assert clock(ticket, "resolution_time").stage == Clock.Stage.PAUSED
    hold.lift(ticket, by=cast.agent.as_actor, at=datetime(2026, 11, 22, 14, 0, tzinfo=LONDON))
    assert clock(ticket, "resolution_time").due_at == datetime(2026, 11, 24, 4, 10, tzinfo=LONDON)

    fast_forward(datetime(2026, 11, 23, 23, 0, tzinfo=LONDON))
    closure.resolve(ticket, by=cast.agent.as_actor, at=datetime(2026, 11, 23, 23, 0, tzinfo=LONDON))
    fast_forward(datetime(2026, 12, 1, 0, 0, tzinfo=LONDON))
    expect_mail("clock-past-due")
    expect_mail("ticket-resolved", cast.contact.email)
    assert clock(ticket, "resolution_time").stage == Clock.Stage.COMPLETED
    assert Ticket.objects.get().state == Ticket.State.RESOLVED


def test_a_standard_customer_is_served_in_business_hours(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("integrato")

    ticket = builders.ticket(cast.other_contact, at=datetime(2026, 6, 15, 20, 11, tzinfo=LONDON), priority="p2")

    assert clock(ticket).due_at == datetime(2026, 6, 16, 11, 0, tzinfo=LONDON)
    assert clock(ticket, "resolution_time").due_at == datetime(2026, 6, 22, 17, 30, tzinfo=LONDON)
