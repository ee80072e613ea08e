"""What surrounds customer pages."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.support import shipped
from tests.support.cast import Cast
from upheld.presentation.customer_page import frame, open_now, reader_zone

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("at", "words", "until"),
    [
        (datetime(2026, 11, 23, 13, 0, tzinfo=UTC), "Open now", "until today 16:00 EST"),
        (datetime(2026, 11, 23, 21, 0, tzinfo=UTC), "Closed. Opens Tue 08:00 EST", ""),
        (datetime(2026, 11, 26, 15, 0, tzinfo=UTC), "Closed. Opens Fri 08:00 EST", ""),
    ],
)
def test_open_now_is_half_open_and_knows_holidays(at: datetime, words: str, until: str) -> None:
    state = open_now(shipped.agreement("interworx"), at=at, zone=NEW_YORK)
    assert (state.words, state.until) == (words, until)


def test_one_page_is_active(cast: Cast) -> None:
    at = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
    around = frame(cast.south, shipped.agreement("interworx"), viewer=AnonymousUser(), at=at, active="new")
    assert [item["label"] for item in around["nav"] if item["active"]] == ["Open a ticket"]
    assert around["viewer"] is None


def test_times_are_read_in_ones_own_zone_else_the_desks(cast: Cast) -> None:
    assert reader_zone(cast.north, AnonymousUser()) == ZoneInfo("Europe/London")
    cast.agent.zone = "Asia/Kolkata"
    assert reader_zone(cast.north, cast.agent) == ZoneInfo("Asia/Kolkata")
