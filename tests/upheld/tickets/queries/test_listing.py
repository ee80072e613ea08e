"""Lists of tickets: what they narrow by, where pages end, and that a page costs the same however full it is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.tickets.queries.listing import ListPage, Wanted, newest, next_due
from upheld.tickets.queries.queue import QueueKey

RECEIVED = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
AT = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


@scene
def numbers(cast: Cast) -> list[int]:
    """Six tickets of two customers, in the order of receipt; the later, the more urgent."""
    cases = zip(("p4", "p3", "p3", "p2", "p2", "p1"), (cast.contact, cast.other_contact) * 3, strict=True)
    return [
        builders.ticket(contact, at=RECEIVED + timedelta(minutes=minute), priority=priority).number
        for minute, (priority, contact) in enumerate(cases)
    ]


def page(cast: Cast, *, limit: int = 50, after: QueueKey | None = None, **wanted: str) -> ListPage:
    """A page of desk North's list, newest first."""
    return newest(cast.north, Wanted(**wanted), limit=limit, after=after, at=AT, zone=LONDON)


def shown(listed: ListPage) -> list[int]:
    """The numbers on a page."""
    return [row.ticket.number for row in listed.rows]


def test_a_page_ends_where_the_next_begins(cast: Cast, numbers: list[int]) -> None:
    first = page(cast, limit=4)
    second = page(cast, limit=4, after=first.next_key)
    assert shown(first) + shown(second) == numbers[::-1]
    assert second.next_key is None


def test_a_full_last_page_is_the_last(cast: Cast, numbers: list[int]) -> None:
    assert page(cast, limit=6).next_key is None


def test_it_narrows_by_priority_and_by_customer_together(cast: Cast, numbers: list[int]) -> None:
    assert shown(page(cast, priority="p2", email=cast.contact.email.upper())) == [numbers[4]]


def test_next_due_begins_with_what_falls_due_first(cast: Cast, numbers: list[int]) -> None:
    listed = next_due(cast.north, Wanted(), limit=50, after=None, at=AT, zone=LONDON)
    dues = [min(face.due_at for face in row.faces if face.due_at) for row in listed.rows]
    assert dues == sorted(dues)
    assert sorted(shown(listed)) == numbers


def test_another_desks_tickets_are_not_on_it(cast: Cast, numbers: list[int]) -> None:
    listed = newest(cast.south, Wanted(), limit=50, after=None, at=AT, zone=LONDON)
    assert shown(listed) == []


def test_a_page_of_six_costs_what_a_page_of_one_costs(cast: Cast, numbers: list[int]) -> None:
    costs = []
    for limit in (1, 6):
        with CaptureQueriesContext(connection) as queries:
            page(cast, limit=limit)
        costs.append(len(queries))
    assert costs == [3, 3]
