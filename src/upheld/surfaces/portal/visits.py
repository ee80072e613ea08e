"""What a browser may see without an account, kept in its session: tickets by link, and words that were turned away."""

from django.contrib.sessions.backends.base import SessionBase

from upheld.presentation.announced import TRACKED as _KEY

_KEPT = "turned_away"
# The oldest are forgotten first.
KEPT = 40


def nonces(session: SessionBase) -> list[str]:
    """Return the tracking links that this browser has followed or was given."""
    return list(session.get(_KEY, []))


def remember(session: SessionBase, nonce: str) -> None:
    """Let this browser see the ticket of one more tracking link."""
    others = [known for known in nonces(session) if known != nonce]
    session[_KEY] = [*others, nonce][-KEPT:]


def kept(session: SessionBase) -> list[str]:
    """Return what was turned away and kept for this browser, by public id."""
    return list(session.get(_KEPT, []))


def keep(session: SessionBase, refusal: str) -> None:
    """Let this browser come back to what was turned away."""
    others = [known for known in kept(session) if known != refusal]
    session[_KEPT] = [*others, refusal][-KEPT:]
