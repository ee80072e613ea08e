"""Opening a ticket: what is promised, who is told, and what a repeat does."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from servicelevel.instants import PromiseError
from tests.support import builders
from tests.support.cast import Cast
from upheld.customers.models import Contact
from upheld.notifications.models import Notification
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Clock, Ticket
from upheld.workflows.open_ticket import open_ticket, preview

AT = datetime(2026, 10, 23, 11, 43, tzinfo=UTC)
SUBMISSION = UUID("0a1d3f0e-8a38-4d39-8b0c-0f4de9f7c001")


def opening(**facts: str) -> Opening:
    """What a form sends."""
    return Opening(subject="Orders", text="They stopped.", channel="website", facts=facts, submission=SUBMISSION)


def test_the_contract_decides_the_plan(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    assert ticket.facts["plan"] == "super-premium"


def test_a_plan_that_is_only_claimed_counts_for_nothing(cast: Cast) -> None:
    claimed = opening(priority="p2", plan="super-premium")
    ticket = open_ticket(cast.north, claimed, email="stranger@else.example", name="S", by=None, at=AT)
    assert ticket.facts["plan"] == "standard"


def test_one_clock_per_promise(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    due = {clock.metric: clock.due_at for clock in Clock.objects.filter(ticket=ticket)}
    assert due == {
        "response_time": datetime(2026, 10, 23, 13, 43, tzinfo=UTC),
        "resolution_time": datetime(2026, 10, 28, 12, 43, tzinfo=UTC),
    }


def test_customer_and_desk_are_told(cast: Cast) -> None:
    builders.ticket(cast.contact, at=AT, priority="p2")
    told = set(Notification.objects.values_list("template", "recipient"))
    assert ("ticket-received", cast.contact.email) in told
    assert ("desk-ticket-received", cast.agent.email) in told
    assert ("desk-ticket-received", cast.other_agent.email) not in told


def test_an_unknown_fact_is_refused_and_writes_nothing(cast: Cast) -> None:
    with pytest.raises(PromiseError, match="p1"):
        open_ticket(cast.north, opening(priority="p9"), email="a@b.example", name="A", by=None, at=AT)
    assert not Ticket.objects.exists()
    assert not Contact.objects.filter(email="a@b.example").exists()


def test_the_same_submission_opens_one_ticket(cast: Cast) -> None:
    first = open_ticket(cast.north, opening(priority="p2"), email="a@b.example", name="A", by=None, at=AT)
    again = open_ticket(cast.north, opening(priority="p2"), email="a@b.example", name="A", by=None, at=AT)
    assert first == again
    assert Notification.objects.filter(template="ticket-received").count() == 1


def test_a_preview_promises_what_opening_then_gives_and_writes_nothing(cast: Cast) -> None:
    shown = preview(cast.north, contact=cast.contact, facts={"priority": "p2"}, at=AT)
    assert not Ticket.objects.exists()
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    due = set(Clock.objects.filter(ticket=ticket).values_list("due_at", flat=True))
    assert {target.due for target in shown.targets} == due


def test_a_ticket_under_each_desk_is_pinned_to_its_agreement(cast: Cast) -> None:
    north = builders.ticket(cast.contact, at=AT, priority="p2")
    visitor = Opening(subject="Cannot log in", text="NodeWorx is down.", channel="portal", facts={"priority": "low"})
    south = open_ticket(cast.south, visitor, email="x@y.example", name="X", by=None, at=AT)
    assert north.agreement_version.agreement.desk == cast.north
    assert south.agreement_version.agreement.desk == cast.south
    assert not Clock.objects.filter(ticket=south).exists()
