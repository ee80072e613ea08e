"""Where a ticket's page begins: at what its reader has not read; remembering that they read is an action's."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from upheld.surfaces.console.frame import Frame
from upheld.tickets.queries.detail import TicketDetail
from upheld.tickets.queries.unread import first_unread

_LONGEST = 40


def unread(detail: TicketDetail, since: datetime | None, frame: Frame) -> dict[str, Any]:
    """Return from which entry on the timeline is new to its reader, and how the page asks for the same again."""
    first = first_unread(detail.timeline, since=since, reader=frame.member.user.as_actor)
    return {"first_unread": first, "since_query": urlencode({"since": since.isoformat()}) if since else ""}


def read_since(text: str) -> datetime | None:
    """Return the instant that a page says it began from; None for what is none."""
    try:
        instant = datetime.fromisoformat(text[:_LONGEST])
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else None
