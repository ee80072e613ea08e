"""Giving programs keys to a desk, and taking them back."""

import secrets
from datetime import datetime

from django.db import transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.facts import digest_of
from upheld.desks.models import ApiToken, Desk

PREFIX = "upheld_"
RANDOM_BYTES = 32


@transaction.atomic
def create(desk: Desk, *, name: str, by: Actor, at: datetime) -> str:
    """Make a token for one desk and return it; it cannot be read again."""
    token = PREFIX + secrets.token_urlsafe(RANDOM_BYTES)
    row = ApiToken.objects.create(desk=desk, name=name, digest=digest_of(token), created_at=at, created_by=by.reference)
    record("api token", row.pk, "created", desk=desk.name, by=by, at=at, facts={"name": name})
    return token


@transaction.atomic
def revoke(token: ApiToken, *, by: Actor, at: datetime) -> None:
    """Take a key back; a key that was already taken back stays as it is."""
    changed = ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(
        revoked_at=at, revoked_by=by.reference
    )
    if changed:
        record("api token", token.pk, "revoked", desk=token.desk.name, by=by, at=at, facts={"name": token.name})
