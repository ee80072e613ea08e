"""The page that says what has been done about an emergency: only what rows say."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.notifications.models import Notification
from upheld.surfaces.portal.emergency.telling import headline, waited
from upheld.tickets.actions import assign, closure, message, recent
from upheld.tickets.models import Ticket
from upheld.tickets.queries.alarm import alarm_of

NIGHT = datetime(2026, 11, 22, 2, 12, 5, tzinfo=UTC)


@pytest.fixture
def studio(db: None) -> Cast:
    """The cast on the studio's desk."""
    return assemble(north="studio")


@pytest.fixture
def ticket(studio: Cast) -> Ticket:
    """An emergency in the night."""
    return builders.ticket(studio.contact, at=NIGHT, priority="emergency")


def stands(ticket: Ticket) -> str:
    """Return what the page is headed by."""
    return headline(alarm_of(Ticket.objects.select_related("desk", "holder").get(pk=ticket.pk)))


def test_it_claims_no_more_than_rows_say(studio: Cast, ticket: Ticket) -> None:
    assert stands(ticket) == "Nobody has been reached yet"
    mails = Notification.objects.filter(template="desk-ticket-received")
    assert mails.count() == 2
    mails.filter(recipient=studio.agent.email).update(delivered_at=NIGHT, next_attempt_at=None)
    assert stands(ticket) == "1 person was written to"
    recent.opened(ticket, by=studio.agent, at=NIGHT + timedelta(seconds=40))
    assert stands(ticket) == "It was seen; nobody has it yet"
    assign.give(ticket, studio.agent, by=studio.agent.as_actor, at=NIGHT + timedelta(minutes=1))
    assert stands(ticket) == "Ravi Menon has it"
    closure.resolve(ticket, by=studio.agent.as_actor, at=NIGHT + timedelta(minutes=9))
    assert stands(ticket) == "It is resolved"


def test_who_was_written_to_and_what_came_of_it_stands_with_the_second(
    client: Client, studio: Cast, ticket: Ticket
) -> None:
    mails = Notification.objects.filter(template="desk-ticket-received")
    mails.filter(recipient=studio.agent.email).update(delivered_at=NIGHT + timedelta(seconds=4), next_attempt_at=None)
    mails.filter(recipient=studio.manager.email).update(gave_up_at=NIGHT, next_attempt_at=None)
    message.reply(ticket, "The server <b>answers</b>.", by=studio.agent.as_actor, at=NIGHT + timedelta(minutes=5))
    assert studio.contact.user is not None
    client.force_login(studio.contact.user)

    page = client.get(f"/studio/tickets/{ticket.number}/emergency").content.decode()

    assert "03:12:09" in page
    assert "mail sent" in page
    assert "mail could not be delivered" in page
    assert "The server &lt;b&gt;answers&lt;/b&gt;." in page
    assert "No further step is taken by itself" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert studio.agent.email not in page
    assert "SMS" not in page


def test_until_somebody_has_it_the_page_says_for_how_long_nobody_does(ticket: Ticket) -> None:
    alarm = alarm_of(ticket)
    assert waited(alarm, NIGHT, at=NIGHT + timedelta(seconds=58)) == "Nobody has it yet, after 58 seconds."
    assert waited(alarm, NIGHT, at=NIGHT + timedelta(minutes=61)) == "Nobody has it yet, after 1 h 1 min."


@pytest.mark.attack(19)
def test_it_is_for_whoever_declared_it(client: Client, studio: Cast, ticket: Ticket) -> None:
    place = f"/studio/tickets/{ticket.number}/emergency"
    assert client.get(place).status_code == 404
    assert studio.other_contact.user is not None
    client.force_login(studio.other_contact.user)
    assert client.get(place).status_code == 404


def test_a_ticket_that_is_none_has_its_usual_page(client: Client, studio: Cast) -> None:
    usual = builders.ticket(studio.contact, at=NIGHT, priority="standard")
    assert studio.contact.user is not None
    client.force_login(studio.contact.user)
    answer = client.get(f"/studio/tickets/{usual.number}/emergency")
    assert answer.headers["Location"] == f"/studio/tickets/{usual.number}"


def test_an_alarm_is_four_queries(ticket: Ticket, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(4):
        alarm_of(ticket)


def test_whoever_declared_one_by_its_priority_is_led_there(client: Client, db: None) -> None:
    cast = assemble(north="interworx", south="integrato")
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    saturday_night = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)
    declared = builders.ticket(cast.contact, at=saturday_night, priority="urgent", emergency="true")
    usual = builders.ticket(cast.contact, at=saturday_night, priority="medium")
    for one, led in ((declared, True), (usual, False)):
        page = client.get(f"/interworx/tickets/{one.number}/received").content.decode()
        assert (f"/interworx/tickets/{one.number}/emergency" in page) is led
