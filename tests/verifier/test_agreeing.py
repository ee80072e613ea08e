"""Receipts on which the product and the verifier once differed; each found by a random one, and kept."""

from datetime import UTC, datetime

from servicelevel.clocks.events import ClockEvent, ClockEventKind
from servicelevel.clocks.promise import make_promise
from servicelevel.clocks.receipts.making import make_receipt
from servicelevel.clocks.receipts.receipt import Subject
from servicelevel.clocks.receipts.written import written_receipt
from tests.support.agreements import small
from tests.support.verifier import differing_step


def test_extra_hours_that_last_longer_than_the_window_they_overlap() -> None:
    """A day is kept to the window that lasts longest, not to the one that begins last: 00:15, not 00:10."""
    agreement = small(
        "calendars:\n"
        "  nights:\n"
        "    label: night hours\n"
        "    zone: Europe/Paris\n"
        "    week:\n"
        "      wednesday: 01:05-01:01\n"
        "      saturday: 00:05-00:10\n"
        "      monday, tuesday, thursday, friday, sunday: closed\n"
        "    extra: [{on: 2026-03-28, hours: 00:00-00:15}]\n"
        "targets: {resolution_time: {strength: target, rules: [{within: 1 business day, on: nights}]}}"
    )
    received_at = datetime(2026, 3, 26, 0, 0, tzinfo=UTC)
    promise = make_promise(agreement, facts={}, at=received_at)
    receipt = make_receipt(
        (ClockEvent(kind=ClockEventKind.STARTED, at=received_at),),
        target=promise.targets[0],
        agreement=agreement,
        subject=Subject(ticket="IS-7", facts=promise.facts),
        at=received_at,
    )
    assert receipt.reading.due_at == datetime(2026, 3, 27, 23, 15, tzinfo=UTC)
    assert differing_step(written_receipt(receipt), agreement.text) is None
