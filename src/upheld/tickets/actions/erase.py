"""Taking a person's words out of their tickets; what was promised, and whether it was kept, stays."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from upheld.audit.facts import ERASED_NAME, ERASED_WORDS
from upheld.customers.models import Contact
from upheld.tickets.models import Hold, Message, Ticket, TrackingLink


class StillOpen(ValueError):
    """A ticket of this person is open: somebody is owed an answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ErasedTickets:
    """What became of a person's tickets."""

    # their numbers on the desk
    numbers: tuple[int, ...]
    messages: int
    links: int


@transaction.atomic
def erase(contacts: Collection[Contact]) -> ErasedTickets:
    """Empty the tickets of some people: subjects, answers, all that was written on them, and the ways to them.

    What the desk wrote there goes too: it names whom it answers. The index of words follows the rows. Locks the
    tickets. Raises StillOpen.
    """
    tickets = list(Ticket.objects.select_for_update().filter(contact__in=contacts).order_by("pk"))
    if open_ones := [ticket.number for ticket in tickets if ticket.state != Ticket.State.RESOLVED]:
        raise StillOpen(f"{len(open_ones)} of their tickets is still open: resolve it first")
    messages = Message.objects.filter(ticket__in=tickets)
    messages.filter(sent_by__in=[one.as_actor.reference for one in contacts]).update(sender_name=ERASED_NAME)
    links, _ = TrackingLink.objects.filter(contact__in=contacts).delete()
    Hold.objects.filter(ticket__in=tickets).update(note="")
    Ticket.objects.filter(pk__in=[ticket.pk for ticket in tickets]).update(subject=ERASED_WORDS, answers={})
    return ErasedTickets(
        numbers=tuple(ticket.number for ticket in tickets),
        messages=messages.update(text=ERASED_WORDS),
        links=links,
    )
