"""Allowing websites to show a desk's form, and giving them secrets to sign with."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld import sealing
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.actions.refusals import refusing_repeats
from upheld.customers.facts.origins import origin_of
from upheld.customers.models import Organisation, UsedIdentity, Website, WebsiteSecret
from upheld.customers.queries.websites import PURPOSE
from upheld.desks.models import Desk

PREFIX = "upheld_site_"
RANDOM_BYTES = 32
# Of what has expired, as much goes with each identity that is used.
SWEPT_AT_ONCE = 20


class UsedAlready(ValueError):
    """This identity was presented before."""


@transaction.atomic
def allow(desk: Desk, written: str, *, organisation: Organisation | None, by: Actor, at: datetime) -> Website:
    """Allow a website to show the desk's form in its pages, for one customer's people or for everybody's.

    It cannot say who its visitors are before it has a secret. Raises BadOrigin, WebsiteAllowed.
    """
    origin = origin_of(written)
    with refusing_repeats():
        row = Website.objects.create(
            desk=desk, origin=origin, organisation=organisation, allowed_at=at, allowed_by=by.reference
        )
    _tell(row, "allowed", by=by, at=at)
    return row


@transaction.atomic
def withdraw(website: Website, *, by: Actor, at: datetime) -> None:
    """Let a website show the form no longer; nothing that it signed counts from then on. Once more changes nothing."""
    allowed = Website.objects.filter(pk=website.pk, withdrawn_at__isnull=True)
    if allowed.update(withdrawn_at=at, withdrawn_by=by.reference):
        _tell(website, "withdrawn", by=by, at=at)


@transaction.atomic
def rotate(website: Website, *, by: Actor, at: datetime) -> str:
    """Make a new secret for a website and return it; it cannot be read again. The one before counts for a day longer.

    Locks the website.
    """
    website = Website.objects.select_for_update(of=("self",)).select_related("desk").get(pk=website.pk)
    current = WebsiteSecret.objects.filter(website=website, superseded_at__isnull=True)
    current.update(superseded_at=at, superseded_by=by.reference)
    secret = PREFIX + secrets.token_urlsafe(RANDOM_BYTES)
    WebsiteSecret.objects.create(
        website=website, sealed=sealing.seal(secret, purpose=PURPOSE), made_at=at, made_by=by.reference
    )
    _tell(website, "secret made", by=by, at=at)
    return secret


@transaction.atomic
def use_identity(website: Website, number: str, *, expires_at: datetime, at: datetime) -> None:
    """Remember that an identity was presented, until it would be refused anyway. Raises UsedAlready.

    Takes some of what has expired along.
    """
    digest = hashlib.sha256(number.encode()).hexdigest()
    expired = UsedIdentity.objects.filter(expires_at__lte=at).order_by("expires_at")
    UsedIdentity.objects.filter(pk__in=list(expired.values_list("pk", flat=True)[:SWEPT_AT_ONCE])).delete()
    _row, is_new = UsedIdentity.objects.get_or_create(
        website=website, digest=digest, defaults={"expires_at": expires_at}
    )
    if not is_new:
        raise UsedAlready(_("this page was opened with the same proof before"))


def _tell(website: Website, verb: str, *, by: Actor, at: datetime) -> None:
    told = {"origin": website.origin}
    record("website", website.pk, verb, desk=website.desk.name, by=by, at=at, facts=told)
