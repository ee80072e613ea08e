"""Writing down that a customer accepts what their ticket may cost; charging is not done here."""

from datetime import datetime

from django.db import transaction

from servicelevel.clocks.promise import Charge
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.models import ChargeConsent, Ticket


@transaction.atomic
def give(ticket: Ticket, charge: Charge, *, words: str, by: Actor, at: datetime) -> ChargeConsent:
    """Keep a customer's consent to a charge in the `words` that they read; once for each ticket, the first counts."""
    row, fresh = ChargeConsent.objects.get_or_create(
        ticket=ticket,
        defaults={
            "amount": charge.amount,
            "currency": charge.currency,
            "per": charge.per,
            "words": words,
            "clause": charge.clause.cited,
            "agreement_version": ticket.agreement_version,
            "consented_at": at,
            "consented_by": by.reference,
        },
    )
    if fresh:
        facts = {"amount": f"{charge.amount} {charge.currency}", "per": charge.per, "clause": row.clause}
        record("ticket", ticket.number, "charge accepted", desk=ticket.desk.name, by=by, at=at, facts=facts)
    return row
