"""The agreement's own ways to ask for escalation, as a customer reads them on their ticket; asking is `escalation`."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement, Redress
from upheld.presentation.citations import clause_url
from upheld.tickets.models import Ticket
from upheld.tickets.queries.detail import TicketDetail
from upheld.tickets.queries.escalations import ON_THE_TICKET, EscalationShown, ways_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to ask for more."""

    redress: Redress
    # Whom it reaches, or what else a reader needs to take it; empty where the agreement says all.
    whom: str

    @property
    def here(self) -> bool:
        """Whether it is asked for on this page."""
        return self.redress.by == ON_THE_TICKET


@dataclass(frozen=True, kw_only=True, slots=True)
class RedressCard:
    """Every way that is open to a ticket's plan, and what was asked and answered last."""

    ways: tuple[Way, ...]
    clause_number: str
    clause_url: str
    last: EscalationShown | None
    # Whether the form by which it is asked for stands on the page.
    may_ask: bool


def redress_card(detail: TicketDetail) -> RedressCard | None:
    """Return the card; None where the agreement speaks of no way, and once nothing is waited for."""
    agreement, ticket = detail.agreement, detail.ticket
    ways = ways_of(ticket, agreement)
    if agreement.escalation is None or not ways or ticket.state == Ticket.State.RESOLVED:
        return None
    waits = detail.escalation is not None and detail.escalation.waiting
    clause = agreement.escalation.clause.cited
    return RedressCard(
        ways=tuple(Way(redress=way, whom=_whom(way, detail)) for way in ways),
        clause_number=clause,
        clause_url=clause_url(ticket.desk.name, clause),
        last=detail.escalation,
        may_ask=not waits and ticket.merged_into_id is None,
    )


def _whom(way: Redress, detail: TicketDetail) -> str:
    if way.by == ON_THE_TICKET:
        return _("Goes to {people}. We answer on this ticket.").format(people=_listing(_told(detail)))
    if way.by == "account_manager":
        return _of_account_manager(way, detail)
    if way.by in ("email", "phone"):
        return _("Your ticket is {reference}.").format(reference=detail.reference)
    return ""


def _told(detail: TicketDetail) -> list[str]:
    manager = _account_manager(detail.ticket)
    people = [detail.holder] if detail.holder else []
    who_leads = manager or _("those who lead the desk")
    return people if who_leads in people else [*people, who_leads]


def _of_account_manager(way: Redress, detail: TicketDetail) -> str:
    manager = _account_manager(detail.ticket)
    plans = _plans(way, detail.agreement)
    yours = _("For {plans}. Yours is {plan}.").format(plans=plans, plan=detail.plan.label) if detail.plan else ""
    return " ".join(word for word in (f"{manager}." if manager else "", yours if plans else "") if word)


def _plans(way: Redress, agreement: Agreement) -> str:
    return _listing([plan.label for plan in agreement.plans if plan.key in way.plans])


def _account_manager(ticket: Ticket) -> str:
    manager = ticket.contract.account_manager if ticket.contract else None
    return str(manager) if manager else ""


def _listing(names: list[str]) -> str:
    *others, last = names or [""]
    return _("{others} and {last}").format(others=", ".join(others), last=last) if others else last
