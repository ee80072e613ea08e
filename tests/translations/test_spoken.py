"""What the desk works out, it says in the reader's language: times, hours, promises; mails stay in one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from tests.upheld.channels.email.samples import notification
from upheld.channels.email.letter import compose
from upheld.config import catalogues
from upheld.presentation.hours import hours_words
from upheld.presentation.promised import moment_words
from upheld.tickets.queries.words import clock_time, long_duration, short_time

SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 14, 10, tzinfo=UTC)
ZONE = ZoneInfo("UTC")


@pytest.fixture(autouse=True)
def in_portuguese() -> Iterator[None]:
    catalogues.compile_changed()
    with override("pt-br"):
        yield


def test_times_are_said_in_the_language() -> None:
    assert clock_time(SUNDAY, at=SUNDAY, zone=ZONE) == "hoje 12:00"
    assert clock_time(MONDAY, at=SUNDAY, zone=ZONE) == "seg 14:10"
    assert moment_words(MONDAY, at=SUNDAY, zone=ZONE) == "14:10 de amanhã"
    assert long_duration(timedelta(seconds=20)) == "menos de um minuto"


def test_a_short_time_does_not_say_today_in_any_language() -> None:
    assert short_time(SUNDAY, at=SUNDAY, zone=ZONE) == "12:00"
    assert short_time(MONDAY, at=SUNDAY, zone=ZONE) == "seg 14:10"


def test_hours_are_said_in_the_language() -> None:
    assert hours_words(None) == "A qualquer hora"


def test_a_mail_is_the_same_whoever_happens_to_look() -> None:
    here = compose(notification("ticket-received"))
    with override("en"):
        there = compose(notification("ticket-received"))
    assert (here.subject, here.body) == (there.subject, there.body)
