"""The kind of a ticket: changed plainly, recorded, and nothing promised by it."""

from datetime import UTC, datetime

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import clock
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import kind
from upheld.tickets.models import Recount, Ticket

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def test_another_kind_is_recorded_and_moves_no_clock(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    before = clock(ticket).due_at
    for _ in range(2):
        kind.change(ticket, Ticket.Kind.DEFECT, by=cast.agent.as_actor, at=AT)
    assert Ticket.objects.get().kind == "defect"
    assert clock(ticket).due_at == before
    assert not Recount.objects.exists()
    assert AuditEvent.objects.get(verb="kind changed").facts == {"from": "question", "to": "defect"}


def test_no_fact_of_any_agreement_is_the_kind() -> None:
    from servicelevel.agreement.reading.asking import FACT_KEYS

    assert "kind" not in FACT_KEYS
