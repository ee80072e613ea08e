"""Naming colleagues in a note: they follow the ticket from then on, and are told."""

from collections.abc import Sequence
from datetime import datetime

from upheld.accounts.models import User
from upheld.audit.facts import Actor
from upheld.tickets.actions import follow, tell
from upheld.tickets.models import Mention, Message, Ticket
from upheld.tickets.queries.followers import people_named


def everyone_named(ticket: Ticket, note: Message, *, by: Actor, at: datetime) -> Sequence[User]:
    """Write down whom a note names, let them follow the ticket and tell them; the caller holds the ticket.

    Only people of the desk are found. Whoever names themselves follows, and is told nothing.
    """
    named = people_named(note.text, ticket.desk)
    Mention.objects.bulk_create([Mention(message=note, user=user) for user in named], ignore_conflicts=True)
    for user in named:
        follow.start(ticket, user, by=by, at=at)
    tell.mentioned(ticket, note, named, by=by, at=at)
    return named
