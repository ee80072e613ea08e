"""Keeps the secrets of people's second factors sealed in the database; when they are asked for is allauth's work."""

from allauth.mfa.adapter import DefaultMFAAdapter

from upheld.accounts.sealing import seal, unseal

_PURPOSE = "upheld.second_factor"


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Seals and opens secrets with a key that follows from the installation's secret key."""

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return seal(text, purpose=_PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that the database kept. Raises InvalidToken, if it was sealed with another key."""
        return unseal(encrypted_text, purpose=_PURPOSE)
