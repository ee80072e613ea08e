"""What a ticket's page shows of a conversation, and where it begins: at what its reader has not read.

Remembering that they read is an action's.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from upheld.surfaces.console.frame import Frame
from upheld.tickets.queries.detail import TicketDetail
from upheld.tickets.queries.unread import first_unread

_LONGEST = 40
# Of a long conversation a page shows how it began, and what came last; at least this much of it.
NEWEST_SHOWN = 60
FOLDED_AT_LEAST = 5
WHOLE = "whole"


def conversation(detail: TicketDetail, since: datetime | None, frame: Frame, *, whole: bool) -> dict[str, Any]:
    """Return what is shown, how much is folded between its beginning and the rest, and from where on it is new.

    And how the page asks for the same again.
    """
    told = detail.timeline
    first = first_unread(told, since=since, reader=frame.member.user.as_actor)
    folded = 0 if whole else max(0, len(told) - 1 - NEWEST_SHOWN)
    if first is not None and folded:
        folded = min(folded, told.index(first) - 1)
    if folded < FOLDED_AT_LEAST:
        folded = 0
    again = {"since": since.isoformat()} if since else {}
    return {
        "entries": (*told[:1], *told[1 + folded :]),
        "folded": folded,
        "first_unread": first,
        "seen_before": since is not None,
        "asked_again": urlencode(again | {WHOLE: "yes"} if whole else again),
    }


def read_since(text: str) -> datetime | None:
    """Return the instant that a page says it began from; None for what is none."""
    try:
        instant = datetime.fromisoformat(text[:_LONGEST])
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else None
