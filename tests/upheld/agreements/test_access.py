"""The agreement that a page may show."""

from datetime import UTC, datetime

import pytest

from tests.support.cast import Cast
from upheld.agreements.access import agreement_in_force
from upheld.desks.access import NotFound


def test_it_is_the_one_in_force_then(cast: Cast) -> None:
    assert agreement_in_force(cast.north, at=datetime(2026, 1, 1, tzinfo=UTC)).name == "integrato"
    with pytest.raises(NotFound):
        agreement_in_force(cast.north, at=datetime(2025, 12, 31, 23, 59, tzinfo=UTC))
