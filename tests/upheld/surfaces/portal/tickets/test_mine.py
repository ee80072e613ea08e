"""The list of a customer's own tickets."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.now import now
from upheld.tickets.actions import closure
from upheld.tickets.queries import own


def test_it_lists_ones_own_and_nobody_elses(client: Client, cast: Cast) -> None:
    builders.ticket(cast.contact, at=now(), subject="Mine", priority="p2")
    builders.ticket(cast.other_contact, at=now(), subject="Theirs", priority="p2")
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    page = client.get("/integrato/tickets/").content.decode()
    assert "Mine" in page
    assert "Theirs" not in page


def test_a_stranger_is_told_how_to_get_in(client: Client, cast: Cast) -> None:
    page = client.get("/integrato/tickets/").content.decode()
    assert "No tickets here yet" in page
    assert 'href="/integrato/track/"' in page


def test_pages_follow_one_another_and_nonsense_begins_at_the_newest(client: Client, cast: Cast) -> None:
    for number in range(own.PAGE_SIZE + 1):
        builders.ticket(cast.contact, at=now(), subject=f"Number {number}", priority="p4")
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    first = client.get("/integrato/tickets/").content.decode()
    assert 'href="?after=2"' in first
    assert "Number 0" in client.get("/integrato/tickets/?after=2").content.decode()
    for nonsense in ("x", "-1", "9" * 40, "²"):
        assert "Number 25" in client.get("/integrato/tickets/", {"after": nonsense}).content.decode()


@pytest.fixture
def listed(client: Client, cast: Cast) -> Client:
    """The list of somebody who has two tickets, one of which is resolved."""
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    builders.ticket(cast.contact, at=now(), subject="100% of orders stopped", priority="p2")
    done = builders.ticket(cast.contact, at=now(), subject="Printer", priority="p2")
    closure.resolve(done, by=cast.contact.as_actor, at=now())
    return client


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=open", {"orders"}),
        ("state=resolved", {"Printer"}),
        ("q=ORDERS", {"orders"}),
        ("q=INT-2", {"Printer"}),
        ("q=nothing-like-it", set()),
        ("whose=mine", {"orders", "Printer"}),
    ],
)
def test_it_is_narrowed_as_asked(listed: Client, asked: str, found: set[str]) -> None:
    page = listed.get(f"/integrato/tickets/?{asked}").content.decode()
    assert {word for word in ("orders", "Printer") if f"{word}" in page.split("own-tickets")[-1]} == found or (
        not found and "Nothing fits" in page
    )


@pytest.mark.attack(21)
@pytest.mark.parametrize("asked", ["q=%25%25", "q=_rinter", "state=contact__email", "q=%00", "whose=1+OR+1"])
def test_a_wildcard_or_a_lookup_asks_nothing_else(listed: Client, asked: str) -> None:
    answer = listed.get(f"/integrato/tickets/?{asked}")
    assert answer.status_code == 200
    assert ("Printer" in answer.content.decode()) is not asked.startswith(("q=%25", "q=_"))
