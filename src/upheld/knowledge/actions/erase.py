"""Forgetting a person who asked for seats at webinars; feedback knows nobody, so there is nothing of them in it."""

from collections.abc import Iterable

from upheld.desks.models import Desk
from upheld.knowledge.models import Registration


def erase(desk: Desk, *, addresses: Iterable[str]) -> int:
    """Delete the registrations of these addresses at a desk's webinars; return how many there were."""
    mine = Registration.objects.filter(webinar__article__desk=desk, email__in=list(addresses))
    return mine.delete()[0]
