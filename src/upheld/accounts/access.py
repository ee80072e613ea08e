"""The only way a surface gets a mailed link; forged, foreign, used and expired ones are alike."""

from datetime import datetime

from django.core import signing
from django.http import Http404

from upheld.accounts.models import MailedLink

_SALT = "upheld.accounts.link"


class NotFound(Http404):
    """There is no such link."""


def link_token(nonce: str, purpose: str) -> str:
    """Return what the address of a link carries: its nonce, signed for one purpose."""
    return signing.Signer(salt=f"{_SALT}.{purpose}").sign(nonce)


def link_for_token(token: str, purpose: MailedLink.Purpose, *, at: datetime) -> MailedLink:
    """Return the link that an address names and that still works."""
    try:
        nonce = signing.Signer(salt=f"{_SALT}.{purpose.value}").unsign(token)
    except signing.BadSignature as fault:
        raise NotFound from fault
    open_ones = MailedLink.objects.filter(purpose=purpose, used_at__isnull=True, expires_at__gt=at)
    found = open_ones.filter(nonce=nonce).first() if nonce else None
    if found is None:
        raise NotFound
    return found
