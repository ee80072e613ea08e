"""Whether a ticket is a declared emergency, and who has judged it; what qualifies is the agreement's."""

from collections.abc import Sequence
from dataclasses import dataclass

from servicelevel.agreement.terms import Agreement, Clause
from servicelevel.priority.triage import declares_emergency
from upheld.customers.models import Contact
from upheld.tickets.models import Recount, Ticket


@dataclass(frozen=True, kw_only=True, slots=True)
class Emergency:
    """Where a declared emergency stands."""

    # Nobody has judged it yet.
    waiting: bool
    # As it was judged last, or as it counts while it waits.
    counts: bool
    # Who may judge it, in the agreement's words.
    judged_by: str
    # Who did, and why; empty while it waits.
    judge: str
    reason: str
    clause: Clause


def open_emergency(contact: Contact, agreement: Agreement, *, site: str) -> Ticket | None:
    """Return a person's newest emergency about a site that is not resolved, merged or judged to be none; None without.

    Where the agreement does not ask for a site, each has the same one.
    """
    term = agreement.emergencies
    declared = {f"facts__{key}__in": sorted(values) for key, values in term.declared_when.facts.items()} if term else {}
    if not declared:
        return None
    about = {"answers__site__iexact": site} if site else {}
    standing = Ticket.objects.filter(contact=contact, merged_into__isnull=True, **declared, **about)
    open_ones = standing.exclude(state=Ticket.State.RESOLVED).exclude(facts__contains={"emergency": "false"})
    return open_ones.order_by("-number").select_related("desk", "contact").first()


def emergency_of(ticket: Ticket, agreement: Agreement, recounts: Sequence[Recount]) -> Emergency | None:
    """Return where a ticket's emergency stands; None if none was declared that somebody may judge. Needs no query."""
    term = agreement.emergencies
    if term is None or term.judged_by is None:
        return None
    judged = next((row for row in reversed(recounts) if row.cause == Recount.Cause.EMERGENCY), None)
    declared = declares_emergency(agreement, facts=ticket.facts, at=ticket.received_at).verdict
    if judged is None and not declared:
        return None
    return Emergency(
        waiting=judged is None,
        counts=ticket.facts.get("emergency", "true" if declared else "false") == "true",
        judged_by=term.judged_by,
        judge=judged.recounter_name if judged else "",
        reason=judged.reason if judged else "",
        clause=term.clause,
    )
