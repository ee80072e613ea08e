"""Giving programs keys to a desk, and taking them back."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.facts import digest_of
from upheld.desks.models import ApiToken, Desk, Membership

PREFIX = "upheld_"
RANDOM_BYTES = 32
# How exactly the last use is known: a key in steady use costs one write in so long.
NOTED_EVERY = timedelta(minutes=5)


class NamelessKey(ValueError):
    """A key says what it is for."""


@transaction.atomic
def create(desk: Desk, *, name: str, by: Actor, at: datetime) -> str:
    """Make a token for one desk and return it; it cannot be read again. Raises NamelessKey."""
    name = " ".join(name.split())
    if not name:
        raise NamelessKey(_("say what the key is for"))
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


def revoke_made_by(member: Membership, *, by: Actor, at: datetime) -> None:
    """Take back every key to a desk that a member made: whoever leaves takes no way in with them."""
    reference = member.user.as_actor.reference
    for token in ApiToken.objects.select_related("desk").filter(
        desk=member.desk, created_by=reference, revoked_at__isnull=True
    ):
        revoke(token, by=by, at=at)


def note_use(token: ApiToken, *, at: datetime) -> None:
    """Remember that a program presented a key, at most once in NOTED_EVERY."""
    if token.last_used_at is not None and at - token.last_used_at < NOTED_EVERY:
        return
    unnoted = Q(last_used_at__isnull=True) | Q(last_used_at__lte=at - NOTED_EVERY)
    ApiToken.objects.filter(unnoted, pk=token.pk).update(last_used_at=at)
