"""Writing down that a ticket was made of a message on another; opening it is a workflow's."""

from datetime import datetime

from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.actions import lock
from upheld.tickets.models import Message, Ticket, TicketSplit
from upheld.tickets.queries.merges import reference_of


class NotFromTheCustomer(ValueError):
    """Only what a customer wrote asks for something."""


class TheRequestItself(ValueError):
    """The first message is what the ticket is about."""


class SplitAlready(ValueError):
    """A ticket was made of this message before."""


def refuse_unless_of_its_own(message: Message) -> None:
    """Refuse to split what is no later message of a customer, or was split before. Locks the ticket it stands on.

    Raises NotFromTheCustomer, TheRequestItself, SplitAlready, MergedAway.
    """
    ticket = lock.ticket(message.ticket)
    if message.kind != Message.Kind.CUSTOMER:
        raise NotFromTheCustomer(_("only what the customer wrote can become a ticket"))
    first = Message.objects.filter(ticket=ticket).order_by("sent_at", "id").first()
    if first is None or first.pk == message.pk:
        raise TheRequestItself(_("it is what the ticket is about"))
    if TicketSplit.objects.filter(message=message).exists():
        raise SplitAlready(_("a ticket was made of it before"))


def write_down(message: Message, ticket: Ticket, *, by: Actor, at: datetime) -> TicketSplit:
    """Write down that `ticket` was made of a message, on both timelines. Tells nobody."""
    row = TicketSplit.objects.create(message=message, ticket=ticket, split_at=at, split_by=by.reference)
    for one, verb, other in ((message.ticket, "split off", ticket), (ticket, "split from", message.ticket)):
        told = {"other": reference_of(other), "message": str(message.public_id)}
        record("ticket", one.number, verb, desk=one.desk.name, by=by, at=at, facts=told)
    return row
