"""Days at the studio: no numbers are promised, so none can be missed; an emergency is promised in words."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.test import Client

from tests.support import builders, intake
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail, fast_forward
from upheld.notifications.models import Notification
from upheld.tickets.actions import assign, closure, message
from upheld.tickets.models import Clock, Ticket

OnDesk = Callable[[str], Cast]
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


def test_a_stranger_in_the_night_reads_the_price_and_then_who_has_it(client: Client, on_desk: OnDesk) -> None:
    cast = on_desk("studio")
    assert client.post("/studio/emergency", intake.declared("studio")).status_code == 422
    place = client.post("/studio/emergency", intake.declared("studio", consent="on")).headers["Location"]

    ticket = Ticket.objects.get()
    expect_mail("desk-ticket-received", cast.agent.email, cast.manager.email)
    assert "Nobody has been reached yet" in client.get(place).content.decode()

    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=ticket.received_at)
    message.reply(ticket, "Restarting it.", by=cast.agent.as_actor, at=ticket.received_at)
    page = client.get(place).content.decode()
    assert "Ravi Menon has it" in page
    assert "Restarting it." in page
    assert clock(ticket).stage == Clock.Stage.COMPLETED
