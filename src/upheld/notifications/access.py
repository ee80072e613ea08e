"""The only way a surface gets a notification; whoever may not have it is told that it does not exist."""

from datetime import datetime

from django.core import signing
from django.http import Http404

from upheld.notifications.facts import CONFIRMATION_LIFETIME
from upheld.notifications.models import Correspondent, Notification

_CONFIRMATION_SALT = "upheld.confirmation"


def notification_of_desk(desk: str, number: int) -> Notification:
    """Return a notification of a desk; the caller has checked that the person may see that desk's outbox."""
    notification = Notification.objects.filter(desk=desk, pk=number).first()
    if notification is None:
        raise Http404
    return notification


def confirmation_token(nonce: str) -> str:
    """Return what the link to confirm an address carries: its nonce, and a signature only this installation makes."""
    return signing.Signer(salt=_CONFIRMATION_SALT).sign(nonce)


def correspondent_for_token(token: str, desk: str, *, at: datetime) -> Correspondent:
    """Return the address that a link is to confirm; forged, foreign and expired ones are alike."""
    try:
        nonce = signing.Signer(salt=_CONFIRMATION_SALT).unsign(token)
    except signing.BadSignature as fault:
        raise Http404 from fault
    row = (
        Correspondent.objects.filter(desk=desk, nonce=nonce, typed_at__gt=at - CONFIRMATION_LIFETIME).first()
        if nonce
        else None
    )
    if row is None:
        raise Http404
    return row
