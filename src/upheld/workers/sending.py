"""Lets replies go out whose seconds are over; what that does is `tickets.actions.sending`'s."""

import logging
from datetime import datetime

from upheld.tickets.actions import sending

log = logging.getLogger(__name__)


def do_one(at: datetime) -> bool:
    """Let one reply go out; return whether there was one.

    1. Take the reply whose time came first and that no other worker holds.
    2. Write it and do what was to follow, in one transaction; a refusal puts the words back for their author.
    """
    sent = sending.next_due(at=at)
    if sent is not None:
        log.info("a reply on ticket %s is out", sent.ticket_id)
    return sent is not None
