"""Desk rows as plain values."""

import hashlib

# The folder of templates/emails/ that holds the words of an invitation.
INVITATION_MAIL = "desk-invitation"


def digest_of(token: str) -> str:
    """Return what is kept of a token: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
