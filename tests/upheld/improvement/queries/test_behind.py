"""The tickets behind a number, page by page: none is left out, none comes twice, and a page reads a few days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.improvement.slow_numbers import count_all
from upheld.improvement.queries.behind import PAGE_SIZE, behind
from upheld.improvement.queries.days import Days
from upheld.improvement.queries.number import Number, What
from upheld.improvement.queries.workload import backlog

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)
YEAR = Days(first=date(2026, 1, 1), last=date(2026, 12, 31))


def test_pages_follow_one_another_through_days(cast: Cast) -> None:
    opened = [
        builders.ticket(cast.contact, at=AT + timedelta(hours=hour), priority="p1", category="question").pk
        for hour in (0, 0, 0, 2, 26, 26)
    ]
    count_all()
    number, found, place = Number(what=What.OPEN, days=YEAR), [], None
    for _page in range(3):
        page = behind(cast.north, number, after=place, size=2)
        found += page.tickets
        place = page.next_place
    assert place is None
    assert found == sorted(opened, reverse=True)
    assert len(set(found)) == len(opened)


def test_a_full_page_of_a_busy_day_reads_that_day_alone(cast: Cast) -> None:
    for minute in range(PAGE_SIZE + 1):
        builders.ticket(cast.contact, at=AT - timedelta(minutes=minute), priority="p1", category="question")
    builders.ticket(cast.contact, at=AT - timedelta(days=3), priority="p1", category="question")
    count_all()
    with CaptureQueriesContext(connection) as asked:
        page = behind(cast.north, Number(what=What.RECEIVED, days=YEAR))
    assert len(page.tickets) == PAGE_SIZE
    # The days, and that one day's tickets.
    assert len(asked) == 2


def test_a_weekday_and_hour_are_those_of_the_desk(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p1", category="question")
    count_all()
    saturday = Number(what=What.RECEIVED, days=YEAR, weekday=6, hour=23)
    assert behind(cast.north, saturday).tickets == (ticket.pk,)
    assert behind(cast.north, Number(what=What.RECEIVED, days=YEAR, weekday=6, hour=22)).tickets == ()


def test_the_backlog_counts_ages_in_days_of_the_desk(cast: Cast) -> None:
    builders.ticket(cast.contact, at=AT, priority="p1", category="question")
    builders.ticket(cast.contact, at=AT - timedelta(days=40), priority="p1", category="question")
    count_all()
    ages = {(age.from_days, age.to_days): age.tickets for age in backlog(cast.north, today=date(2026, 10, 25))}
    assert {age: number for age, number in ages.items() if number} == {(1, 1): 1, (31, 90): 1}
    assert sum(ages.values()) == 2
