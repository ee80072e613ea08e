"""Declaring an emergency by the form that the agreement has for it: a ticket, and consent to what it may cost."""

from datetime import datetime

from django.db import transaction

from upheld.desks.models import Desk
from upheld.tickets import facts
from upheld.tickets.actions import charge_consent
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Ticket
from upheld.workflows.open_ticket import open_ticket


class ConsentMissing(ValueError):
    """The agreement may charge for this, and whoever asks has not accepted that."""


@transaction.atomic
def declare_emergency(
    desk: Desk,
    opening: Opening,
    *,
    email: str,
    name: str,
    consent: str,
    at: datetime,
    language: str = "",
    stranger: bool = False,
) -> Ticket:
    """Open the ticket of a declared emergency, as for any ticket; everyone who works on the desk is told.

    `consent` is what the customer read and accepted of the cost; empty if nothing was accepted. It is kept where the
    agreement may charge for this ticket. Raises ConsentMissing, PromiseError; then there is no ticket.
    """
    ticket = open_ticket(desk, opening, email=email, name=name, by=None, at=at, language=language, stranger=stranger)
    charge = facts.promise_of(ticket).charge
    if charge is not None:
        if not consent:
            raise ConsentMissing
        charge_consent.give(ticket, charge, words=consent, by=ticket.contact.as_actor, at=at)
    return ticket
