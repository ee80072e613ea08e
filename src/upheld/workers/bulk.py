"""Does what people want done to many tickets, one ticket after another; what that is, is `tickets.actions.bulk`'s."""

from datetime import datetime

from upheld.tickets.actions import bulk


def do_one(at: datetime) -> bool:
    """Do what waits longest on one ticket; return whether there was one.

    1. Take the row that waits longest and that no other worker holds.
    2. Do it in one transaction; a refusal is kept with its reason, and the next row is taken all the same.
    """
    return bulk.next_row(at=at) is not None
