"""Keys with which one file may arrive or leave: signed, for that file alone, short-lived. Whose it is, is decided
before a key is made.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.core import signing

_SALT = "upheld.files"


class Way(StrEnum):
    """What a key is for; a key for one way opens no other."""

    ARRIVE = "arrive"
    LEAVE = "leave"
    WATCH = "watch"


# How long after it was made a transfer may begin with a key. One that has begun may take as long as it needs.
LIFETIME = {Way.ARRIVE: timedelta(hours=12), Way.LEAVE: timedelta(minutes=5), Way.WATCH: timedelta(hours=6)}


class BadKey(ValueError):
    """The key is forged, damaged, too old, or for something else."""


def file_key(file: UUID, way: Way, *, at: datetime) -> str:
    """Return the key with which a file may begin to arrive or to leave from `at` on."""
    return signing.Signer(salt=f"{_SALT}.{way}").sign_object([file.hex, at.isoformat()])


def file_of(key: str, way: Way, *, at: datetime) -> UUID:
    """Return the file for which a key was made.

    Raises: BadKey, if this installation did not make it for this way, or too long before `at`.
    """
    try:
        file, since = signing.Signer(salt=f"{_SALT}.{way}").unsign_object(key)
    except signing.BadSignature as fault:
        raise BadKey("the key was not made here") from fault
    if at - datetime.fromisoformat(since) > LIFETIME[way]:
        raise BadKey("the key is too old")
    return UUID(hex=file)
