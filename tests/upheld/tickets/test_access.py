"""Who may have a ticket; whoever may not is answered as if it did not exist."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.audit.facts import THE_DESK
from upheld.desks.access import NotFound, Permission, member_for, token_for
from upheld.desks.actions import token
from upheld.tickets import access
from upheld.tickets.actions import tracking
from upheld.tickets.models import Ticket

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
READ, WORK = Permission.READ_TICKETS, Permission.WORK_TICKETS


@scene
def ticket(cast: Cast) -> Ticket:
    """A ticket of Acme's on the north desk."""
    return builders.ticket(cast.contact, at=AT, priority="p2")


@pytest.mark.parametrize(
    ("who", "permission", "allowed"),
    [
        ("agent", READ, True),
        ("agent", WORK, True),
        ("manager", WORK, True),
        ("auditor", READ, True),
        ("auditor", WORK, False),
        ("other_agent", READ, False),
        ("other_agent", WORK, False),
    ],
)
def test_on_the_desk(cast: Cast, ticket: Ticket, who: str, permission: Permission, allowed: bool) -> None:
    user = getattr(cast, who)
    if allowed:
        member = member_for(user, "integrato", permission=permission)
        assert access.ticket_of_member(member, ticket.number) == ticket
    else:
        with pytest.raises(NotFound):
            member_for(user, "integrato", permission=permission)


def test_a_member_has_no_ticket_of_another_desk(cast: Cast, ticket: Ticket) -> None:
    elsewhere = member_for(cast.other_agent, "interworx", permission=READ)
    with pytest.raises(NotFound):
        access.ticket_of_member(elsewhere, ticket.number)


def test_a_stranger_has_no_ticket(ticket: Ticket) -> None:
    with pytest.raises(NotFound):
        member_for(AnonymousUser(), "integrato", permission=READ)


def test_a_customer_has_their_own_ticket_only(cast: Cast, ticket: Ticket) -> None:
    mine = access.ticket_for_customer(cast.contact.user, [], cast.north, ticket.number, at=AT)
    assert mine == ticket
    with pytest.raises(NotFound):
        access.ticket_for_customer(cast.other_contact.user, [], cast.north, ticket.number, at=AT)


@pytest.mark.attack(26)
def test_a_tracking_link_opens_its_ticket_until_it_expires(cast: Cast, ticket: Ticket) -> None:
    link = tracking.make(ticket, cast.contact, at=AT)
    nobody = AnonymousUser()
    assert access.ticket_for_customer(nobody, [link.nonce], cast.north, ticket.number, at=AT) == ticket
    with pytest.raises(NotFound):
        access.ticket_for_customer(
            nobody, [link.nonce], cast.north, ticket.number, at=AT + tracking.LIFETIME + timedelta(seconds=1)
        )


def test_a_tracking_link_opens_no_other_ticket(cast: Cast, ticket: Ticket) -> None:
    link = tracking.make(ticket, cast.contact, at=AT)
    other = builders.ticket(cast.other_contact, at=AT, priority="p3")
    with pytest.raises(NotFound):
        access.ticket_for_customer(AnonymousUser(), [link.nonce], cast.north, other.number, at=AT)


def test_a_tracking_address_cannot_be_made_from_what_is_stored(cast: Cast, ticket: Ticket) -> None:
    link = tracking.make(ticket, cast.contact, at=AT)
    assert access.link_for_tracking_token(access.tracking_token(link.nonce), cast.north, at=AT) == link
    for forged in (link.nonce, f"{link.nonce}:", f"{link.nonce}:{'A' * 43}", "", " "):
        with pytest.raises(NotFound):
            access.link_for_tracking_token(forged, cast.north, at=AT)


def test_a_tracking_address_belongs_to_one_desk(cast: Cast, ticket: Ticket) -> None:
    link = tracking.make(ticket, cast.contact, at=AT)
    with pytest.raises(NotFound):
        access.link_for_tracking_token(access.tracking_token(link.nonce), cast.south, at=AT)


def test_a_program_has_the_tickets_of_its_desk_only(cast: Cast, ticket: Ticket) -> None:
    ours = token_for(token.create(cast.north, name="ci", by=THE_DESK, at=AT))
    theirs = token_for(token.create(cast.south, name="ci", by=THE_DESK, at=AT))
    assert access.ticket_for_token(ours, ticket.number) == ticket
    with pytest.raises(NotFound):
        access.ticket_for_token(theirs, ticket.number)


@pytest.mark.attack(29)
def test_a_revoked_token_is_as_unknown_as_a_wrong_one(cast: Cast) -> None:
    presented = token.create(cast.north, name="ci", by=THE_DESK, at=AT)
    token.revoke(token_for(presented), by=THE_DESK, at=AT)
    for refused in (presented, "upheld_wrong", ""):
        with pytest.raises(NotFound):
            token_for(refused)
