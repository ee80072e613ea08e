"""What a ticket's page is told that there is not, there is not; what there is it is told of."""

import uuid
from dataclasses import asdict
from datetime import timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.tickets.actions import drafts, effort, follow, merge, sending, ticket_links, triage, upload
from upheld.tickets.actions.attach import NOTHING
from upheld.tickets.models import Message, Ticket, TicketLink
from upheld.tickets.queries.belongings import EVERYTHING, belongings_of

LATER = BEFORE_ALL + timedelta(minutes=5)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")


@pytest.fixture
def other(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=LATER, priority="p2")


def there_are(ticket: Ticket) -> set[str]:
    return {name for name, there in asdict(belongings_of(ticket)).items() if there}


def test_a_new_ticket_has_nothing_beside_it(ticket: Ticket) -> None:
    assert there_are(ticket) == set()


def test_everything_is_everything(ticket: Ticket) -> None:
    assert all(asdict(EVERYTHING).values())
    assert asdict(EVERYTHING).keys() == asdict(belongings_of(ticket)).keys()


def test_a_link_is_seen_from_both_sides(cast: Cast, ticket: Ticket, other: Ticket) -> None:
    ticket_links.link(ticket, other, TicketLink.Kind.BLOCKS, by=cast.agent.as_actor, at=LATER)
    assert there_are(ticket) == there_are(other) == {"links"}


def test_a_merge_is_seen_from_both_sides(cast: Cast, ticket: Ticket, other: Ticket) -> None:
    merge.merge(ticket, other, by=cast.agent.as_actor, at=LATER)
    assert "merges" in there_are(ticket)
    assert "merges" in there_are(other)


def test_whatever_people_leave_on_it_is_seen(cast: Cast, ticket: Ticket) -> None:
    by = cast.agent.as_actor
    follow.start(ticket, cast.agent, by=by, at=LATER)
    effort.spend(ticket, 5, note="", on=None, by=by, at=LATER)
    drafts.save(ticket, cast.agent, Message.Kind.NOTE, "As I said", revision=0, at=LATER)
    upload.begin(ticket, kind=Message.Kind.NOTE, name="log.txt", size=1, by=by, at=LATER)
    outgoing = sending.Outgoing(text="We are on it.", files=NOTHING, submission=uuid.uuid4())
    sending.begin(ticket, outgoing, by=cast.agent, at=LATER)
    triage.set_priority(ticket, "p1", reason="Nothing works.", by=by, at=LATER)
    assert there_are(ticket) == {"follows", "time_spent", "drafts", "uploads", "sendings", "recounts"}


def test_what_was_taken_back_is_there_no_longer(cast: Cast, ticket: Ticket) -> None:
    by = cast.agent.as_actor
    follow.start(ticket, cast.agent, by=by, at=LATER)
    follow.stop(ticket, cast.agent, by=by, at=LATER + timedelta(minutes=1))
    spent = effort.spend(ticket, 5, note="", on=None, by=by, at=LATER)
    effort.withdraw(ticket, spent.pk, by=by, at=LATER)
    assert there_are(ticket) == set()
