"""A contract changes its plan, and the customer's open tickets with it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.clocks.promise import PromiseError
from upheld.agreements.facts import in_force, meaning_of
from upheld.audit.facts import Actor
from upheld.customers.actions import contracts
from upheld.customers.models import Contract
from upheld.tickets.actions import recount, triage
from upheld.tickets.models import Ticket
from upheld.tickets.queries.affected import open_tickets_of
from upheld.tickets.queries.previews import TicketChange, change_of, preview_of


class UnknownPlan(ValueError):
    """The agreement in force knows no such plan; the message names those it knows."""


@transaction.atomic
def change_plan(contract: Contract, plan: str, *, reason: str, by: Actor, at: datetime) -> tuple[TicketChange, ...]:
    """Put a contract on another plan and count its open tickets by it, from receipt and with their pauses kept.

    Returns what changed on which ticket. Each customer is told. A ticket whose own version of the agreement knows no
    such plan stays as it is, and says so in the list. Raises UnknownPlan, SamePlan, NoReason.
    """
    if not reason.strip():
        raise recount.NoReason(_("say why; the customers read it"))
    _refuse_unknown(contract, plan, at=at)
    changed = contracts.change_plan(contract, plan, reason=reason, by=by, at=at)
    return tuple(_count_by(ticket, plan, reason=reason, by=by, at=at) for ticket in open_tickets_of(changed))


def preview(contract: Contract, plan: str, *, at: datetime) -> tuple[TicketChange, ...]:
    """Return what `change_plan` would change; writes nothing. Raises UnknownPlan."""
    _refuse_unknown(contract, plan, at=at)
    tickets = open_tickets_of(contract)
    return tuple(preview_of(ticket, at=at, stated={**ticket.facts, "plan": plan}) for ticket in tickets)


def _count_by(ticket: Ticket, plan: str, *, reason: str, by: Actor, at: datetime) -> TicketChange:
    try:
        with transaction.atomic():
            row = triage.change_plan(ticket, plan, reason=reason, by=by, at=at)
    except PromiseError as fault:
        return change_of(ticket, refusal=str(fault))
    return change_of(ticket, changes=row.changes if row else [])


def _refuse_unknown(contract: Contract, plan: str, *, at: datetime) -> None:
    known = [term.key for term in meaning_of(in_force(contract.organisation.desk, at=at)).plans]
    if plan not in known:
        raise UnknownPlan(
            _("“%(plan)s” is no plan of this agreement; it has %(known)s")
            % {"plan": plan, "known": ", ".join(known) or _("none")}
        )
