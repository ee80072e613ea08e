"""When to try again, and when nobody waits any more."""

from datetime import UTC, datetime, timedelta

import pytest

from upheld.notifications.facts import PATIENCE, DeliveryFailed, next_attempt

WRITTEN_AT = datetime(2028, 2, 29, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "wait"),
    [
        (1, timedelta(minutes=1)),
        (2, timedelta(minutes=5)),
        (3, timedelta(minutes=15)),
        (4, timedelta(hours=1)),
        (7, timedelta(days=1)),
        (30, timedelta(days=1)),
    ],
)
def test_waits_longer_after_each_failed_attempt_up_to_a_day(attempts: int, wait: timedelta) -> None:
    at = WRITTEN_AT + timedelta(minutes=40)
    assert next_attempt(attempts=attempts, written_at=WRITTEN_AT, at=at) == at + wait


def test_gives_up_once_patience_is_over_and_not_a_second_before() -> None:
    last = WRITTEN_AT + PATIENCE
    assert next_attempt(attempts=9, written_at=WRITTEN_AT, at=last) is None
    assert next_attempt(attempts=9, written_at=WRITTEN_AT, at=last - timedelta(seconds=1)) is not None


def test_a_failure_says_what_the_carrier_said() -> None:
    failure = DeliveryFailed("550 no such user", permanent=True)
    assert (str(failure), failure.permanent) == ("550 no such user", True)
