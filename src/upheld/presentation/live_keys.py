"""Keys with which a page may listen to live updates: signed, scoped, short-lived. Sending is done elsewhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

# How long a page may stay open and be told; after that it must be loaded again.
LIFETIME = timedelta(hours=12)
_SALT = "upheld.live.2"  # counted up when what a key carries changes


class BadKey(ValueError):
    """The key is forged, damaged or too old."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveScope:
    """What a page may be told of: a whole desk, or, for a customer, one of its tickets."""

    desk: str
    # None for those who work on the desk.
    ticket: int | None
    # The instant of which the page knows everything.
    since: datetime
    # Who looks, of those who work on the desk: what is theirs alone is told to nobody else.
    person: int | None = None


def key_for_desk(desk_name: str, *, at: datetime, person: int | None = None) -> str:
    """Return the key for a page of one who works on a desk, as rendered at `at`."""
    return _sign(desk_name, None, at, person)


def key_for_ticket(desk_name: str, number: int, *, at: datetime) -> str:
    """Return the key for a customer's page of one ticket, as rendered at `at`; internal events stay hidden from it."""
    return _sign(desk_name, number, at, None)


def scope_of(key: str, *, at: datetime) -> LiveScope:
    """Return what a presented key allows at `at`.

    Raises: BadKey, if this installation did not sign it or it is older than LIFETIME.
    """
    try:
        desk, ticket, since_text, person = signing.Signer(salt=_SALT).unsign_object(key)
    except signing.BadSignature as fault:
        raise BadKey("the key was not signed here") from fault
    since = datetime.fromisoformat(since_text)
    if at - since > LIFETIME:
        raise BadKey("the key is too old; load the page again")
    return LiveScope(desk=desk, ticket=ticket, since=since, person=person)


def _sign(desk_name: str, ticket: int | None, at: datetime, person: int | None) -> str:
    return signing.Signer(salt=_SALT).sign_object([desk_name, ticket, at.isoformat(), person])
