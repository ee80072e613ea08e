from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicelevel.agreement.terms import Metric
from servicelevel.clocks.clock import ClockReading, NotStarted, Stage, read_clock
from servicelevel.clocks.events import ClockEvent, ClockEventKind
from servicelevel.clocks.promise import make_promise
from tests.support.agreements import small
from tests.support.targets import DAYS, ELAPSED, SUPPORT, WORDS, target

PARIS = ZoneInfo("Europe/Paris")
HOUR = timedelta(hours=1)
RECEIVED = "2026-11-23T10:00"  # a Monday; open 9 to 12 and 13 to 17


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def read(
    promise: str,
    events: list[tuple[ClockEventKind, str]],
    *,
    at: str,
    received: str = RECEIVED,
    strength: str = "target",
) -> ClockReading:
    known = [ClockEvent(kind=kind, at=paris(when), reason="customer") for kind, when in events]
    started = ClockEvent(kind=ClockEventKind.STARTED, at=paris(received))
    counted = target(promise, at=paris(received), strength=strength)
    return read_clock((started, *known), target=counted, at=paris(at))


PAUSED, RESUMED = ClockEventKind.PAUSED, ClockEventKind.RESUMED
STOPPED, RESET, CANCELLED = ClockEventKind.STOPPED, ClockEventKind.RESET, ClockEventKind.CANCELLED


def test_a_running_clock_uses_its_own_kind_of_time() -> None:
    reading = read(SUPPORT, [], at="2026-11-23T13:30")
    assert (reading.stage, reading.time_kind) == (Stage.IN_PROGRESS, "support")
    assert (reading.used, reading.left) == (HOUR * 2.5, HOUR * 1.5)
    assert reading.due_at == paris("2026-11-23T15:00")


def test_it_warns_at_three_quarters_and_then_looks_again_when_due() -> None:
    before = read(SUPPORT, [], at="2026-11-23T13:30")
    assert before.warn_at == before.look_again_at == paris("2026-11-23T14:00")
    after = read(SUPPORT, [], at="2026-11-23T14:00")
    assert (after.warn_at, after.look_again_at) == (paris("2026-11-23T14:00"), paris("2026-11-23T15:00"))


def test_a_pause_moves_the_due_by_its_support_time_and_not_by_the_night_in_it() -> None:
    events = [(PAUSED, "2026-11-23T14:00"), (RESUMED, "2026-11-24T11:00")]
    reading = read(SUPPORT, events, at="2026-11-24T11:00")
    assert reading.used == HOUR * 3
    assert reading.due_at == paris("2026-11-24T12:00")


def test_a_pause_of_elapsed_time_moves_the_due_by_all_of_it() -> None:
    events = [(PAUSED, "2026-11-23T12:00"), (RESUMED, "2026-11-24T12:00")]
    assert read(ELAPSED, events, at="2026-11-24T12:00").due_at == paris("2026-11-24T14:00")


def test_a_pause_of_business_days_moves_the_due_by_the_support_time_in_it() -> None:
    events = [(PAUSED, "2026-11-23T16:00"), (RESUMED, "2026-11-24T10:00")]
    assert read(DAYS, events, at="2026-11-24T11:00").due_at == paris("2026-11-25T12:00")


def test_a_paused_clock_has_no_due_and_asks_for_no_look() -> None:
    reading = read(SUPPORT, [(PAUSED, "2026-11-23T11:00")], at="2026-11-30T11:00")
    assert (reading.stage, reading.due_at, reading.warn_at, reading.look_again_at) == (Stage.PAUSED, None, None, None)
    assert (reading.used, reading.paused_since, reading.pause_reason) == (HOUR, paris("2026-11-23T11:00"), "customer")
    assert not reading.missed


def test_a_pause_at_night_costs_nothing() -> None:
    events = [(PAUSED, "2026-11-23T20:00"), (RESUMED, "2026-11-24T03:00")]
    without = read(SUPPORT, [], at="2026-11-24T03:00", received="2026-11-23T16:00")
    with_pause = read(SUPPORT, events, at="2026-11-24T03:00", received="2026-11-23T16:00")
    assert with_pause.due_at == without.due_at


def test_two_pauses_are_both_kept() -> None:
    events = [
        (PAUSED, "2026-11-23T10:30"),
        (RESUMED, "2026-11-23T11:00"),
        (PAUSED, "2026-11-23T11:30"),
        (RESUMED, "2026-11-23T14:00"),
    ]
    # 30 minutes, then 30 before the break and an hour after it
    assert read(SUPPORT, events, at="2026-11-23T14:00").due_at == paris("2026-11-23T17:00")


def test_a_pause_before_counting_begins_takes_nothing_away() -> None:
    events = [(PAUSED, "2026-11-22T10:00"), (RESUMED, "2026-11-22T12:00")]
    reading = read(SUPPORT, events, at="2026-11-22T12:00", received="2026-11-21T10:00")
    assert reading.due_at == paris("2026-11-23T14:00")
    assert reading.starts_at == paris("2026-11-23T09:00")


def test_a_reply_at_the_very_instant_it_is_due_keeps_it() -> None:
    reading = read(SUPPORT, [(STOPPED, "2026-11-23T15:00")], at="2026-11-23T18:00")
    assert (reading.kept, reading.spare, reading.missed) == (True, timedelta(), False)


def test_a_reply_before_the_office_opens_keeps_it_with_everything_to_spare() -> None:
    reading = read(SUPPORT, [(STOPPED, "2026-11-23T07:00")], at="2026-11-23T18:00", received="2026-11-21T10:00")
    assert (reading.kept, reading.spare) == (True, HOUR * 4)


def test_a_late_reply_is_judged_by_its_own_time_and_not_by_the_poll() -> None:
    reading = read(SUPPORT, [(STOPPED, "2026-11-23T15:01")], at="2026-11-24T09:00")
    assert (reading.kept, reading.missed, reading.past_due_at) == (False, True, paris("2026-11-23T15:00"))
    assert reading.spare == timedelta(minutes=-1)


def test_one_that_was_answered_in_time_is_kept_even_if_nobody_looked_until_later() -> None:
    reading = read(SUPPORT, [(STOPPED, "2026-11-23T14:59")], at="2026-11-30T09:00")
    assert (reading.kept, reading.past_due_at) == (True, None)


def test_only_a_guarantee_is_breached() -> None:
    guaranteed = read(ELAPSED, [], at="2026-11-23T14:00", strength="guaranteed")
    assert (guaranteed.breached, guaranteed.missed) == (True, False)
    typical = read(ELAPSED, [], at="2026-11-23T14:00", strength="typical")
    assert (typical.breached, typical.missed) == (False, True)


def test_past_due_is_a_fact_beside_the_stage_and_survives_a_pause() -> None:
    reading = read(ELAPSED, [(PAUSED, "2026-11-23T16:00")], at="2026-11-23T18:00", strength="guaranteed")
    assert (reading.stage, reading.breached, reading.past_due_at) == (Stage.PAUSED, True, paris("2026-11-23T14:00"))


def test_a_paused_clock_never_falls_due() -> None:
    events = [(PAUSED, "2026-11-23T13:59"), (RESUMED, "2026-12-23T13:59")]
    reading = read(ELAPSED, events, at="2026-12-23T13:59")
    assert (reading.missed, reading.due_at) == (False, paris("2026-12-23T14:00"))


@pytest.mark.attack(34)
def test_reopening_counts_from_receipt_as_if_it_had_not_been_stopped() -> None:
    events = [(STOPPED, "2026-11-23T11:00"), (RESUMED, "2026-11-23T14:00")]
    reading = read(ELAPSED, events, at="2026-11-23T13:30")
    assert reading.stage is Stage.COMPLETED
    reopened = read(ELAPSED, events, at="2026-11-23T14:30")
    assert (reopened.stage, reopened.past_due_at) == (Stage.IN_PROGRESS, paris("2026-11-23T14:00"))


def test_reopening_keeps_the_pauses() -> None:
    events = [
        (PAUSED, "2026-11-23T11:00"),
        (RESUMED, "2026-11-23T16:00"),
        (STOPPED, "2026-11-23T17:00"),
        (RESUMED, "2026-11-23T18:00"),
    ]
    assert read(ELAPSED, events, at="2026-11-23T18:00").due_at == paris("2026-11-23T19:00")


def test_resolved_while_paused_and_reopened_keeps_the_pause_up_to_the_resolution() -> None:
    events = [(PAUSED, "2026-11-23T11:00"), (STOPPED, "2026-11-23T12:00"), (RESUMED, "2026-11-23T12:30")]
    assert read(ELAPSED, events, at="2026-11-23T13:00").due_at == paris("2026-11-23T15:00")


def test_a_reset_counts_afresh_by_the_same_rules() -> None:
    events = [(PAUSED, "2026-11-23T10:30"), (RESUMED, "2026-11-23T11:00"), (RESET, "2026-11-23T16:00")]
    assert read(SUPPORT, events, at="2026-11-23T16:00").due_at == paris("2026-11-24T12:00")


def test_a_reset_while_waiting_counts_afresh_from_when_the_wait_is_over() -> None:
    events = [(PAUSED, "2026-11-23T10:30"), (RESET, "2026-11-23T11:00"), (RESUMED, "2026-11-24T09:00")]
    waiting = read(SUPPORT, events, at="2026-11-23T16:00")
    assert (waiting.stage, waiting.used, waiting.pause_reason) == (Stage.PAUSED, timedelta(), "customer")
    assert waiting.paused_since == paris("2026-11-23T11:00")
    assert read(SUPPORT, events, at="2026-11-24T09:00").due_at == paris("2026-11-24T14:00")


def test_a_pause_of_no_length_never_moves_the_due_even_if_it_is_an_opening() -> None:
    # Received at 08:30 on a Monday that opens at eight; Tuesday opens only at nine, and then it falls due.
    office = "week: {monday: 08:00-17:00, tuesday to friday: 09:00-17:00}"
    terms = f"""calendars:
  early: {{label: early hours, {office}}}
targets:
  resolution_time:
    strength: target
    rules:
      - {{within: 1 business day, on: early}}"""
    found = make_promise(small(terms), facts={}, at=paris("2026-11-23T08:30")).target(Metric.RESOLUTION_TIME)
    assert found is not None
    assert found.due == paris("2026-11-24T09:00")
    events = (
        ClockEvent(kind=ClockEventKind.STARTED, at=paris("2026-11-23T08:30")),
        ClockEvent(kind=PAUSED, at=paris("2026-11-23T20:00")),
        ClockEvent(kind=RESUMED, at=paris("2026-11-23T21:00")),
    )
    reading = read_clock(events, target=found, at=paris("2026-11-23T22:00"))
    assert (reading.due_at, reading.missed) == (found.due, False)


def test_a_cancelled_clock_stands_still() -> None:
    reading = read(ELAPSED, [(CANCELLED, "2026-11-23T11:00")], at="2026-11-25T11:00")
    assert (reading.stage, reading.used, reading.kept, reading.missed) == (Stage.CANCELLED, HOUR, None, False)


def test_reprioritising_counts_the_new_target_from_receipt_with_every_pause() -> None:
    events = [(PAUSED, "2026-11-23T10:30"), (RESUMED, "2026-11-23T11:30")]
    slow, fast = read(ELAPSED, events, at="2026-11-23T12:00"), read("within: 2 hours", events, at="2026-11-23T12:00")
    assert (slow.due_at, fast.due_at) == (paris("2026-11-23T15:00"), paris("2026-11-23T13:00"))


def test_words_have_no_due_and_are_neither_kept_nor_missed() -> None:
    running = read(WORDS, [], at="2027-11-23T10:00")
    assert (running.due_at, running.look_again_at, running.missed) == (None, None, False)
    done = read(WORDS, [(STOPPED, "2026-11-24T10:00")], at="2027-11-23T10:00")
    assert (done.stage, done.kept) == (Stage.COMPLETED, None)


def test_events_after_the_instant_are_not_known_yet() -> None:
    reading = read(ELAPSED, [(STOPPED, "2026-11-23T13:00")], at="2026-11-23T12:00")
    assert reading.stage is Stage.IN_PROGRESS


def test_pauses_are_told_in_the_reasons() -> None:
    events = [(PAUSED, "2026-11-23T14:00"), (RESUMED, "2026-11-24T11:00")]
    told = [reason.text for reason in read(SUPPORT, events, at="2026-11-24T11:00").because]
    assert any("5 h of support time not counted" in text for text in told)
    assert told[-1] == "With the pauses removed, due Tuesday 24 November 2026 at 12:00."


def test_a_clock_that_was_never_started_cannot_be_read() -> None:
    counted = target(ELAPSED, at=paris(RECEIVED))
    with pytest.raises(NotStarted):
        read_clock((), target=counted, at=paris("2026-11-23T11:00"))
