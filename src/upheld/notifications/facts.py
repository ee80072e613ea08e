"""What delivering needs to know without rows: how a carrier fails, when to try again and when to give up.

No carrier lives here.
"""

from datetime import datetime, timedelta

# How long to wait after the first, second, … failed attempt; the last goes for all that follow.
BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(days=1),
)
# After this long nobody waits for it any more; RFC 5321, 4.5.4.1 asks for four to five days.
PATIENCE = timedelta(days=5)


class DeliveryFailed(Exception):
    """The carrier did not take it; the message says what the carrier said, for a person to read."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        # whether trying again would be in vain
        self.permanent = permanent


def next_attempt(*, attempts: int, written_at: datetime, at: datetime) -> datetime | None:
    """Return when to try again after `attempts` failed ones, or None when it is time to give up.

    Units: elapsed time.
    """
    if at - written_at >= PATIENCE:
        return None
    return at + BACK_OFF[min(attempts, len(BACK_OFF)) - 1]
