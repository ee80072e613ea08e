"""Seals texts that rows keep and that the desk must be able to read again; what they are is not known here."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class NotOurSeal(ValueError):
    """It was sealed with another key, for another purpose, or damaged."""


def seal(text: str, *, purpose: str) -> str:
    """Return a text as the database keeps it; the key follows from the installation's secret key and `purpose`."""
    return _seal(purpose).encrypt(text.encode()).decode()


def opened(sealed: str, *, purpose: str) -> str:
    """Return a text that the database kept. Raises NotOurSeal."""
    try:
        return _seal(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as fault:
        raise NotOurSeal(purpose) from fault


def _seal(purpose: str) -> Fernet:
    key = hashlib.sha256(f"upheld.{purpose}|{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
