"""The backend reads the same instants as Django's own."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.support.cast import Cast
from upheld.desks.models import Membership

AWKWARD = datetime(2026, 10, 25, 0, 30, 0, 123457, tzinfo=UTC)


@pytest.mark.django_db
def test_an_instant_comes_back_as_it_was_written_in_utc() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [AWKWARD])
        read = cursor.fetchone()[0]
    assert read == AWKWARD
    assert read.utcoffset() == timedelta(0)


def test_rows_are_read_one_by_one_as_well(cast: Cast) -> None:
    joined = [member.joined_at for member in Membership.objects.iterator(chunk_size=2)]
    assert joined
    assert all(instant.utcoffset() == timedelta(0) for instant in joined)
