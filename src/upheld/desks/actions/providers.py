"""Saying which company's sign-in a desk trusts, and whom it leads to; speaking with it is a surface's work."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.facts import PROVIDER_PURPOSE
from upheld.desks.models import Desk, ProviderIdentity, SignInProvider
from upheld.sealing import seal


class BadProvider(ValueError):
    """This names no sign-in that could be trusted."""


class TiedToOther(ValueError):
    """The account, or the person at the company, is tied otherwise already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProviderPlan:
    """What a manager says of a company's sign-in."""

    label: str
    issuer: str
    client_id: str
    # empty keeps the one that is there
    secret: str = field(repr=False)
    domains: tuple[str, ...]


@transaction.atomic
def keep(desk: Desk, plan: ProviderPlan, *, by: Actor, at: datetime) -> SignInProvider:
    """Trust a company's sign-in on a desk, or change what is known of it; locks the desk. Raises BadProvider.

    Another issuer, or another application of it, knows nobody yet: whoever was tied is tied no longer.
    """
    Desk.objects.select_for_update().get(pk=desk.pk)
    before = SignInProvider.objects.filter(desk=desk).first()
    _check(plan, before)
    known = {
        "label": plan.label,
        "issuer": plan.issuer,
        "client_id": plan.client_id,
        "domains": list(plan.domains),
        "changed_at": at,
        "changed_by": by.reference,
    }
    if plan.secret:
        known["sealed_secret"] = seal(plan.secret, purpose=PROVIDER_PURPOSE)
    row, _created = SignInProvider.objects.update_or_create(desk=desk, defaults=known)
    if before and (before.issuer, before.client_id) != (plan.issuer, plan.client_id):
        ProviderIdentity.objects.filter(provider=row).delete()
    told = {"issuer": plan.issuer, "client": plan.client_id, "domains": list(plan.domains)}
    record("desk", desk.pk, "sign-in provider kept", desk=desk.name, by=by, at=at, facts=told)
    return row


@transaction.atomic
def drop(desk: Desk, *, by: Actor, at: datetime) -> None:
    """Trust no company's sign-in on a desk any more; what is not there stays so."""
    dropped, _rows = SignInProvider.objects.filter(desk=desk).delete()
    if dropped:
        record("desk", desk.pk, "sign-in provider dropped", desk=desk.name, by=by, at=at)


@transaction.atomic
def tie(provider: SignInProvider, subject: str, user: User, *, at: datetime) -> ProviderIdentity:
    """Let a subject of a company's sign-in lead to an account; locks the provider. Raises TiedToOther."""
    SignInProvider.objects.select_for_update().get(pk=provider.pk)
    if ProviderIdentity.objects.filter(provider=provider, user=user).exists():
        raise TiedToOther(_("this account belongs to somebody else at that company"))
    row = ProviderIdentity.objects.create(
        provider=provider, subject=subject, user=user, tied_at=at, tied_by=user.as_actor.reference
    )
    record("person", user.pk, "sign-in tied", desk=provider.desk.name, by=user.as_actor, at=at)
    return row


@transaction.atomic
def untie(identity: ProviderIdentity, *, at: datetime) -> None:
    """Let a company's sign-in lead to an account no longer."""
    user, desk = identity.user, identity.provider.desk
    identity.delete()
    record("person", user.pk, "sign-in untied", desk=desk.name, by=user.as_actor, at=at)


def forget(user: User) -> None:
    """Forget every company's sign-in that leads to an account."""
    ProviderIdentity.objects.filter(user=user).delete()


def _check(plan: ProviderPlan, before: SignInProvider | None) -> None:
    address = urlsplit(plan.issuer)
    plain = settings.DEMO and address.scheme == "http" and address.hostname in ("127.0.0.1", "localhost")
    if not address.hostname or address.query or address.fragment or (address.scheme != "https" and not plain):
        raise BadProvider(_("the issuer is an address that begins with https://, without a question mark"))
    if not plan.secret and (before is None or before.client_id != plan.client_id):
        raise BadProvider(_("give the secret of this application"))
    if not plan.domains:
        raise BadProvider(_("name at least one domain whose addresses it may speak for"))
