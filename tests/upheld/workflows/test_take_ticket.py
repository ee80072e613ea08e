"""A ticket taken down for a customer is theirs, and whose it is on the desk is said at once."""

from datetime import UTC, datetime

import pytest

from tests.support.cast import Cast
from upheld.tickets.actions.assign import NotOnThisDesk
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Ticket
from upheld.workflows.take_ticket import take_ticket

AT = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
CALL = Opening(subject="Orders stopped", text="Since noon.", channel="phone")


@pytest.mark.parametrize("keep", [True, False])
def test_who_takes_it_down_keeps_it_or_leaves_it_to_all(cast: Cast, *, keep: bool) -> None:
    who = {"email": cast.contact.email, "name": "Somebody"}
    ticket = take_ticket(cast.north, CALL, **who, agent=cast.agent, keep=keep, at=AT)
    ticket.refresh_from_db()
    assert (ticket.contact, ticket.received_at) == (cast.contact, AT)
    assert ticket.holder == (cast.agent if keep else None)


def test_nothing_is_opened_by_who_does_not_answer_there(cast: Cast) -> None:
    who = {"email": cast.contact.email, "name": "Somebody"}
    with pytest.raises(NotOnThisDesk):
        take_ticket(cast.north, CALL, **who, agent=cast.other_agent, keep=True, at=AT)
    assert not Ticket.objects.exists()
