"""The keys in addresses that say where a page of customers, people or tickets begins; a damaged one is no page."""

import base64
import binascii
import json
from datetime import datetime
from typing import Any

from upheld.customers.queries.listing import NameKey
from upheld.desks.access import NotFound
from upheld.tickets.queries.of_customer import ReceivedKey

KEY_LENGTH_AT_MOST = 1600
_LARGEST_ID = 2**63 - 1


def written_name(key: NameKey) -> str:
    """Return the key of a list by name as it stands in an address."""
    return _written(key.name, key.id)


def read_name(text: str) -> NameKey | None:
    """Return the key of a list by name that an address carries; None without one. Raises: NotFound, if it is none."""
    if not text:
        return None
    name, number = _read(text)
    return NameKey(name=name, id=number)


def written_received(key: ReceivedKey) -> str:
    """Return the key of a list of tickets as it stands in an address."""
    return _written(key.at.isoformat(), key.id)


def read_received(text: str) -> ReceivedKey | None:
    """Return the key of a list of tickets that an address carries; None without one. Raises: NotFound."""
    if not text:
        return None
    instant, number = _read(text)
    try:
        key = ReceivedKey(at=datetime.fromisoformat(instant), id=number)
    except ValueError as fault:
        raise NotFound from fault
    if key.at.tzinfo is None:
        raise NotFound
    return key


def _written(*parts: Any) -> str:
    told = json.dumps(parts, separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read(text: str) -> tuple[str, int]:
    if len(text) > KEY_LENGTH_AT_MOST:
        raise NotFound
    try:
        padded = text + "=" * (-len(text) % 4)
        first, number = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error) as fault:
        raise NotFound from fault
    if not isinstance(first, str) or "\0" in first or not isinstance(number, int) or not 0 <= number <= _LARGEST_ID:
        raise NotFound
    return first, number
