"""Nights at InterWorx: what is promised depends on when an emergency is sent; in office hours nothing is numbered."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.test import Client

from tests.support import builders, intake
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail, fast_forward
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import message
from upheld.tickets.models import Clock, IntakeRefusal, Ticket

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


def test_whoever_has_the_licence_from_a_reseller_is_sent_there_and_heard_all_the_same(
    client: Client, on_desk: Callable[[str], Cast]
) -> None:
    cast = on_desk("interworx")
    typed = intake.typed("interworx", fact_licence="reseller", text="The panel is white.", step="confirm")
    page = client.post("/interworx/tickets/new", typed, follow=True).content.decode()
    assert "Please contact them; they can help you with it." in page
    assert not Ticket.objects.exists()

    client.force_login(cast.agent)
    listed = client.get("/interworx/console/turned-away/").content.decode()
    assert "The panel is white." in listed
    client.post(f"/interworx/console/turned-away/{IntakeRefusal.objects.get().pk}/ticket/")

    assert Ticket.objects.get().facts["licence"] == "reseller"
    assert not Clock.objects.exists()
    expect_mail("ticket-received", intake.STRANGER["email"])
