"""Closing codes: keeping the list, and saying how a ticket ended."""

from datetime import UTC, datetime

import pytest

from tests.support import builders
from tests.support.cast import Cast
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import closing_codes, closure, listing, message
from upheld.tickets.models import ClosingCode, Closure, Ticket
from upheld.tickets.queries.closing_codes import codes_of

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """Any ticket."""
    return builders.ticket(cast.contact, at=AT, priority="p2")


def added(cast: Cast, label: str) -> ClosingCode:
    return closing_codes.add(cast.north, label, by=cast.manager.as_actor, at=AT)


def test_a_desk_without_codes_asks_for_none(cast: Cast, ticket: Ticket) -> None:
    assert closure.resolve(ticket, by=cast.agent.as_actor, at=AT).code is None


def test_where_there_are_codes_whoever_works_the_ticket_names_one(cast: Cast, ticket: Ticket) -> None:
    added(cast, "Fixed")
    with pytest.raises(closure.ClosingCodeOwed):
        closure.resolve(ticket, by=cast.agent.as_actor, at=AT)
    with pytest.raises(closure.UnknownClosingCode, match="fixed"):
        closure.resolve(ticket, code="broken", by=cast.agent.as_actor, at=AT)
    assert not Closure.objects.exists()
    closed = closure.resolve(ticket, code="fixed", by=cast.agent.as_actor, at=AT)
    assert str(closed.code) == "Fixed"
    assert AuditEvent.objects.get(verb="resolved").facts == {"code": "Fixed"}


def test_the_customer_may_say_that_it_is_solved_without_one(cast: Cast, ticket: Ticket) -> None:
    added(cast, "Fixed")
    assert closure.resolve(ticket, by=ticket.contact.as_actor, at=AT).code is None
    message.from_customer(ticket, "Not at all.", channel="portal", by=ticket.contact.as_actor, at=AT)
    assert Ticket.objects.get().state == "open"


def test_a_code_of_another_desk_or_given_up_is_unknown(cast: Cast, ticket: Ticket) -> None:
    closing_codes.add(cast.south, "Elsewhere", by=cast.manager.as_actor, at=AT)
    closing_codes.retire(added(cast, "Old"), by=cast.manager.as_actor, at=AT)
    added(cast, "New")
    for code in ("elsewhere", "old"):
        with pytest.raises(closure.UnknownClosingCode):
            closure.resolve(ticket, code=code, by=cast.agent.as_actor, at=AT)


def test_codes_stand_in_the_desks_order(cast: Cast) -> None:
    _first, _second, third = (added(cast, label) for label in ("Fixed", "Explained", "Duplicate"))
    closing_codes.move_up(third, by=cast.manager.as_actor, at=AT)
    assert [code.label for code in codes_of(cast.north)] == ["Fixed", "Duplicate", "Explained"]
    for _ in range(2):
        closing_codes.move_up(third, by=cast.manager.as_actor, at=AT)
    assert [code.label for code in codes_of(cast.north)] == ["Duplicate", "Fixed", "Explained"]


def test_a_code_keeps_its_key_under_another_label(cast: Cast) -> None:
    code = added(cast, "Fixé, enfin")
    closing_codes.rename(code, "Fixed", by=cast.manager.as_actor, at=AT)
    code.refresh_from_db()
    assert (code.key, code.label) == ("fixe_enfin", "Fixed")


def test_labels_are_not_repeated_and_keys_differ(cast: Cast) -> None:
    closing_codes.retire(added(cast, "Fixed"), by=cast.manager.as_actor, at=AT)
    assert added(cast, "Fixed").key == "fixed_2"
    assert added(cast, "修正").key == "entry"
    for label in ("fixed", "  ", "x" * 81):
        with pytest.raises(listing.BadLabel):
            added(cast, label)


def test_a_list_ends_somewhere(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing_codes, "CODES_AT_MOST", 1)
    added(cast, "Fixed")
    with pytest.raises(listing.ListFull):
        added(cast, "Another")
