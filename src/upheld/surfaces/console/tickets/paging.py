"""The key in an address that says where a page of the queue begins; a damaged key is no page."""

import base64
import binascii
import json
from datetime import datetime

from upheld.desks.access import NotFound
from upheld.tickets.queries.queue import QueueKey

KEY_LENGTH_AT_MOST = 200
_LARGEST_ID = 2**63 - 1


def written(key: QueueKey) -> str:
    """Return a key as it stands in an address."""
    told = json.dumps([key.group, key.at.isoformat(), key.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def read(text: str) -> QueueKey | None:
    """Return the key that an address carries; None without one.

    Raises: NotFound, if it is not a key.
    """
    if not text:
        return None
    if len(text) > KEY_LENGTH_AT_MOST:
        raise NotFound
    try:
        padded = text + "=" * (-len(text) % 4)
        group, instant, number = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        key = QueueKey(group=int(group), at=datetime.fromisoformat(instant), id=int(number))
    except (ValueError, TypeError, binascii.Error) as fault:
        raise NotFound from fault
    if key.at.tzinfo is None or not 0 <= key.group <= 9 or not 0 <= key.id <= _LARGEST_ID:
        raise NotFound
    return key
