"""How far somebody has read what others said in public on a ticket, as a mark that its page carries. No notes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max

from upheld.accounts.models import User
from upheld.tickets.models import Message, Sending, Ticket

PUBLIC = (Message.Kind.CUSTOMER, Message.Kind.REPLY)
_DIGITS_AT_MOST = 18


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Mark:
    """The newest message of others, and the newest reply of theirs on its way; 0 for none."""

    message: int
    sending: int

    def __str__(self) -> str:
        return f"{self.message}.{self.sending}"


def read_mark(written: str) -> Mark | None:
    """Return a mark as a page carried it; None for what is none."""
    parts = written.split(".")
    if len(parts) != 2 or not all(part.isdecimal() and len(part) <= _DIGITS_AT_MOST for part in parts):
        return None
    return Mark(message=int(parts[0]), sending=int(parts[1]))


def mark_on(ticket: Ticket, messages: Iterable[Message], sendings: Iterable[Sending], reader: User) -> Mark:
    """Return how far others have got in what a page shows of a ticket; needs no query."""
    own = reader.as_actor.reference
    theirs = (row.pk for row in messages if row.ticket_id == ticket.pk and row.kind in PUBLIC and row.sent_by != own)
    coming = (row.pk for row in sendings if row.author_id != reader.pk)
    return Mark(message=max(theirs, default=0), sending=max(coming, default=0))


def said_by_others(ticket: Ticket, reader: User) -> Mark:
    """Return how far others have got by now: two queries."""
    messages = Message.objects.filter(ticket=ticket, kind__in=PUBLIC).exclude(sent_by=reader.as_actor.reference)
    sendings = Sending.objects.filter(ticket=ticket).exclude(author=reader)
    return Mark(
        message=messages.aggregate(newest=Max("pk"))["newest"] or 0,
        sending=sendings.aggregate(newest=Max("pk"))["newest"] or 0,
    )


def who_said_more(ticket: Ticket, reader: User, seen: Mark) -> str | None:
    """Return who of the others said, or is saying, something beyond a mark, the newest of them; None if nobody."""
    coming = Sending.objects.filter(ticket=ticket, pk__gt=seen.sending).exclude(author=reader)
    if sending := coming.select_related("author").order_by("-pk").first():
        return sending.author.name
    more = Message.objects.filter(ticket=ticket, kind__in=PUBLIC, pk__gt=seen.message)
    newest = more.exclude(sent_by=reader.as_actor.reference).order_by("-pk").first()
    return newest.sender_name if newest else None
