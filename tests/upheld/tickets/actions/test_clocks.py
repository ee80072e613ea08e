"""Starting clocks: at the receipt where the agreement says so, and later where something else starts them."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.amended import amended
from tests.support.cast import Cast
from tests.support.harness import clock
from upheld.agreements.actions.publish import publish
from upheld.tickets.actions import message
from upheld.tickets.models import Clock, Ticket

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
NEXT = """targets:
  next_response_time:
    strength: target
    rules:
      - {within: 4 business hours, on: office}
"""


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """A P2 under an agreement that also promises when each further message of the customer is answered."""
    text = amended(
        "integrato", ("targets:\n  resolution_time:\n", f"{NEXT}  resolution_time:\n"), effective="2026-11-10"
    )
    publish(cast.north, text, by=cast.manager.as_actor, at=datetime(2026, 11, 9, 9, 0, tzinfo=UTC))
    return builders.ticket(cast.other_contact, at=MONDAY, priority="p2")


def test_what_the_receipt_does_not_start_is_not_counted_yet(ticket: Ticket) -> None:
    assert set(Clock.objects.values_list("metric", flat=True)) == {"response_time", "resolution_time"}


def test_each_further_message_of_the_customer_starts_it_and_an_answer_stops_it(cast: Cast, ticket: Ticket) -> None:
    contact, agent = cast.other_contact.as_actor, cast.agent.as_actor
    asked = MONDAY + timedelta(hours=1)

    message.from_customer(ticket, "Any news?", channel="portal", by=contact, at=asked)
    first = clock(ticket, "next_response_time").due_at
    message.reply(ticket, "Soon.", by=agent, at=asked + timedelta(hours=1))
    answered = clock(ticket, "next_response_time").stage
    message.from_customer(ticket, "And now?", channel="portal", by=contact, at=asked + timedelta(hours=2))

    again = clock(ticket, "next_response_time")
    assert first == asked + timedelta(hours=4)
    assert answered == Clock.Stage.COMPLETED
    assert (again.stage, again.due_at) == (Clock.Stage.IN_PROGRESS, asked + timedelta(hours=6))
    assert again.starts_at == asked + timedelta(hours=2)
