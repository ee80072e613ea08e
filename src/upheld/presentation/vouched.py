"""Remembers in a session that a desk's provider vouched for its person; what follows from it is decided by config."""

from django.contrib.sessions.backends.base import SessionBase

_KEY, _COMING = "vouched_by_desk", "coming_vouched"


def desk_vouching(session: SessionBase) -> str:
    """Return the name of the desk whose provider began a session; empty where its person signed in themselves."""
    return str(session.get(_KEY, ""))


def coming(session: SessionBase, desk: str, *, person: int) -> None:
    """Remember that somebody vouched for is about to be signed in, which may yet take a second factor."""
    session[_COMING] = [desk, person]


def who_came(session: SessionBase, *, person: int) -> str:
    """Return the desk whose provider vouched for whoever is being signed in; empty if they came by themselves."""
    desk, vouched = session.pop(_COMING, None) or ("", None)
    return str(desk) if vouched == person else ""


def settle(session: SessionBase, desk: str) -> None:
    """Remember who vouched for the person of a session that has begun: a desk's provider, or nobody."""
    if desk:
        session[_KEY] = desk
    else:
        session.pop(_KEY, None)
