"""A customer's own tickets."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import Cast
from upheld.tickets.access import tickets_of_customer
from upheld.tickets.queries.own import own_tickets

AT = datetime(2026, 10, 23, 11, 43, tzinfo=UTC)


def test_three_queries_however_many(cast: Cast) -> None:
    for number in range(4):
        builders.ticket(cast.contact, at=AT, subject=f"Number {number}", priority="p2")
    assert cast.contact.user is not None
    mine = tickets_of_customer(cast.contact.user, [], cast.north, at=AT)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = own_tickets(mine, cast.north, after=4, at=AT, zone=ZoneInfo("UTC"))
    assert [row.subject for row in page.rows] == ["Number 2", "Number 1", "Number 0"]
    assert page.next_after is None
    assert len(queries) == 3
