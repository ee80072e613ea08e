"""How escalation can be asked for on a ticket, and what was asked and answered; acting on it is an action's."""

from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.terms import Agreement, Redress
from upheld.tickets.models import EscalationRequest, Ticket

# The way that leads through the ticket itself.
ON_THE_TICKET = "comment"


@dataclass(frozen=True, kw_only=True, slots=True)
class EscalationShown:
    """One time that escalation was asked for, as pages show it."""

    id: int
    who: str
    why: str
    at: datetime
    clause: str
    # The message in which it was asked; pages link to it.
    message: str
    # accepted or declined; empty until it was answered.
    outcome: str
    answered_by: str
    answered_at: datetime | None

    @property
    def waiting(self) -> bool:
        """Whether nobody has answered yet."""
        return not self.outcome


def ways_of(ticket: Ticket, agreement: Agreement) -> tuple[Redress, ...]:
    """Return the agreement's own ways of asking for escalation that are open to a ticket's plan, in its order."""
    plan = ticket.facts.get("plan", "")
    ways = agreement.escalation.requests if agreement.escalation else ()
    return tuple(way for way in ways if not way.plans or plan in way.plans)


def way_on_ticket(ticket: Ticket, agreement: Agreement) -> Redress | None:
    """Return the way by which escalation is asked for on the ticket itself; None where the agreement has none."""
    return next((way for way in ways_of(ticket, agreement) if way.by == ON_THE_TICKET), None)


def escalations_of(ticket: Ticket) -> tuple[EscalationShown, ...]:
    """Return every time that escalation was asked for on a ticket, the oldest first: one query."""
    asked = EscalationRequest.objects.filter(ticket=ticket).select_related("asked", "answer").order_by("id")
    return tuple(_shown(one) for one in asked)


def unanswered(ticket: Ticket) -> EscalationRequest | None:
    """Return what was asked and nobody has answered yet."""
    return EscalationRequest.objects.filter(ticket=ticket, answered_at__isnull=True).first()


def waits_for_answer(ticket: Ticket, agreement: Agreement) -> bool:
    """Say whether escalation was asked for and not answered; asks nothing where the agreement lets nobody ask."""
    return agreement.escalation is not None and unanswered(ticket) is not None


def _shown(one: EscalationRequest) -> EscalationShown:
    return EscalationShown(
        id=one.pk,
        who=one.asked.sender_name,
        why=one.asked.text,
        at=one.asked_at,
        clause=one.clause,
        message=str(one.asked.public_id),
        outcome=one.outcome,
        answered_by=one.answer.sender_name if one.answer else "",
        answered_at=one.answered_at,
    )
