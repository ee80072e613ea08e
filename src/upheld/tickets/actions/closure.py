"""Resolving tickets and opening them again."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.clocks.events import Happening
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor, ActorKind
from upheld.tickets.actions import clocks, fields, hold, lock, tell
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import ClosingCode, Closure, Ticket
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.fields import Value, owed_by
from upheld.tickets.queries.reopening import resolved

# Whoever works for the desk owes it a closing code and its fields.
OWING = (ActorKind.AGENT, ActorKind.PROGRAM)


class AlreadyResolved(ValueError):
    """The ticket is resolved already."""


class NotResolved(ValueError):
    """The ticket is not resolved."""


class NoLongerReopens(ValueError):
    """The days are over in which customers may open the ticket again; the message names the clause."""


class ClosingCodeOwed(ValueError):
    """The desk keeps closing codes; whoever resolves a ticket names one."""


class FieldsOwed(ValueError):
    """The desk wants to know more before a ticket is resolved; the message names what."""


class UnknownClosingCode(ValueError):
    """The desk offers no such code; the message names those it has."""


@transaction.atomic
def resolve(
    ticket: Ticket, *, code: str = "", values: Mapping[str, Value | None] | None = None, by: Actor, at: datetime
) -> Closure:
    """Resolve a ticket; `code` is the key of one of the desk's closing codes, `values` go into its fields first.

    Locks the ticket. An open hold ends, clocks stop as the agreement says, the customer is told. A customer owes
    neither code nor fields. Raises AlreadyResolved, ClosingCodeOwed, FieldsOwed, UnknownClosingCode, and what
    `fields.fill` does.
    """
    if values:
        fields.fill(ticket, values, by=by, at=at)
    ticket = lock.ticket(ticket)
    if ticket.state == Ticket.State.RESOLVED:
        raise AlreadyResolved(
            _("%(reference)s is resolved already") % {"reference": f"{ticket.desk.prefix}-{ticket.number}"}
        )
    ending = _ending(ticket, code, by=by)
    _refuse_if_owing(ticket, by=by)
    closure = Closure.objects.create(ticket=ticket, code=ending, closed_at=at, closed_by=by.reference)
    hold.end_for_closure(ticket, by=by, at=at)
    _set_state(ticket, Ticket.State.RESOLVED)
    clocks.follow(ticket, Happening.RESOLVED, by=by, at=at)
    tell.customer_of_resolution(ticket, closure, at=at)
    tell.followers(ticket, "resolved", key=f"followed-closure:{closure.pk}", by=by, at=at)
    told = {"code": ending.label} if ending else {}
    record("ticket", ticket.number, "resolved", desk=ticket.desk.name, by=by, at=at, facts=told)
    return closure


@transaction.atomic
def reopen(ticket: Ticket, *, by: Actor, at: datetime) -> Closure:
    """Open a resolved ticket again; clocks follow as the agreement says.

    Locks the ticket. Raises NotResolved, and NoLongerReopens for a customer once the agreement's days are over.
    """
    ticket = lock.ticket(ticket)
    _refuse_if_over(ticket, by=by, at=at)
    closure = Closure.objects.filter(ticket=ticket, reopened_at__isnull=True).first()
    if closure is None:
        raise NotResolved(_("%(reference)s is not resolved") % {"reference": f"{ticket.desk.prefix}-{ticket.number}"})
    closure.reopened_at, closure.reopened_by = at, by.reference
    closure.save(update_fields=["reopened_at", "reopened_by"])
    _set_state(ticket, Ticket.State.OPEN)
    clocks.follow(ticket, Happening.REOPENED, by=by, at=at)
    tell.followers(ticket, "reopened", key=f"followed-reopening:{closure.pk}", by=by, at=at)
    record("ticket", ticket.number, "reopened", desk=ticket.desk.name, by=by, at=at)
    return closure


def _ending(ticket: Ticket, code: str, *, by: Actor) -> ClosingCode | None:
    offered = codes_of(ticket.desk)
    if not code:
        if offered and by.kind in OWING:
            raise ClosingCodeOwed(_("say how it ended"))
        return None
    found = next((one for one in offered if one.key == code), None)
    if found is None:
        known = ", ".join(one.key for one in offered) or _("none")
        raise UnknownClosingCode(
            _("{code} is no closing code of this desk; it has {known}").format(code=code, known=known)
        )
    return found


def _refuse_if_owing(ticket: Ticket, *, by: Actor) -> None:
    if by.kind in OWING and (owed := owed_by(ticket)):
        raise FieldsOwed(_("fill in first: {fields}").format(fields=", ".join(field.label for field in owed)))


def _refuse_if_over(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    if by.kind is not ActorKind.CONTACT:
        return
    found = resolved(ticket, agreement_of(ticket))
    if found is not None and found.term is not None and found.is_over(at):
        raise NoLongerReopens(
            _("{reference} can no longer be opened again, by clause {clause}").format(
                reference=f"{ticket.desk.prefix}-{ticket.number}", clause=found.term.clause.cited
            )
        )


def _set_state(ticket: Ticket, state: Ticket.State) -> None:
    ticket.state = state
    ticket.save(update_fields=["state"])
