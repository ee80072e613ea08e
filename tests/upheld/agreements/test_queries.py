"""The versions that a desk has published."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.support.cast import Cast
from upheld.agreements.queries import published_versions


def test_the_only_version_is_in_force_until_another_comes(cast: Cast) -> None:
    (version,) = published_versions(cast.north)
    assert (version.number, version.until, version.never_in_force) == (1, None, False)
    assert version.effective_at == datetime(2026, 1, 1, tzinfo=ZoneInfo("Europe/London"))
