"""A receipt holds what its reading follows from, and nothing of it is counted twice."""

from datetime import UTC, date, datetime, timedelta

import pytest

from servicelevel.clocks.clock import NotStarted, Stage
from servicelevel.clocks.promise import make_promise
from servicelevel.clocks.receipts.making import make_receipt
from servicelevel.clocks.receipts.receipt import Segment, Subject
from servicelevel.instants import BackwardsPeriod
from tests.support.receipts import FRIDAY, READ_AT, agreement, happened, receipt

HOUR = timedelta(hours=1)
PAUSED = FRIDAY + HOUR
WEDNESDAY = datetime(2026, 4, 1, 7, 0, tzinfo=UTC)


def test_segments_are_what_counted_and_what_is_ahead() -> None:
    made = receipt(at=FRIDAY + HOUR)
    assert [(segment.on, segment.length) for segment in made.counted] == [(date(2026, 3, 27), HOUR)]
    assert [(segment.on.isoformat(), segment.length / HOUR) for segment in made.ahead] == [
        ("2026-03-27", 0.5),
        ("2026-03-31", 1),
        ("2026-04-01", 1.5),
    ]


def test_holidays_closures_and_extra_hours_of_the_span_are_named() -> None:
    cover = receipt().cover
    assert cover is not None
    assert [day.name for day in cover.holidays] == ["Founders' Day"]
    assert cover.closures == ((date(2026, 3, 31), "Moving house"),)
    assert [(on, str(windows[0])) for on, windows in cover.extra] == [(date(2026, 3, 31), "18:00–19:00")]


def test_days_beyond_the_span_are_left_out() -> None:
    cover = receipt(promise="within: 30 business minutes", at=FRIDAY + HOUR / 2).cover
    assert cover is not None
    assert cover.last < date(2026, 4, 1)
    assert cover.first == date(2026, 3, 24)


def test_a_change_of_clocks_in_the_span_is_told_to_the_second() -> None:
    since = [(offset.since, offset.offset / HOUR) for offset in receipt().offsets]
    assert since == [(FRIDAY, 1), (datetime(2026, 3, 29, 1, tzinfo=UTC), 2)]


def test_a_pause_carries_its_reason_in_words_and_its_length_in_support_time() -> None:
    made = receipt(("paused", PAUSED), ("resumed", WEDNESDAY + HOUR))
    assert [(pause.label, pause.length) for pause in made.pauses] == [("Waiting for the customer", HOUR * 2.5)]


def test_a_pause_that_lasts_is_measured_up_to_the_reading() -> None:
    made = receipt(("paused", PAUSED), at=WEDNESDAY + HOUR)
    assert made.pauses[0].end is None
    assert made.pauses[0].length == HOUR * 2.5
    assert made.ahead == ()
    assert made.reading.stage is Stage.PAUSED


def test_a_reset_in_a_pause_goes_on_waiting() -> None:
    made = receipt(("paused", PAUSED), ("reset", WEDNESDAY), at=WEDNESDAY + 3 * HOUR)
    assert made.counted_from == WEDNESDAY
    assert [pause.start for pause in made.pauses] == [WEDNESDAY]
    assert made.counted == ()


def test_events_that_the_stage_does_not_allow_have_no_effect() -> None:
    told = (("paused", PAUSED), ("paused", PAUSED + HOUR), ("stopped", WEDNESDAY), ("paused", WEDNESDAY + HOUR))
    made = receipt(*told, ("cancelled", WEDNESDAY + 2 * HOUR))
    assert [(pause.start, pause.end) for pause in made.pauses] == [(PAUSED, WEDNESDAY)]
    assert made.reading.stage is Stage.COMPLETED


def test_reopened_and_counted_from_receipt_it_is_as_if_it_had_not_been_stopped() -> None:
    assert receipt(("stopped", PAUSED), ("resumed", WEDNESDAY)).counted == receipt().counted


def test_what_was_cancelled_stays_cancelled_until_it_starts_again() -> None:
    gone = (("cancelled", PAUSED), ("resumed", PAUSED + HOUR))
    assert receipt(*gone).reading.stage is Stage.CANCELLED
    assert receipt(*gone, ("started", WEDNESDAY)).counted_from == WEDNESDAY


def test_words_have_no_due_and_elapsed_time_no_calendar() -> None:
    words = receipt(promise="words: Future release")
    assert (words.due_unpaused, words.ahead, words.cover) == (None, (), None)
    elapsed = receipt(promise="within: 2 hours", at=FRIDAY + HOUR)
    assert [segment.length for segment in (*elapsed.counted, *elapsed.ahead)] == [HOUR, HOUR]


def test_events_after_the_reading_are_left_out() -> None:
    assert len(receipt(("stopped", WEDNESDAY), at=PAUSED).events) == 1


def test_the_clause_stands_in_it_word_for_word_up_to_the_next_heading() -> None:
    assert receipt().clause_text.startswith("## 2 Promise\n")
    assert "After" not in receipt().clause_text


def test_without_a_start_there_is_no_receipt() -> None:
    found = agreement()
    promise = make_promise(found, facts={}, at=FRIDAY)
    about = Subject(ticket="IS-7", facts=promise.facts)
    for events in ((), happened(("stopped", FRIDAY))):
        with pytest.raises(NotStarted):
            make_receipt(events, target=promise.targets[0], agreement=found, subject=about, at=READ_AT)


def test_a_segment_has_a_length() -> None:
    with pytest.raises(BackwardsPeriod):
        Segment(start=FRIDAY, end=FRIDAY, on=FRIDAY.date())
