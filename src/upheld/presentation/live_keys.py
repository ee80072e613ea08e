"""Signed keys that let a page listen to changes: of a whole desk, or of one ticket. Who may have one is not decided here."""

from typing import Any

from django.core import signing

# A page left open longer than this must be loaded anew.
LIFETIME_S = 12 * 60 * 60
_SALT = "upheld.live"


class UnknownKey(ValueError):
    """The key was forged, or is too old."""


def key_for_desk(desk_name: str) -> str:
    """Return a key to every change on a desk, for those who work there."""
    return signing.dumps({"desk": desk_name}, salt=_SALT)


def key_for_ticket(desk_name: str, number: int) -> str:
    """Return a key to those changes of one ticket that its customer may know of."""
    return signing.dumps({"desk": desk_name, "ticket": number}, salt=_SALT)


def scope_of(key: str) -> dict[str, Any]:
    """Return what a key opens: `desk`, and `ticket` when it is one customer's.

    Raises: UnknownKey, alike for what is forged and what has expired.
    """
    try:
        scope: dict[str, Any] = signing.loads(key, salt=_SALT, max_age=LIFETIME_S)
    except signing.BadSignature as fault:
        raise UnknownKey("this key opens nothing") from fault
    return scope
