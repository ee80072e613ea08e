"""Days at the studio: no numbers are promised, so none can be missed; an emergency is promised in words."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail, fast_forward
from upheld.notifications.models import Notification
from upheld.tickets.actions import closure, message
from upheld.tickets.models import Clock, Ticket

PARIS = ZoneInfo("Europe/Paris")
SUNDAY_NIGHT = datetime(2026, 11, 22, 3, 12, tzinfo=PARIS)


def test_a_standard_request_waits_its_turn_and_no_clock_is_ever_late(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("studio")
    ticket = builders.ticket(cast.other_contact, at=datetime(2026, 11, 17, 9, 40, tzinfo=PARIS))

    assert not Clock.objects.filter(due_at__isnull=False).exists()
    fast_forward(datetime(2026, 12, 17, 9, 40, tzinfo=PARIS))
    expect_mail("clock-close")
    expect_mail("clock-past-due")

    message.reply(ticket, "Done.", by=cast.agent.as_actor, at=datetime(2026, 12, 17, 10, 0, tzinfo=PARIS))
    closure.resolve(ticket, by=cast.agent.as_actor, at=datetime(2026, 12, 17, 10, 1, tzinfo=PARIS))
    assert Ticket.objects.get().state == Ticket.State.RESOLVED
    assert not Clock.objects.filter(past_due_at__isnull=False).exists()


def test_an_emergency_at_night_is_promised_at_once_in_words(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("studio")
    ticket = builders.ticket(cast.contact, at=SUNDAY_NIGHT, priority="emergency")

    assert (clock(ticket).words, clock(ticket).due_at) == ("At once", None)
    told = Notification.objects.get(template="ticket-received").payload["promises"]
    assert "At once" in [promise["words"] for promise in told]

    message.reply(ticket, "We are up.", by=cast.agent.as_actor, at=datetime(2026, 11, 22, 3, 20, tzinfo=PARIS))
    assert clock(ticket).stage == Clock.Stage.COMPLETED
