"""Seals what the database keeps and only this installation may read; who may ask for it is decided elsewhere."""

import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings


def seal(text: str, *, purpose: str) -> str:
    """Return a secret as the database keeps it; what is sealed for one purpose is opened for no other."""
    return _key(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """Return a secret that was kept. Raises InvalidToken, if it was sealed with another key or purpose."""
    return _key(purpose).decrypt(sealed.encode()).decode()


def _key(purpose: str) -> Fernet:
    key = hashlib.sha256(f"{purpose}|{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
