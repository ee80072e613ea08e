"""Looks at the clocks whose time to be looked at has come; what there is to notice is decided elsewhere."""

import logging
from datetime import datetime, timedelta

from upheld.tickets.actions import notice

# When a clock that could not be read is looked at again; nobody waits for it to mend itself sooner.
SET_ASIDE_FOR = timedelta(hours=1)

log = logging.getLogger(__name__)


def do_one(at: datetime) -> bool:
    """Look at one clock; return whether there was one.

    1. Notice what there is to notice about the clock that has waited longest.
    2. If it cannot be read, set it aside with the reason, where its ticket shows it, and go on with the others.
    """
    try:
        return notice.next_clock(at=at) is not None
    except notice.Unreadable as fault:
        log.exception("clock %s could not be read; set aside", fault.clock.pk)
        reason = f"{type(fault.__cause__).__name__}: {fault.__cause__}"
        notice.set_aside(fault.clock, until=at + SET_ASIDE_FOR, reason=reason, at=at)
        return True
