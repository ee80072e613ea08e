"""Keeps the secrets of people's second factors sealed in the database; when they are asked for is allauth's work."""

from allauth.mfa.adapter import DefaultMFAAdapter

from upheld import sealing

PURPOSE = "second_factor"


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Seals and opens secrets with a key that follows from the installation's secret key."""

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return sealing.seal(text, purpose=PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that the database kept. Raises NotOurSeal, if it was sealed with another key."""
        return sealing.opened(encrypted_text, purpose=PURPOSE)
