"""What screens may show of desks and the people on them."""

from collections.abc import Sequence

from upheld.accounts.models import User
from upheld.desks.models import Desk, Membership


def all_desks() -> Sequence[Desk]:
    """Return every desk of this installation, by title."""
    return list(Desk.objects.order_by("title"))


def desks_of(user: User) -> Sequence[Desk]:
    """Return the desks on which a person works, by title."""
    return list(Desk.objects.filter(memberships__user=user, memberships__ended_at__isnull=True).order_by("title"))


def agents_of(desk: Desk) -> Sequence[User]:
    """Return those who may answer on a desk, by name."""
    roles = [Membership.Role.AGENT, Membership.Role.MANAGER]
    return list(
        User.objects.filter(
            memberships__desk=desk,
            memberships__ended_at__isnull=True,
            memberships__role__in=roles,
            is_active=True,
        ).order_by("name", "id")
    )
