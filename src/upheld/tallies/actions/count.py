"""Counting a deed, the same for every process; forgetting what is over."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection
from django.utils.crypto import salted_hmac

from upheld.tallies.facts import Limit, Standing
from upheld.tallies.models import CachedValue, Tally

_SALT = "upheld.tally"
# One statement, so that no count is lost between reading and writing, whichever process counts beside.
_COUNT = """
INSERT INTO tallies_tally AS known (deed, doer, began_at, ends_at, count) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (deed, doer) DO UPDATE SET
    count = CASE WHEN known.ends_at <= excluded.began_at THEN 1 ELSE known.count + 1 END,
    began_at = CASE WHEN known.ends_at <= excluded.began_at THEN excluded.began_at ELSE known.began_at END,
    ends_at = CASE WHEN known.ends_at <= excluded.began_at THEN excluded.ends_at ELSE known.ends_at END
RETURNING count, ends_at
"""


def one_more(limit: Limit, doer: str, *, at: datetime) -> Standing:
    """Count that `doer` does a deed once more, and return how often that is by now."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [limit.deed, _digest(doer), at, at + limit.within])
        count, ends_at = cursor.fetchone()
    return Standing(limit=limit, count=count, ends_at=ends_at)


def one_more_each(deeds: Mapping[Limit, str], *, at: datetime) -> Sequence[Standing]:
    """Count one deed against several limits, always in one order, so that two who count never wait for each other."""
    in_order = sorted(deeds.items(), key=lambda pair: pair[0].deed)
    return [one_more(limit, doer, at=at) for limit, doer in in_order]


def forget_old(*, at: datetime) -> int:
    """Delete the tallies whose span is over, and what the cache keeps no longer; return how many."""
    deleted, _ = Tally.objects.filter(ends_at__lte=at).delete()
    expired, _ = CachedValue.objects.filter(expires__lte=at).delete()
    return deleted + expired


def _digest(doer: str) -> str:
    return salted_hmac(_SALT, doer, algorithm="sha256").hexdigest()
