"""From when and where on a ticket's timeline is new to somebody; an answer over what they have not read is `said`'s."""

from collections.abc import Iterable
from datetime import datetime

from upheld.accounts.models import User
from upheld.audit.facts import Actor
from upheld.tickets.models import RecentTicket, Ticket
from upheld.tickets.queries.detail import Entry


def opened_last(ticket: Ticket, reader: User) -> datetime | None:
    """Return when somebody last opened a ticket; None if never."""
    return RecentTicket.objects.filter(ticket=ticket, person=reader).values_list("opened_at", flat=True).first()


def first_unread(timeline: Iterable[Entry], *, since: datetime | None, reader: Actor) -> Entry | None:
    """Return the first message that others wrote after an instant; None if there is none, or nothing to count from."""
    if since is None:
        return None
    messages = (entry for entry in timeline if entry.kind != "event" and entry.by != reader.reference)
    return next((entry for entry in messages if entry.at > since), None)
