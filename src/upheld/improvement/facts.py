"""What a survey's link proves, and what is kept of it; who may answer is decided in `access`."""

import hashlib


def digest_of(nonce: str) -> str:
    """Return what is stored of a link's 128 random bits: enough to know them again, not enough to make a link."""
    return hashlib.sha256(nonce.encode()).hexdigest()
