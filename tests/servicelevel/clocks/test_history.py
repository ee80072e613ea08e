from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from servicelevel.agreement.terms import Agreement, Happening, Metric
from servicelevel.clocks.clock import Stage, read_clock
from servicelevel.clocks.events import ClockEventKind
from servicelevel.clocks.history import Happened, events_from
from servicelevel.clocks.promise import make_promise
from tests.support.agreements import shipped, small

HOUR = timedelta(hours=1)
RECEIVED = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Paris"))
STARTED, PAUSED, RESUMED = ClockEventKind.STARTED, ClockEventKind.PAUSED, ClockEventKind.RESUMED
STOPPED, RESET, CANCELLED = ClockEventKind.STOPPED, ClockEventKind.RESET, ClockEventKind.CANCELLED

WAITING = """
pause_reasons:
  customer: {label: Waiting for you, pauses: [all]}
clocks:
  resolution_time: {reopening: from reopening}
"""


def history(*happened: tuple[Happening, float]) -> tuple[Happened, ...]:
    return tuple(
        Happened(
            happening=happening,
            at=RECEIVED + HOUR * hours,
            reason="customer" if happening is Happening.HELD else None,
        )
        for happening, hours in ((Happening.RECEIVED, 0), *happened)
    )


def kinds(agreement: Agreement, metric: Metric, *happened: tuple[Happening, float]) -> list[ClockEventKind]:
    return [event.kind for event in events_from(history(*happened), metric=metric, agreement=agreement)]


def test_a_clock_that_is_promised_late_has_the_pauses_it_would_have_had() -> None:
    agreement = shipped("intesys")
    happened = ((Happening.PUBLIC_REPLY, 1), (Happening.HELD, 2), (Happening.HOLD_LIFTED, 5), (Happening.RESOLVED, 6))
    assert kinds(agreement, Metric.RESOLUTION_TIME, *happened) == [STARTED, PAUSED, RESUMED, STOPPED]
    assert kinds(agreement, Metric.RESPONSE_TIME, *happened) == [STARTED, STOPPED]


def test_a_ticket_that_waits_through_a_reply_still_waits() -> None:
    agreement = small(WAITING)
    happened = ((Happening.HELD, 1), (Happening.PUBLIC_REPLY, 2), (Happening.HOLD_LIFTED, 3))
    assert kinds(agreement, Metric.UPDATE_INTERVAL, *happened) == [STARTED, PAUSED, RESET, RESUMED]


def test_a_reopened_ticket_can_wait_again() -> None:
    happened = ((Happening.RESOLVED, 1), (Happening.REOPENED, 2), (Happening.HELD, 3), (Happening.CANCELLED, 4))
    assert kinds(small(WAITING), Metric.RESOLUTION_TIME, *happened) == [STARTED, STOPPED, RESET, PAUSED, CANCELLED]


def test_the_stage_that_it_follows_is_the_stage_that_is_read() -> None:
    promised = f"{WAITING}\ntargets:\n  update_interval:\n    strength: target\n    rules:\n      - {{within: 4 hours}}"
    agreement = small(promised)
    target = make_promise(agreement, facts={}, at=RECEIVED).target(Metric.UPDATE_INTERVAL)
    assert target is not None
    events = events_from(
        history((Happening.HELD, 1), (Happening.PUBLIC_REPLY, 2)), metric=Metric.UPDATE_INTERVAL, agreement=agreement
    )
    assert read_clock(events, target=target, at=RECEIVED + HOUR * 50).stage is Stage.PAUSED


def test_nothing_happens_to_a_clock_that_no_happening_starts() -> None:
    assert kinds(small(), Metric.NEXT_RESPONSE_TIME, (Happening.PUBLIC_REPLY, 1)) == []
