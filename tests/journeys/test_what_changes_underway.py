"""What a ticket is held to changes while it runs: judged, upgraded, reopened, corrected; clocks and mail follow."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.support import builders
from tests.support.amended import amended
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail, fast_forward
from upheld.agreements.actions.publish import publish
from upheld.agreements.facts import in_force
from upheld.agreements.models import AgreementVersion
from upheld.audit.models import AuditEvent
from upheld.customers.models import Contract
from upheld.notifications.models import Notification
from upheld.tickets.actions import closure, hold, message, triage
from upheld.tickets.models import Clock, Recount, Ticket
from upheld.workflows.change_plan import change_plan
from upheld.workflows.correct_agreement import correct_agreement

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")


def test_a_request_that_turns_out_to_stop_production_is_late_by_the_new_promise(
    on_desk: Callable[[str], Cast],
) -> None:
    cast = on_desk("integrato")
    monday = datetime(2026, 11, 16, 10, 0, tzinfo=LONDON)
    ticket = builders.ticket(cast.other_contact, at=monday, priority="p3")
    noon = monday + timedelta(hours=2)
    fast_forward(noon)

    triage.set_priority(ticket, "p1", reason="Nothing works around it.", by=cast.agent.as_actor, at=noon)
    fast_forward(noon)

    assert AuditEvent.objects.get(verb="missed").at == monday + timedelta(hours=1)
    assert not AuditEvent.objects.filter(verb="breached").exists()
    expect_mail("promise-changed", cast.other_contact.email)
    expect_mail("clock-past-due", cast.agent.email, cast.manager.email)


def test_at_interstellio_a_promise_judged_to_be_guaranteed_is_breached(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("interstellio")
    monday = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
    ticket = builders.ticket(cast.contact, at=monday, priority="p3")

    triage.set_priority(ticket, "p1", reason="Down.", by=cast.agent.as_actor, at=monday + timedelta(minutes=90))
    fast_forward(monday + timedelta(minutes=90))

    assert AuditEvent.objects.get(verb="breached").at == monday + timedelta(hours=1)


def test_a_night_alarm_that_is_none_ends_quietly(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("interworx")
    sent = datetime(2026, 12, 12, 3, 31, tzinfo=NEW_YORK)
    ticket = builders.ticket(cast.contact, at=sent, priority="high", emergency="true")
    at = sent + timedelta(minutes=30)

    triage.judge_emergency(ticket, emergency=False, reason="One mailbox.", by=cast.agent.as_actor, at=at)
    fast_forward(sent + timedelta(days=2))

    expect_mail("clock-past-due")
    assert Recount.objects.get().recounter_name == "Ravi Menon"
    told = Notification.objects.get(template="promise-changed").payload
    assert "does not qualify" in told["say"]
    ticket.refresh_from_db()
    assert ticket.queue_group == Ticket.QueueGroup.UNPROMISED


def test_an_upgrade_during_a_weekend_starts_the_weekend_clocks_from_receipt(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("integrato")
    saturday = datetime(2026, 11, 21, 22, 10, tzinfo=LONDON)
    ticket = builders.ticket(cast.other_contact, at=saturday, priority="p1")
    contract = Contract.objects.get(organisation=cast.other_contact.organisation)
    at = saturday + timedelta(minutes=55)

    change_plan(contract, "super-premium", reason="Signed tonight.", by=cast.manager.as_actor, at=at)
    fast_forward(at)
    expect_mail("clock-close", cast.agent.email, cast.manager.email)
    message.reply(ticket, "Here.", by=cast.agent.as_actor, at=at)

    assert (clock(ticket).stage, clock(ticket).past_due_at) == (Clock.Stage.COMPLETED, None)


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("from receipt", datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)),
        ("from reopening", datetime(2026, 11, 25, 12, 0, tzinfo=LONDON)),
        ("untouched", None),
    ],
)
def test_reopening_does_what_the_agreement_says(
    on_desk: Callable[[str], Cast], rule: str, due: datetime | None
) -> None:
    cast = on_desk("integrato")
    rules = ("    stops: [resolved, workaround]\n", f"    stops: [resolved]\n    reopening: {rule}\n")
    text = amended("integrato", rules, effective="2026-11-10")

    publish(cast.north, text, by=cast.manager.as_actor, at=datetime(2026, 11, 2, 10, 0, tzinfo=LONDON))
    monday = datetime(2026, 11, 16, 10, 0, tzinfo=LONDON)
    ticket = builders.ticket(cast.other_contact, at=monday, priority="p2")
    closure.resolve(ticket, by=cast.agent.as_actor, at=monday + timedelta(hours=3))

    closure.reopen(ticket, by=cast.agent.as_actor, at=datetime(2026, 11, 18, 12, 0, tzinfo=LONDON))

    resolution = clock(ticket, "resolution_time")
    assert resolution.stage == (Clock.Stage.COMPLETED if rule == "untouched" else Clock.Stage.IN_PROGRESS)
    assert rule == "untouched" or resolution.due_at == due


def test_a_closed_day_that_was_forgotten_makes_an_emergency_of_what_came_on_it(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("interworx")
    by = cast.manager.as_actor
    # The day after Thanksgiving, received as if the office had been open.
    friday = datetime(2026, 11, 27, 10, 0, tzinfo=NEW_YORK)
    ticket = builders.ticket(cast.contact, at=friday, priority="urgent", emergency="true")
    assert not Clock.objects.exists()
    christmas = "      - {name: Christmas, rule: 25 December, observed: own date}\n"
    forgotten = "      - {name: Day after Thanksgiving, rule: 2026-11-27}\n"
    at = friday + timedelta(hours=3)

    done = correct_agreement(
        cast.north,
        amended("interworx", (christmas, christmas + forgotten)),
        wrong=in_force(cast.north, at=at),
        by=by,
        at=at,
    )

    assert [one.number for one in done.changes] == [ticket.number]
    assert (clock(ticket).due_at, clock(ticket).strength) == (friday + timedelta(hours=1), "typical")
    assert AgreementVersion.objects.get(corrects__isnull=False).number == 2
    expect_mail("desk-agreement-corrected", cast.agent.email, cast.manager.email)


def test_pauses_survive_every_change_together(on_desk: Callable[[str], Cast]) -> None:
    cast = on_desk("integrato")
    by, monday = cast.agent.as_actor, datetime(2026, 11, 16, 10, 0, tzinfo=LONDON)
    ticket = builders.ticket(cast.other_contact, at=monday, priority="p3")
    for hour in (1, 3):
        hold.place(ticket, reason="supplier", note="", by=by, at=monday + timedelta(hours=hour))
        hold.lift(ticket, by=by, at=monday + timedelta(hours=hour + 1))

    triage.set_priority(ticket, "p2", reason="Worse.", by=by, at=monday + timedelta(hours=5))
    triage.set_priority(ticket, "p1", reason="Worst.", by=by, at=monday + timedelta(hours=6))

    assert clock(ticket, "resolution_time").due_at == monday + timedelta(hours=50)
