"""A contract changes its plan: its open tickets are counted by it, and which changed how is listed."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail
from upheld.customers.actions.contracts import SamePlan
from upheld.customers.models import Contract
from upheld.tickets.actions import closure, hold
from upheld.tickets.actions.recount import NoReason
from upheld.tickets.models import Recount
from upheld.workflows.change_plan import UnknownPlan, change_plan, preview

# A Saturday, when only the better plan is served.
SATURDAY = datetime(2026, 11, 21, 22, 10, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def contract(cast: Cast) -> Contract:
    """That of Globex, on no plan of its own."""
    return Contract.objects.get(organisation=cast.other_contact.organisation)


def test_open_tickets_are_counted_by_the_new_plan_from_receipt(cast: Cast, contract: Contract) -> None:
    by = cast.manager.as_actor
    ticket = builders.ticket(cast.other_contact, at=SATURDAY, priority="p1")
    hold.place(ticket, reason="customer", note="", by=by, at=SATURDAY)
    hold.lift(ticket, by=by, at=SATURDAY + timedelta(hours=2))
    resolved = builders.ticket(cast.other_contact, at=SATURDAY, priority="p1")
    closure.resolve(resolved, by=by, at=SATURDAY)
    builders.ticket(cast.contact, at=SATURDAY, priority="p1")
    at = SATURDAY + timedelta(hours=3)
    expected = preview(contract, "super-premium", at=at)

    changes = change_plan(contract, "super-premium", reason="Upgraded.", by=by, at=at)

    assert changes == expected
    assert [(one.number, len(one.changes)) for one in changes] == [(ticket.number, 2)]
    assert clock(ticket).due_at == SATURDAY + timedelta(hours=1)
    assert clock(ticket, "resolution_time").due_at == SATURDAY + timedelta(hours=50)
    assert clock(resolved, "resolution_time").due_at == MONDAY + timedelta(hours=48)
    expect_mail("promise-changed", cast.other_contact.email)
    contract.refresh_from_db()
    assert contract.plan == "super-premium"


def test_who_asks_afterwards_is_on_the_new_plan(cast: Cast, contract: Contract) -> None:
    change_plan(contract, "super-premium", reason="Upgraded.", by=cast.manager.as_actor, at=SATURDAY)

    ticket = builders.ticket(cast.other_contact, at=SATURDAY, priority="p1")

    assert ticket.facts["plan"] == "super-premium"


def test_an_unknown_plan_the_same_plan_and_no_reason_are_refused(cast: Cast, contract: Contract) -> None:
    by = cast.manager.as_actor
    with pytest.raises(UnknownPlan, match="super-premium"):
        change_plan(contract, "gold", reason="x", by=by, at=SATURDAY)
    with pytest.raises(NoReason):
        change_plan(contract, "super-premium", reason="", by=by, at=SATURDAY)
    change_plan(contract, "super-premium", reason="x", by=by, at=SATURDAY)
    with pytest.raises(SamePlan):
        change_plan(contract, "super-premium", reason="x", by=by, at=SATURDAY)
    assert not Recount.objects.exists()
