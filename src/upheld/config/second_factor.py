"""Keeps the secrets of people's second factors sealed in the database; when they are asked for is allauth's work."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Seals and opens secrets with a key that follows from the installation's secret key."""

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that the database kept. Raises InvalidToken, if it was sealed with another key."""
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    key = hashlib.sha256(f"upheld.second_factor|{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
