"""Desk rows as plain values."""

import hashlib

from upheld.accounts.facts import Sender
from upheld.desks.models import Desk

# The folder of templates/emails/ that holds the words of an invitation.
INVITATION_MAIL = "desk-invitation"
# For what the secret of a company's sign-in is sealed.
PROVIDER_PURPOSE = "desks.provider"


def digest_of(token: str) -> str:
    """Return what is kept of a token: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def sender_of(desk: Desk) -> Sender:
    """Return in whose name a desk's mails about accounts are written."""
    return Sender(name=desk.name, title=desk.title, zone=desk.zone, email=desk.email)
