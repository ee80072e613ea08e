"""The list of a customer's own tickets."""

from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.now import now
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
