"""Tapes of clocks: used, left, closed and paused time stand where the wall clock has them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicelevel.agreement.terms import Agreement
from tests.support import builders
from tests.support.cast import assemble
from upheld.tickets.actions import hold, message
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.faces import calendar_of
from upheld.tickets.queries.tapes import Tape, tape_of

LONDON = ZoneInfo("Europe/London")
# The Friday before the clocks go forward in London; half an hour before closing at 17:30.
FRIDAY_17 = datetime(2026, 3, 27, 17, 0, tzinfo=UTC)


@pytest.fixture
def ticket(db: None) -> Ticket:
    """A ticket of a customer in business hours: two business hours to respond, five business days to resolve."""
    return builders.ticket(assemble().other_contact, at=FRIDAY_17, priority="p2")


def drawn(ticket: Ticket, metric: str, *, at: datetime) -> Tape | None:
    clock = Clock.objects.get(ticket=ticket, metric=metric)
    agreement: Agreement = agreement_of(ticket)
    return tape_of(clock, clock.events.all(), calendar=calendar_of(clock, agreement), at=at, zone=LONDON)


def share(tape: Tape, kind: str) -> float:
    return sum(segment.width for segment in tape.segments if segment.kind == kind)


def test_a_weekend_is_closed_and_counts_one_hour_less_when_the_clocks_go_forward(ticket: Ticket) -> None:
    tape = drawn(ticket, "response_time", at=FRIDAY_17 + timedelta(minutes=15))
    assert tape is not None
    # Friday 17:00 to Monday 10:30 in London is 64.5 h on the wall: 2 h open, 62.5 h closed.
    assert share(tape, "used") == pytest.approx(1000 * 0.25 / 64.5, abs=0.2)
    assert share(tape, "left") == pytest.approx(1000 * 1.75 / 64.5, abs=0.2)
    assert share(tape, "closed") == pytest.approx(1000 * 62.5 / 64.5, abs=0.2)


def test_a_kept_promise_is_drawn_as_kept(ticket: Ticket) -> None:
    at = FRIDAY_17 + timedelta(minutes=20)
    message.reply(ticket, "On it.", by=ticket.contact.as_actor, at=at)

    tape = drawn(ticket, "response_time", at=at + timedelta(days=30))

    assert tape is not None
    assert share(tape, "kept") > 0
    assert share(tape, "used") == 0


def test_time_on_hold_is_drawn_as_paused(ticket: Ticket) -> None:
    by = ticket.contact.as_actor
    hold.place(ticket, reason="customer", note="", by=by, at=FRIDAY_17 + timedelta(minutes=10))
    hold.lift(ticket, by=by, at=FRIDAY_17 + timedelta(minutes=20))

    tape = drawn(ticket, "resolution_time", at=FRIDAY_17 + timedelta(minutes=30))

    assert tape is not None
    assert [segment.kind for segment in tape.segments].count("paused") == 1


def test_a_clock_on_hold_is_drawn_from_its_receipt_to_where_it_would_end_if_it_counted_again(ticket: Ticket) -> None:
    at = FRIDAY_17 + timedelta(minutes=10)
    hold.place(ticket, reason="customer", note="", by=ticket.contact.as_actor, at=at)

    tape = drawn(ticket, "resolution_time", at=FRIDAY_17 + timedelta(days=3))

    assert tape is not None
    assert min(segment.x for segment in tape.segments) == 0
    last = max(segment.x + segment.width for segment in tape.segments if segment.kind == "left")
    assert last == pytest.approx(1000, abs=0.2)
    assert share(tape, "paused") > 0


def test_every_stretch_lies_on_the_tape_and_its_ticks_in_order(ticket: Ticket) -> None:
    tape = drawn(ticket, "resolution_time", at=FRIDAY_17 + timedelta(days=3))

    assert tape is not None
    assert all(segment.x >= 0 and segment.x + segment.width <= 1000.1 for segment in tape.segments)
    assert [tick.x for tick in tape.ticks] == sorted(tick.x for tick in tape.ticks)
    assert [tick.strong for tick in tape.ticks].count(True) == 1


def test_a_promise_without_a_date_has_no_tape(db: None) -> None:
    ticket = builders.ticket(assemble().contact, at=FRIDAY_17, priority="p3")

    assert drawn(ticket, "resolution_time", at=FRIDAY_17) is None


def test_elapsed_time_counted_from_an_opening_is_not_kept_on_the_calendar(db: None) -> None:
    ticket = builders.ticket(assemble().other_contact, at=FRIDAY_17 + timedelta(hours=3), priority="p1")
    clock = Clock.objects.get(ticket=ticket, metric="resolution_time")

    assert clock.counted == "elapsed"
    assert calendar_of(clock, agreement_of(ticket)) is None
