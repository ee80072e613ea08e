"""Whose ticket it is."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from tests.support import builders
from tests.support.cast import Cast
from upheld.accounts.models import User
from upheld.desks.access import NotFound
from upheld.now import now
from upheld.surfaces.portal.tickets.own import own_ticket
from upheld.tickets.models import Ticket


def seen_by(user: User | AnonymousUser, desk: str, number: int) -> Ticket:
    """Ask for a ticket as somebody whose browser followed no link."""
    request = RequestFactory().get("/")
    request.user, request.session = user, {}  # type: ignore[assignment]  # a session is read as a mapping
    return own_ticket(request, desk, number, at=now()).ticket


@pytest.mark.attack(19, 20)
def test_only_the_contact_sees_it(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=now(), priority="p2")
    assert cast.contact.user is not None
    assert seen_by(cast.contact.user, "integrato", ticket.number) == ticket
    for other in (cast.other_contact.user, cast.agent, cast.other_agent, cast.auditor, AnonymousUser()):
        assert other is not None
        with pytest.raises(NotFound):
            seen_by(other, "integrato", ticket.number)


def test_a_number_of_another_desk_is_another_ticket(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=now(), priority="p2")
    assert cast.contact.user is not None
    with pytest.raises(NotFound):
        seen_by(cast.contact.user, "interworx", ticket.number)
