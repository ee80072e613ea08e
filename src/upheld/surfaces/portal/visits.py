"""Which tickets a browser may see without an account: the nonces of tracking links, kept in its session."""

from django.contrib.sessions.backends.base import SessionBase

_KEY = "tracking"
# The oldest are forgotten first.
KEPT = 40


def nonces(session: SessionBase) -> list[str]:
    """Return the tracking links that this browser has followed or was given."""
    return list(session.get(_KEY, []))


def remember(session: SessionBase, nonce: str) -> None:
    """Let this browser see the ticket of one more tracking link."""
    others = [known for known in nonces(session) if known != nonce]
    session[_KEY] = [*others, nonce][-KEPT:]
