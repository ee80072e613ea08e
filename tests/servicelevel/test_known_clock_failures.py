"""Failures that other desks' clocks have had – pauses forgotten, promises judged wrongly – each as a case to get right.

The name says what must hold; the docstring, what went wrong elsewhere. Calendars' lie in `test_known_failures`.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from servicelevel.agreement.terms import Metric
from servicelevel.clocks.clock import ClockReading, read_clock
from servicelevel.clocks.events import ClockEvent, ClockEventKind, Happening, Stage, events_for
from servicelevel.clocks.history import Happened, events_from
from servicelevel.clocks.promise import make_promise
from servicelevel.clocks.recount import Grounds, recount
from tests.support.agreements import shipped, small
from tests.support.targets import ELAPSED, SUPPORT, target

HOUR = timedelta(hours=1)
MONDAY = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Paris"))
STARTED, PAUSED, RESUMED = ClockEventKind.STARTED, ClockEventKind.PAUSED, ClockEventKind.RESUMED
STOPPED = ClockEventKind.STOPPED


def local(zone: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def read(promise: str, *events: tuple[ClockEventKind, float], after: float) -> ClockReading:
    """Read a clock started on Monday at ten; hours are counted from there."""
    known = (ClockEvent(kind=kind, at=MONDAY + HOUR * hours) for kind, hours in ((STARTED, 0), *events))
    return read_clock(tuple(known), target=target(promise, at=MONDAY), at=MONDAY + HOUR * after)


def test_a_reply_after_the_due_is_late_however_rarely_one_polls() -> None:
    """Judged at a poll every five minutes, what was answered late but before the poll counted as kept."""
    received = datetime(2026, 11, 23, 10, tzinfo=UTC)
    events = (
        ClockEvent(kind=ClockEventKind.STARTED, at=received),
        ClockEvent(kind=ClockEventKind.STOPPED, at=received + HOUR * 4 + timedelta(seconds=1)),
    )
    reading = read_clock(events, target=target(ELAPSED, at=received), at=received + HOUR * 100)
    assert (reading.kept, reading.past_due_at) == (False, received + HOUR * 4)


def test_saving_a_paused_ticket_long_after_does_not_fail_it_for_good() -> None:
    """Saving a ticket on hold compared the due without the hold to now, and marked it failed."""
    received = datetime(2026, 11, 23, 10, tzinfo=UTC)
    events = (
        ClockEvent(kind=ClockEventKind.STARTED, at=received),
        ClockEvent(kind=ClockEventKind.PAUSED, at=received + HOUR, reason="customer"),
    )
    paused = read_clock(events, target=target(ELAPSED, at=received), at=received + HOUR * 500)
    assert (paused.stage, paused.missed, paused.left) == (Stage.PAUSED, False, HOUR * 3)


def test_hours_of_waiting_outside_the_office_are_not_counted_twice() -> None:
    """The hold was added as wall time to a due that already skipped the night."""
    received = local("Europe/Paris", "2026-11-23T10:00")
    events = (
        ClockEvent(kind=ClockEventKind.STARTED, at=received),
        ClockEvent(kind=ClockEventKind.PAUSED, at=local("Europe/Paris", "2026-11-23T16:00"), reason="customer"),
        ClockEvent(kind=ClockEventKind.RESUMED, at=local("Europe/Paris", "2026-11-24T09:30")),
    )
    counted = target("within: 8 business hours", at=received)
    reading = read_clock(events, target=counted, at=local("Europe/Paris", "2026-11-24T10:00"))
    assert reading.due_at == local("Europe/Paris", "2026-11-24T13:30")


def test_a_change_of_status_is_no_first_response() -> None:
    """A first response was inferred from a change of status, so that nobody had to write anything."""
    for happening in (Happening.HELD, Happening.HOLD_LIFTED, Happening.RESOLVED):
        assert not events_for(
            happening,
            metric=Metric.RESPONSE_TIME,
            stage=Stage.IN_PROGRESS,
            at=datetime(2026, 11, 23, 10, tzinfo=UTC),
            reason="customer",
            agreement=shipped("intesys"),
        )


def test_the_due_moves_when_a_pause_ends() -> None:
    """After a hold the due stayed where it was, because nobody computed it again."""
    assert read(ELAPSED, (PAUSED, 1), (RESUMED, 3), after=3).due_at == MONDAY + HOUR * 6


def test_nothing_is_violated_while_it_waits() -> None:
    """A ticket was marked violated while it was pending, since the check ran against the old due."""
    reading = read(SUPPORT, (PAUSED, 1), after=500)
    assert (reading.missed, reading.breached, reading.due_at, reading.look_again_at) == (False, False, None, None)


def test_waiting_is_not_forgotten_when_the_promise_changes() -> None:
    """The time a ticket had been pending was lost when it was given another agreement or another priority."""
    for promise, due in ((ELAPSED, 5), ("within: 8 hours", 9)):
        assert read(promise, (PAUSED, 1), (RESUMED, 2), after=2).due_at == MONDAY + HOUR * due


def test_one_pause_after_another_without_a_resumption_is_one_pause() -> None:
    """Going from one waiting status to another counted the first stretch twice, or dropped it."""
    reading = read(ELAPSED, (PAUSED, 1), (PAUSED, 2), (RESUMED, 3), after=3)
    assert reading.due_at == MONDAY + HOUR * 6
    assert [pause.length for pause in reading.pauses] == [HOUR * 2]


def test_time_spent_resolved_is_no_pause_when_it_is_reopened() -> None:
    """Reopened after a week, a ticket had that week added to its due as if it had been on hold."""
    assert read(ELAPSED, (STOPPED, 1), (RESUMED, 100), after=100).past_due_at == MONDAY + HOUR * 4


def test_reopening_does_not_grant_the_whole_time_again() -> None:
    """Each reopening set the due a full period ahead, so that closing and reopening kept any promise."""
    assert read(ELAPSED, (STOPPED, 3), (RESUMED, 3.5), after=3.5).due_at == MONDAY + HOUR * 4


def test_closing_what_is_resolved_does_not_move_the_stop() -> None:
    """A ticket that went from resolved to closed was judged by the later of the two."""
    reading = read(ELAPSED, (STOPPED, 3), (STOPPED, 30), after=30)
    assert (reading.kept, reading.stopped_at) == (True, MONDAY + HOUR * 3)


def test_a_resolution_ends_the_clock_of_the_next_response() -> None:
    """The next response went on being owed after the ticket had been resolved."""
    (event,) = events_for(
        Happening.RESOLVED,
        metric=Metric.NEXT_RESPONSE_TIME,
        stage=Stage.IN_PROGRESS,
        at=MONDAY,
        agreement=shipped("intesys"),
    )
    assert event.kind is ClockEventKind.CANCELLED


def test_whatever_a_customer_writes_starts_the_clock_of_the_next_response() -> None:
    """What a customer wrote on the web did not start the clock that an e-mail would have started."""
    history = (
        Happened(happening=Happening.RECEIVED, at=MONDAY),
        Happened(happening=Happening.PUBLIC_REPLY, at=MONDAY + HOUR),
        Happened(happening=Happening.CUSTOMER_REPLY, at=MONDAY + HOUR * 2),
    )
    events = events_from(history, metric=Metric.NEXT_RESPONSE_TIME, agreement=shipped("intesys"))
    assert [(event.kind, event.at) for event in events] == [(STARTED, MONDAY + HOUR * 2)]


def test_each_promise_has_a_due_of_its_own() -> None:
    """The time for an update overrode that for the first response, as a ticket had one due for all of them."""
    terms = """targets:
  response_time: {strength: target, rules: [{within: 1 hour}]}
  update_interval: {strength: target, rules: [{within: 4 hours}]}"""
    promise = make_promise(small(terms), facts={}, at=MONDAY)
    assert [one.due for one in promise.targets] == [MONDAY + HOUR, MONDAY + HOUR * 4]


def test_a_breach_does_not_wait_until_somebody_saves_the_ticket() -> None:
    """No job evaluated breaches: a ticket that nobody touched never failed."""
    reading = read(ELAPSED, after=300)
    assert (reading.missed, reading.past_due_at) == (True, MONDAY + HOUR * 4)
    assert read(ELAPSED, after=1).look_again_at == MONDAY + HOUR * 3


def test_a_response_waits_too_where_the_agreement_says_so() -> None:
    """The clock of the first response could not be paused at all."""
    agreement = small("pause_reasons: {customer: {label: Waiting for you, pauses: [response_time]}}")
    (event,) = events_for(
        Happening.HELD,
        metric=Metric.RESPONSE_TIME,
        stage=Stage.IN_PROGRESS,
        at=MONDAY,
        reason="customer",
        agreement=agreement,
    )
    assert event.kind is PAUSED


def test_a_rule_without_a_condition_counts_only_where_none_before_it_does() -> None:
    """An agreement whose condition was left blank was taken for every ticket, before the others were asked."""
    rules = "[{when: {priority: p1}, within: 1 hour}, {within: 8 hours}]"
    agreement = small(f"targets: {{resolution_time: {{strength: target, rules: {rules}}}}}")
    urgent, usual = (make_promise(agreement, facts={"priority": key}, at=MONDAY) for key in ("p1", "p2"))
    assert [one.targets[0].due for one in (urgent, usual)] == [MONDAY + HOUR, MONDAY + HOUR * 8]


def test_taking_up_another_agreement_leaves_no_stale_due_behind() -> None:
    """After a change of agreement the due of an update was still that of the former one."""
    first, second = (
        small(f"targets: {{update_interval: {{strength: target, rules: [{{within: {hours} hours}}]}}}}")
        for hours in (4, 2)
    )
    (one,) = recount(
        Grounds(agreement=first, facts={}),
        Grounds(agreement=second, facts={}),
        received_at=MONDAY,
        events={Metric.UPDATE_INTERVAL: (ClockEvent(kind=STARTED, at=MONDAY),)},
        history=(),
        at=MONDAY,
    )
    assert one.after is not None
    assert one.after.reading.due_at == MONDAY + HOUR * 2


def test_a_ticket_back_from_waiting_does_not_escalate_at_once() -> None:
    """Coming back from pending, a ticket was compared with the due it had had before, and escalated."""
    reading = read(ELAPSED, (PAUSED, 3.9), (RESUMED, 50), after=50)
    assert (reading.missed, reading.left) == (False, timedelta(minutes=6))


def test_only_support_hours_are_used_where_only_they_are_promised() -> None:
    """A switch said that only business hours count, and did nothing for two years."""
    assert (
        read("within: 8 business hours", after=11).used == read("within: 8 business hours", after=22).used == HOUR * 6
    )
    assert read("within: 8 business hours", after=22).due_at == MONDAY + HOUR * 25
