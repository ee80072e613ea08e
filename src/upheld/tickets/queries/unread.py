"""From when and where on a ticket's timeline is new to somebody; an answer over what they have not read is `said`'s."""

from collections.abc import Iterable
from datetime import datetime

from upheld.audit.facts import Actor
from upheld.tickets.queries.detail import Entry


def first_unread(timeline: Iterable[Entry], *, since: datetime | None, reader: Actor) -> Entry | None:
    """Return the first message that others wrote after an instant; None if there is none, or nothing to count from."""
    if since is None:
        return None
    messages = (entry for entry in timeline if entry.kind != "event" and entry.by != reader.reference)
    return next((entry for entry in messages if entry.at > since), None)
