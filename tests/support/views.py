"""Views of the queue for tests, as the rail finds them; checks nothing."""

from datetime import datetime

from upheld.accounts.models import User
from upheld.agreements.facts import in_force, meaning_of
from upheld.desks.models import Desk
from upheld.tickets.queries.views.rail import Views, views_for
from upheld.tickets.queries.views.view import QueueView


def views(desk: Desk, user: User, *, at: datetime) -> Views:
    """Return every view that somebody sees on a desk."""
    return views_for(desk, user, meaning_of(in_force(desk, at=at)), at=at)


def view(desk: Desk, user: User, key: str = "next", *, at: datetime) -> QueueView:
    """Return the view of an address; it must be there."""
    found = views(desk, user, at=at).find(key)
    assert found is not None, f"there is no view {key!r}"
    return found
