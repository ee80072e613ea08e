"""A person's tickets as plain values for an export of their data; internal notes are the desk's, and left out."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Prefetch, Q

from upheld.customers.models import Contact
from upheld.tickets.models import Attachment, IntakeRefusal, Message, Ticket

_CHUNK = 200


def personal_tickets(people: Sequence[Contact]) -> Iterator[dict[str, Any]]:
    """Yield the tickets of one person with what was said on each, oldest first, however many there are."""
    # On a ticket into which another person's was merged, that person wrote too.
    theirs = Q(origin__isnull=True) | Q(origin__contact__in=people)
    said = Message.objects.filter(theirs).exclude(kind__in=Message.INTERNAL).order_by("sent_at", "id")
    tickets = Ticket.objects.filter(contact__in=people).select_related("desk", "organisation")
    tickets = tickets.prefetch_related(Prefetch("messages", said), Prefetch("said_since", said)).order_by(
        "received_at", "id"
    )
    for ticket in tickets.iterator(chunk_size=_CHUNK):
        yield {
            "reference": f"{ticket.desk.prefix}-{ticket.number}",
            "kind": ticket.kind,
            "subject": ticket.subject,
            "customer": ticket.organisation.name if ticket.organisation else None,
            "channel": ticket.channel,
            "state": ticket.state,
            "received_at": ticket.received_at.isoformat(),
            "facts": ticket.facts,
            "answers": ticket.answers,
            "callback": ticket.callback,
            "messages": [_message(message) for message in (*ticket.messages.all(), *ticket.said_since.all())],
        }


def personal_refusals(people: Sequence[Contact]) -> Iterator[dict[str, Any]]:
    """Yield what one person asked and the agreement turned away, oldest first."""
    rows = IntakeRefusal.objects.filter(refused_of(people)).order_by("turned_away_at", "id")
    for row in rows.iterator(chunk_size=_CHUNK):
        yield {
            "subject": row.subject,
            "text": row.text,
            "facts": row.facts,
            "answers": row.answers,
            "asked_at": row.turned_away_at.isoformat(),
            "told": row.say,
        }


def refused_of(people: Sequence[Contact]) -> Q:
    """Return the condition for what some people asked and was turned away, also before the desk knew them."""
    theirs = Q(contact__in=people)
    for one in people:
        theirs |= Q(desk=one.desk_id, email__iexact=one.email)
    return theirs


def personal_files(people: Sequence[Contact]) -> Iterator[tuple[str, Attachment]]:
    """Yield the files on a person's tickets, each under a name of its own within all of them; none of a note's."""
    own = Q(message__ticket__contact__in=people, message__origin__isnull=True) | Q(message__origin__contact__in=people)
    files = Attachment.objects.filter(own).exclude(message__kind__in=Message.INTERNAL)
    files = files.select_related("message__ticket__desk").order_by("message__ticket__number", "id")
    for file in files.iterator(chunk_size=_CHUNK):
        ticket = file.message.ticket
        yield f"{ticket.desk.prefix}-{ticket.number}/{file.pk}-{file.name}", file


def _message(message: Message) -> dict[str, Any]:
    return {
        "from": message.sender_name,
        "kind": message.kind,
        "channel": message.channel,
        "sent_at": message.sent_at.isoformat(),
        "text": message.text,
    }
