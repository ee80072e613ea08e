"""Each filter finds what it says; one that asks for what there is not says what there is, and the rest is found."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from tests.upheld.tickets.queries.finding.conftest import AT, Search
from upheld.desks.actions import teams
from upheld.tickets.actions import assign, closure, hold, tags, team
from upheld.tickets.models import Ticket
from upheld.tickets.queries.finding import filters, months

Numbers = Callable[..., list[int]]


@scene
def four(cast: Cast) -> None:
    """Four tickets: of Acme and with Ravi, of Globex, held, resolved."""
    by, day = cast.agent.as_actor, timedelta(days=1)
    first = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    assign.give(first, cast.agent, by=by, at=BEFORE_ALL)
    builders.ticket(cast.other_contact, at=BEFORE_ALL + 40 * day, priority="p3")
    third = builders.ticket(cast.contact, at=AT - day, priority="p2")
    hold.place(third, reason="customer", note="", by=by, at=AT - day)
    fourth = builders.ticket(cast.contact, at=AT - day, priority="p2")
    closure.resolve(fourth, by=by, at=AT)
    Ticket.objects.filter(pk=first.pk).update(kind=Ticket.Kind.INCIDENT)
    Ticket.objects.filter(pk=third.pk).update(queue_group=Ticket.QueueGroup.PAUSED)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("is:open", [3, 2, 1]),
        ("is:held", [3]),
        ("is:resolved", [4]),
        ("-is:resolved -is:held", [2, 1]),
        ("is:unassigned is:open", [3, 2]),
        ("is:late", [2, 1]),
        ("with:me", [1]),
        ("with:ravi", [1]),
        ("with:nobody", [4, 3, 2]),
        ("customer:acme", [4, 3, 1]),
        ("customer:ACM", [4, 3, 1]),
        ('customer:"jonas weber"', [2]),
        ("customer:jonas@customer.example", [2]),
        ("-customer:acme", [2]),
        ("priority:p1", [1]),
        ("priority:P2 is:open", [3]),
        ("kind:incident", [1]),
        ("after:2026-11-01", [4, 3]),
        ("before:2026-03-14", [1]),
        ("after:2026-02-03 before:2026-11-01", [2]),
        ("due:<2h", [2, 1]),
        ('orders customer:acme is:open priority:p1 with:me before:2026-11-01 "orders stopped" -nothing', [1]),
    ],
)
def test_a_filter_finds_what_it_says(four: None, numbers: Numbers, typed: str, found: list[int]) -> None:
    assert numbers(typed) == found


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("is:lost", "open, held, resolved, unassigned, late"),
        ("with:zorro", "Ravi Menon"),
        ("customer:nobodys", "No customer"),
        ("due:soon", "due:<2h"),
        ("priority:p9", "P1"),
        ("kind:thing", "Incident"),
        ("team:x", "has none"),
        ("before:tomorrow", "2026-11-01"),
        ("-due:<2h", "minus sign"),
        ("-before:2026-11-01", "minus sign"),
        ("is:", "is:open"),
    ],
)
def test_a_bad_filter_says_what_would_be_right_and_the_rest_is_found(
    four: None, find: Search, typed: str, said: str
) -> None:
    page = find(f"orders {typed}")

    assert len(page.faults) == 1
    assert said in page.faults[0]
    assert len(page.found) == 4


def test_a_bad_filter_alone_finds_nothing_rather_than_everything(four: None, find: Search) -> None:
    page = find("is:lost")

    assert (page.asked, page.found, len(page.faults)) == (False, (), 1)


def test_due_today_ends_with_the_readers_day(four: None, numbers: Numbers, cast: Cast) -> None:
    Ticket.objects.filter(number=1).update(queue_at=datetime(2026, 11, 2, 23, 59, tzinfo=UTC))
    Ticket.objects.filter(number=2).update(queue_at=datetime(2026, 11, 3, 0, 0, 1, tzinfo=UTC))

    assert numbers("due:today") == [1]
    assert numbers("due:tomorrow") == [2, 1]
    assert numbers("due:now") == []


def test_tags_and_teams_are_found_by_how_they_begin(cast: Cast, numbers: Numbers, find: Search) -> None:
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    network = teams.form(cast.north, "Network", by=cast.manager.as_actor, at=BEFORE_ALL)
    assert "billing" in find("tag:billing").faults[0]
    assert "Network" in find("team:hosting").faults[0]

    tags.add(ticket, "Billing Europe", by=cast.agent.as_actor, at=AT)
    team.pass_to(ticket, network, reason="Theirs.", by=cast.agent.as_actor, at=AT)

    assert numbers("tag:billing-europe") == numbers("tag:Bill") == numbers("team:net") == [1]
    assert numbers("-tag:billing ") == []
    tags.remove(ticket, "billing-europe", by=cast.agent.as_actor, at=AT)
    assert numbers("tag:billing ") == []


@pytest.mark.attack(19, 21)
def test_customers_of_another_desk_are_not_known(four: None, find: Search) -> None:
    assert "No customer" in find("customer:acme", desk="south", viewer="other_agent").faults[0]


def test_every_filter_that_is_taught_is_understood(four: None, find: Search) -> None:
    for kind in filters.kinds():
        faults = find(kind.example).faults
        assert not faults or kind.key in {"team", "tag"}


def test_whole_years_and_single_months_narrow_by_few_marks() -> None:
    since, until = datetime(2024, 11, 20, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)

    assert months.marks(since=since, until=until) == ("=m=202411", "=m=202412", "=y=2025", "=m=202601", "=m=202602")
    assert months.marks(since=None, until=datetime(2001, 1, 1, tzinfo=UTC)) == ("=y=2000", "=m=200101")
