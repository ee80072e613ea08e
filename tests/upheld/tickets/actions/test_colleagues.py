"""Colleagues who follow a ticket: who follows at once, who waits, what they are told, and how it ends."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import senders
from upheld.customers.models import Contact
from upheld.notifications.models import Notification
from upheld.tickets.actions import colleagues, message
from upheld.tickets.actions.colleagues import AlreadyTheirs, NoAddress, NobodyWaits, TooManyFollow
from upheld.tickets.models import ContactFollow, Ticket, TrackingLink

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LENA = "lena@customer.example"


@scene
def ticket(cast: Cast) -> Ticket:
    """A ticket of somebody who has a colleague, Lena."""
    builders.contact(cast.north, "Lena Brandt", organisation=cast.contact.organisation, at=BEFORE_ALL)
    return builders.ticket(cast.contact, at=AT, priority="p2")


def invite(ticket: Ticket, cast: Cast, email: str = LENA) -> ContactFollow:
    return colleagues.invite(ticket, email, by=cast.contact.as_actor, at=AT)


def told(template: str) -> list[str]:
    return list(
        Notification.objects.filter(template=template).order_by("recipient").values_list("recipient", flat=True)
    )


def test_a_colleague_of_the_same_customer_follows_at_once_by_a_link_of_their_own(cast: Cast, ticket: Ticket) -> None:
    row = invite(ticket, cast)
    assert row.allowed_at == AT
    assert told("ticket-shared") == [LENA]
    nonce = Notification.objects.get(template="ticket-shared").payload["tracking"]
    assert TrackingLink.objects.get(nonce=nonce).contact.email == LENA


@pytest.mark.attack(6, 24)
def test_an_address_outside_is_told_nothing_before_the_desks_yes(cast: Cast, ticket: Ticket) -> None:
    row = invite(ticket, cast, "eve@elsewhere.example")
    message.reply(ticket, "The relay was full.", by=cast.agent.as_actor, at=AT)
    assert row.allowed_at is None
    assert not Notification.objects.filter(recipient="eve@elsewhere.example").exists()
    assert told("desk-follower-proposed") == [cast.manager.email, cast.agent.email]
    colleagues.allow(ticket, row, by=cast.agent.as_actor, at=AT)
    assert told("ticket-shared") == ["eve@elsewhere.example"]


@pytest.mark.attack(25)
@pytest.mark.parametrize(
    "email",
    [
        "eve@evil-acme.example",
        "eve@acme.example.com",
        "eve@acme.example.evil.example",
        "eve@mail.acme.example",
        "eve@аcme.example",
        "acme.example@evil.example",
    ],
)
def test_an_address_that_only_looks_like_the_customers_waits_or_is_refused(
    cast: Cast, ticket: Ticket, email: str
) -> None:
    assert cast.contact.organisation is not None
    senders.allow(cast.contact.organisation, "acme.example", by=THE_DESK, at=AT)
    assert invite(ticket, cast, "new@ACME.example").allowed_at == AT
    try:
        assert invite(ticket, cast, email).allowed_at is None
    except NoAddress:
        assert not Contact.objects.filter(email=email).exists()


@pytest.mark.attack(11)
@pytest.mark.parametrize("email", ["lena", "a@b.example\nBcc: x@y.example", "a@b.example, c@d.example", "a@b.example."])
def test_what_is_no_single_address_is_refused(cast: Cast, ticket: Ticket, email: str) -> None:
    with pytest.raises(NoAddress):
        invite(ticket, cast, email)


def test_whoever_follows_gets_what_the_desk_answers_and_never_a_note(cast: Cast, ticket: Ticket) -> None:
    invite(ticket, cast)
    message.reply(ticket, "It was full.", by=cast.agent.as_actor, at=AT)
    message.note(ticket, "They never pay.", by=cast.agent.as_actor, at=AT)
    assert told("ticket-replied") == [LENA, cast.contact.email]
    assert not Notification.objects.filter(recipient=LENA, payload__text="They never pay.").exists()


def test_what_one_of_them_writes_the_others_are_sent(cast: Cast, ticket: Ticket) -> None:
    row = invite(ticket, cast)
    message.from_customer(ticket, "Me too.", channel="portal", by=row.contact.as_actor, at=AT)
    assert told("ticket-replied") == [cast.contact.email]


def test_alone_ones_own_words_come_back_to_nobody(cast: Cast, ticket: Ticket) -> None:
    message.from_customer(ticket, "Hello?", channel="portal", by=cast.contact.as_actor, at=AT)
    assert told("ticket-replied") == []


def test_after_leaving_nothing_more_comes(cast: Cast, ticket: Ticket) -> None:
    row = invite(ticket, cast)
    for _ in range(2):
        colleagues.end(ticket, row, by=row.contact.as_actor, at=AT)
    message.reply(ticket, "It was full.", by=cast.agent.as_actor, at=AT)
    assert told("ticket-replied") == [cast.contact.email]
    with pytest.raises(NobodyWaits):
        colleagues.allow(ticket, row, by=cast.agent.as_actor, at=AT)


def test_inviting_twice_is_inviting_once_and_nobody_follows_their_own(cast: Cast, ticket: Ticket) -> None:
    assert invite(ticket, cast) == invite(ticket, cast, LENA.upper())
    assert told("ticket-shared") == [LENA]
    with pytest.raises(AlreadyTheirs):
        invite(ticket, cast, cast.contact.email)


@pytest.mark.attack(9)
def test_nobody_can_have_the_desk_write_to_the_whole_world(cast: Cast, ticket: Ticket) -> None:
    for number in range(colleagues.FOLLOWING_AT_MOST):
        invite(ticket, cast, f"p{number}@elsewhere.example")
    with pytest.raises(TooManyFollow):
        invite(ticket, cast, "one@more.example")


def test_whom_the_desk_invites_follows_at_once(cast: Cast, ticket: Ticket) -> None:
    row = colleagues.invite(ticket, "x@carrier.example", by=cast.agent.as_actor, at=AT + timedelta(minutes=1))
    assert row.allowed_by == cast.agent.as_actor.reference
