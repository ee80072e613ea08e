"""Sending a new link."""

from datetime import UTC, datetime, timedelta

from tests.support import builders
from tests.support.cast import Cast
from upheld.notifications.models import Notification
from upheld.tickets.actions import links

AT = datetime(2026, 10, 23, 11, 40, tzinfo=UTC)


def test_the_newest_ticket_is_meant_and_one_letter_is_enough(cast: Cast) -> None:
    builders.ticket(cast.contact, at=AT, priority="p2")
    newest = builders.ticket(cast.contact, at=AT, priority="p2")
    for minutes in (0, 9, 10):
        links.send_again(cast.north, email=cast.contact.email, number=None, at=AT + timedelta(minutes=minutes))
    letters = Notification.objects.filter(template="ticket-link")
    assert [letter.number for letter in letters] == [newest.number, newest.number]
    assert letters[0].payload["tracking"]


def test_whoever_has_no_ticket_is_sent_nothing(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    links.send_again(cast.north, email=cast.other_contact.email, number=ticket.number, at=AT)
    links.send_again(cast.south, email=cast.contact.email, number=None, at=AT)
    assert not Notification.objects.filter(template="ticket-link").exists()
