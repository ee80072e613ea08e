"""Keys of the queue's pages: what is written is read again, and nothing else is."""

import base64
from datetime import UTC, datetime

import pytest

from upheld.desks.access import NotFound
from upheld.surfaces.console.tickets import paging
from upheld.tickets.queries.queue import QueueKey

KEY = QueueKey(group=0, at=datetime(2026, 10, 25, 0, 59, 59, 999_999, tzinfo=UTC), id=2**40)


def test_a_written_key_is_read_again_to_the_microsecond() -> None:
    assert paging.read(paging.written(KEY)) == KEY


def test_no_key_is_the_first_page() -> None:
    assert paging.read("") is None


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "damaged",
    [
        "x",
        "!!!!",
        "é",
        "A" * 201,
        encoded("[]"),
        encoded("7"),
        encoded('[0, "soon", 1]'),
        encoded('[0, "2026-01-01T00:00:00", 1]'),
        encoded('[0, "2026-01-01T00:00:00+00:00", -1]'),
        encoded('[0, "2026-01-01T00:00:00+00:00", 9223372036854775808]'),
        encoded('[99, "2026-01-01T00:00:00+00:00", 1]'),
        encoded('[null, "2026-01-01T00:00:00+00:00", 1]'),
        encoded("[0, 5, 1]"),
    ],
)
def test_a_damaged_key_is_no_page(damaged: str) -> None:
    with pytest.raises(NotFound):
        paging.read(damaged)
