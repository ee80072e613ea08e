"""Keeping what was answered to a program, so that repeating a request changes nothing."""

from datetime import datetime, timedelta

from django.db import connection

from upheld.desks.models import ApiToken, IdempotentAnswer

# How long a key is good for: a program that repeats a request does so within hours.
KEPT_FOR = timedelta(hours=24)
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(%s, hashtext(%s))"


def claim(token: ApiToken, key: str) -> IdempotentAnswer | None:
    """Return the answer once given under a key, if there is one.

    Locks the key until the transaction ends, so that a repeat that comes meanwhile waits for the first answer.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [token.pk % 2**31, key])
    return IdempotentAnswer.objects.filter(token=token, key=key).first()


def keep(token: ApiToken, key: str, *, request_digest: str, status: int, body: str, at: datetime) -> None:
    """Keep an answer, word for word; call it in the transaction of what the answer tells of."""
    IdempotentAnswer.objects.create(
        token=token, key=key, request_digest=request_digest, status=status, body=body, answered_at=at
    )


def forget_old(*, at: datetime) -> int:
    """Delete the answers that were given longer ago than keys are good for; return how many."""
    deleted, _ = IdempotentAnswer.objects.filter(answered_at__lte=at - KEPT_FOR).delete()
    return deleted
