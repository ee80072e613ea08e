from datetime import UTC, datetime

import pytest

from servicelevel.agreement.terms import Metric
from servicelevel.clocks.events import ClockEventKind, Happening, Stage, events_for
from tests.support.agreements import shipped

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
RESPONSE, RESOLUTION = Metric.RESPONSE_TIME, Metric.RESOLUTION_TIME
RUNNING, PAUSED, DONE = Stage.IN_PROGRESS, Stage.PAUSED, Stage.COMPLETED


def kinds(
    happening: Happening, metric: Metric, stage: Stage | None, *, reason: str | None = None, agreement: str = "intesys"
) -> list[ClockEventKind]:
    events = events_for(happening, metric=metric, stage=stage, at=AT, reason=reason, agreement=shipped(agreement))
    return [event.kind for event in events]


@pytest.mark.parametrize(
    ("happening", "metric", "stage", "expected"),
    [
        (Happening.RECEIVED, RESPONSE, None, [ClockEventKind.STARTED]),
        (Happening.RECEIVED, RESPONSE, DONE, []),
        (Happening.PUBLIC_REPLY, RESPONSE, RUNNING, [ClockEventKind.STOPPED]),
        (Happening.PUBLIC_REPLY, RESPONSE, DONE, []),
        (Happening.PUBLIC_REPLY, RESOLUTION, RUNNING, []),
        (Happening.RESOLVED, RESOLUTION, RUNNING, [ClockEventKind.STOPPED]),
        (Happening.RESOLVED, RESOLUTION, PAUSED, [ClockEventKind.STOPPED]),
        (Happening.RESOLVED, RESPONSE, RUNNING, []),
        (Happening.REOPENED, RESOLUTION, DONE, [ClockEventKind.RESUMED]),
        (Happening.REOPENED, RESPONSE, DONE, []),
        (Happening.HOLD_LIFTED, RESOLUTION, PAUSED, [ClockEventKind.RESUMED]),
        (Happening.HOLD_LIFTED, RESOLUTION, RUNNING, []),
        (Happening.CANCELLED, RESPONSE, RUNNING, [ClockEventKind.CANCELLED]),
        (Happening.CUSTOMER_REPLY, Metric.NEXT_RESPONSE_TIME, None, [ClockEventKind.STARTED]),
        (Happening.CUSTOMER_REPLY, Metric.NEXT_RESPONSE_TIME, RUNNING, []),
        (Happening.CUSTOMER_REPLY, Metric.NEXT_RESPONSE_TIME, DONE, [ClockEventKind.STARTED]),
        (Happening.PUBLIC_REPLY, Metric.UPDATE_INTERVAL, RUNNING, [ClockEventKind.RESET]),
    ],
)
def test_a_happening_does_what_the_rules_say(
    happening: Happening, metric: Metric, stage: Stage | None, expected: list[ClockEventKind]
) -> None:
    assert kinds(happening, metric, stage) == expected


def test_a_hold_pauses_only_the_clocks_that_its_reason_names() -> None:
    assert kinds(Happening.HELD, RESOLUTION, RUNNING, reason="customer") == [ClockEventKind.PAUSED]
    assert kinds(Happening.HELD, RESPONSE, RUNNING, reason="customer") == []
    assert kinds(Happening.HELD, RESOLUTION, RUNNING, reason="lunch") == []


def test_a_workaround_ends_a_resolution_only_where_the_agreement_says_so() -> None:
    assert kinds(Happening.WORKAROUND, RESOLUTION, RUNNING, agreement="integrato") == [ClockEventKind.STOPPED]
    assert kinds(Happening.WORKAROUND, RESOLUTION, RUNNING, agreement="intesys") == []
