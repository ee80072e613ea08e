"""What a person comes back to: searches kept under a name, and the tickets opened last."""

from collections.abc import Sequence

from django.db.models import QuerySet

from upheld.accounts.models import User
from upheld.desks.memory import remembered
from upheld.desks.models import Desk
from upheld.tickets.models import RecentTicket, SavedSearch, Ticket

RECENT_AT_MOST = 8


def saved_searches(desk: Desk, owner: User) -> Sequence[SavedSearch]:
    """Return the searches that a person keeps on a desk, by name: one query, or none."""
    return remembered(desk, ("searches", owner.pk), lambda: tuple(_kept(desk, owner)))


def _kept(desk: Desk, owner: User) -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(desk=desk, owner=owner).order_by("name")


def recent_tickets(desk: Desk, person: User, *, limit: int = RECENT_AT_MOST) -> Sequence[Ticket]:
    """Return the tickets that a person opened last on a desk, the newest first. One query."""
    rows = RecentTicket.objects.filter(desk=desk, person=person).order_by("-opened_at").select_related("ticket")
    return [row.ticket for row in rows[:limit]]


def ticket_numbered(desk: Desk, number: int) -> Ticket | None:
    """Return the desk's ticket of a number, if there is one."""
    return Ticket.objects.filter(desk=desk, number=number).first()
