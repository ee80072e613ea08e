"""Putting hours right from the beginning: exactly the tickets affected are counted anew, and all of that is told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from servicelevel.agreement.correction import NoCorrection
from servicelevel.clocks.recount import hours_put_right
from tests.support import builders
from tests.support.amended import amended
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail, fast_forward
from upheld.agreements.actions.publish import PublishingRefused, publish
from upheld.agreements.facts import in_force, meaning_of, meaning_of_text
from upheld.agreements.models import AgreementVersion
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import closure, hold, message
from upheld.tickets.models import Recount, Ticket
from upheld.tickets.queries.affected import clocks_counted_over
from upheld.workflows.correct_agreement import correct_agreement, preview_correction

# The forgotten holiday: Wednesday 18 November 2026.
HOLIDAY = (
    "        name: bank holidays of England\n",
    "        name: bank holidays of England\n      - {name: Founders' day, rule: 2026-11-18}\n",
)
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
AFTER = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
OTHER_INDEXES = """
SELECT indexrelid::regclass::text FROM pg_index
WHERE indrelid = 'tickets_clock'::regclass AND NOT indisprimary AND indexrelid <> 'clock_counted_over'::regclass
"""


def version(cast: Cast) -> AgreementVersion:
    return AgreementVersion.objects.get(agreement__desk=cast.north, number=1)


def corrected(cast: Cast, *changes: tuple[str, str], number: int = 2, at: datetime = AFTER) -> dict[int, list[str]]:
    text = amended("integrato", *changes, version=number)
    wrong = in_force(cast.north, at=at)
    seen = preview_correction(cast.north, text, wrong=wrong, at=at)
    done = correct_agreement(cast.north, text, wrong=wrong, by=cast.manager.as_actor, at=at)
    assert done.changes == seen
    return {one.number: [change["metric"] for change in one.changes] for one in done.changes}


@pytest.fixture
def tickets(cast: Cast) -> dict[str, Ticket]:
    """Five tickets of a standard customer and one whose hours never end, around the forgotten day."""
    by = cast.agent.as_actor
    asked = {
        "over it": builders.ticket(cast.other_contact, at=MONDAY, priority="p2"),
        "before it": builders.ticket(cast.other_contact, at=MONDAY - timedelta(days=10), priority="p2"),
        "after it": builders.ticket(cast.other_contact, at=datetime(2026, 11, 19, 10, 0, tzinfo=UTC), priority="p2"),
        "on it": builders.ticket(cast.other_contact, at=datetime(2026, 11, 18, 10, 0, tzinfo=UTC), priority="p3"),
        "round the clock": builders.ticket(cast.contact, at=MONDAY, priority="p2"),
    }
    for name in ("over it", "before it"):
        message.reply(asked[name], "Seen.", by=by, at=asked[name].received_at + timedelta(minutes=5))
    closure.resolve(asked["before it"], by=by, at=MONDAY - timedelta(days=1))
    return asked


def test_exactly_the_affected_are_counted_anew(cast: Cast, tickets: dict[str, Ticket]) -> None:
    changed = corrected(cast, HOLIDAY)

    assert changed == {tickets["over it"].number: ["resolution_time"], tickets["on it"].number: ["response_time"]}
    assert clock(tickets["over it"], "resolution_time").due_at == MONDAY + timedelta(days=8)
    assert clock(tickets["on it"]).due_at == datetime(2026, 11, 19, 17, 30, tzinfo=UTC)


def test_a_resolved_ticket_that_was_late_is_found_to_have_been_kept(cast: Cast) -> None:
    ticket = builders.ticket(cast.other_contact, at=MONDAY, priority="p2")
    message.reply(ticket, "Seen.", by=cast.agent.as_actor, at=MONDAY)
    late = MONDAY + timedelta(days=7, hours=2)
    closure.resolve(ticket, by=cast.agent.as_actor, at=late)
    fast_forward(late)
    told = AuditEvent.objects.filter(verb="missed").count()

    corrected(cast, HOLIDAY)

    (change,) = Recount.objects.get().changes
    assert (change["before"]["outcome"], change["after"]["outcome"]) == ("missed", "kept")
    assert clock(ticket, "resolution_time").past_due_at is None
    fast_forward(AFTER)
    assert AuditEvent.objects.filter(verb="missed").count() == told == 1


def test_every_pause_is_kept_and_a_paused_clock_is_put_right_too(cast: Cast) -> None:
    by = cast.agent.as_actor
    ticket = builders.ticket(cast.other_contact, at=MONDAY, priority="p2")
    message.reply(ticket, "Seen.", by=by, at=MONDAY)
    hold.place(ticket, reason="supplier", note="", by=by, at=datetime(2026, 11, 19, 10, 0, tzinfo=UTC))
    used = clock(ticket, "resolution_time").used_s

    corrected(cast, HOLIDAY)

    assert used is not None
    present = clock(ticket, "resolution_time")
    assert (present.stage, present.used_s) == ("paused", used - 8.5 * 3600)


def test_a_ticket_stays_pinned_and_is_counted_as_corrected_from_then_on(cast: Cast) -> None:
    ticket = builders.ticket(cast.other_contact, at=MONDAY - timedelta(days=4), priority="p2")
    message.reply(ticket, "Seen.", by=cast.agent.as_actor, at=MONDAY)
    hold.place(ticket, reason="supplier", note="", by=cast.agent.as_actor, at=MONDAY + timedelta(hours=1))
    assert clock(ticket, "resolution_time").used_s is not None
    corrected(cast, HOLIDAY, at=MONDAY + timedelta(hours=2))

    hold.lift(ticket, by=cast.agent.as_actor, at=MONDAY + timedelta(days=1, hours=1))

    ticket.refresh_from_db()
    assert ticket.agreement_version.number == 1
    # Two and a half days were left on Tuesday at 11:00, of which Wednesday is none.
    due = clock(ticket, "resolution_time").due_at
    assert due is not None
    assert due >= datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_who_asks_later_is_received_under_the_correction(cast: Cast, tickets: dict[str, Ticket]) -> None:
    corrected(cast, HOLIDAY)

    assert in_force(cast.north, at=AFTER).number == 2
    assert in_force(cast.north, at=AFTER).corrects == version(cast)


def test_a_correction_is_itself_corrected(cast: Cast, tickets: dict[str, Ticket]) -> None:
    corrected(cast, HOLIDAY)
    mistaken = clock(tickets["over it"], "resolution_time").due_at

    corrected(cast, number=3)

    assert mistaken == MONDAY + timedelta(days=8)
    assert clock(tickets["over it"], "resolution_time").due_at == MONDAY + timedelta(days=7)
    assert clock(tickets["on it"]).due_at == datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


def test_hours_that_were_longer_than_stated_are_put_right(cast: Cast, tickets: dict[str, Ticket]) -> None:
    corrected(cast, ("monday to friday: 09:00-17:30", "monday to friday: 09:00-18:00"))

    assert clock(tickets["over it"], "resolution_time").due_at == MONDAY + timedelta(days=7)


def test_the_desk_is_told_once_in_one_mail(cast: Cast, tickets: dict[str, Ticket]) -> None:
    corrected(cast, HOLIDAY)

    expect_mail("desk-agreement-corrected", cast.agent.email, cast.manager.email)
    assert AuditEvent.objects.get(verb="corrected").facts["corrects"] == 1
    assert AuditEvent.objects.filter(verb="counted as corrected").count() == 2


def test_a_preview_writes_nothing(cast: Cast, tickets: dict[str, Ticket]) -> None:
    text = amended("integrato", HOLIDAY)

    assert len(preview_correction(cast.north, text, wrong=version(cast), at=AFTER)) == 2
    assert not Recount.objects.exists()
    assert AgreementVersion.objects.filter(agreement__desk=cast.north).count() == 1


def test_what_changes_more_than_hours_is_an_amendment(cast: Cast) -> None:
    text = amended(
        "integrato",
        ("{when: {priority: p2}, within: 2 business hours", "{when: {priority: p2}, within: 3 business hours"),
    )

    with pytest.raises(NoCorrection, match="targets"):
        preview_correction(cast.north, text, wrong=version(cast), at=AFTER)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (amended("integrato", HOLIDAY, version=1), "next number"),
        (amended("integrato", HOLIDAY, effective="2026-02-01"), "same day"),
        (amended("interworx"), "names"),
    ],
)
def test_what_cannot_correct_is_refused(cast: Cast, text: str, words: str) -> None:
    with pytest.raises(PublishingRefused, match=words):
        preview_correction(cast.north, text, wrong=version(cast), at=AFTER)


def test_what_is_corrected_already_is_not_corrected_again(cast: Cast) -> None:
    first = version(cast)
    corrected(cast, HOLIDAY)
    first.refresh_from_db()

    with pytest.raises(PublishingRefused, match="already"):
        preview_correction(cast.north, amended("integrato", version=3), wrong=first, at=AFTER)


def test_an_amendment_in_between_keeps_its_own_tickets(cast: Cast) -> None:
    publish(
        cast.north,
        amended("integrato", effective="2026-11-17"),
        by=cast.manager.as_actor,
        at=MONDAY - timedelta(days=9),
    )
    builders.ticket(cast.other_contact, at=datetime(2026, 11, 17, 12, 0, tzinfo=UTC), priority="p2")

    done = correct_agreement(
        cast.north, amended("integrato", HOLIDAY, version=3), wrong=version(cast), by=cast.manager.as_actor, at=AFTER
    )

    assert done.changes == ()
    assert in_force(cast.north, at=AFTER).number == 2


def test_the_clocks_of_the_affected_are_found_by_index(cast: Cast) -> None:
    wrong, right = meaning_of(version(cast)), meaning_of_text(amended("integrato", HOLIDAY))
    changed = hours_put_right(wrong, right, start=MONDAY - timedelta(days=30), end=AFTER)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        # So few rows cost the same by every index of clocks; those that serve other questions are out of the way.
        cursor.execute(OTHER_INDEXES)
        for (index,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {index}")

    ((name, periods),) = changed.items()
    assert "clock_counted_over" in clocks_counted_over(periods, name, wrong=wrong).explain()
