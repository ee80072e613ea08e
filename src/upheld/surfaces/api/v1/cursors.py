"""Where a page of a list ended, as programs carry it: opaque to them, checked by us."""

import base64
import binascii
import json
from datetime import datetime

from upheld.surfaces.api.v1.refusals import BadCursor
from upheld.tickets.queries.queue import QueueKey

_LARGEST = 2**63


def written(order: str, key: QueueKey | None) -> str | None:
    """Return the cursor of the page after `key`."""
    if key is None:
        return None
    told = json.dumps([order, key.group, key.at.isoformat(), key.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def read(order: str, cursor: str | None) -> QueueKey | None:
    """Return after which row the page begins; raises BadCursor for what this order did not give out."""
    if cursor is None:
        return None
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        named, group, at, row = told
        key = QueueKey(group=int(group), at=datetime.fromisoformat(at), id=int(row))
    except (binascii.Error, ValueError, TypeError) as fault:
        raise BadCursor("The cursor cannot be read.") from fault
    if named != order or key.at.utcoffset() is None or not (0 <= key.group < 10 and 0 < key.id < _LARGEST):
        raise BadCursor(f"The cursor does not belong to the order {order!r}.")
    return key
