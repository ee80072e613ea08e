"""Reads the mails about accounts that wait in the outbox, as they would arrive; sends nothing."""

import re

from upheld.channels.email.letter import compose
from upheld.notifications.models import Notification


def to(email: str) -> list[str]:
    """Return the text of every mail about an account that goes to an address, oldest first."""
    waiting = Notification.objects.filter(subject="account", recipient=email).order_by("pk")
    return [str(compose(one).body) for one in waiting]


def link_to(email: str) -> str:
    """Return the path of the link in the newest mail to an address."""
    found = re.search(r"https?://[^/\s]+(/accounts/\S+)", to(email)[-1])
    assert found is not None
    return found[1]


def code_to(email: str) -> str:
    """Return the code in the newest mail to an address."""
    return next(line for line in to(email)[-1].splitlines() if len(line) < 12 and re.fullmatch(r"[A-Z0-9-]{6,}", line))


def everything() -> list[str]:
    """Return every mail about an account whole: subject, text and HTML."""
    letters = [compose(one) for one in Notification.objects.filter(subject="account")]
    return [f"{one.subject}{one.body}{one.alternatives}" for one in letters]
