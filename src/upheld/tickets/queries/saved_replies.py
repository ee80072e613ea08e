"""Which saved replies somebody is offered; what they say on a ticket is `placeholders`'."""

from collections.abc import Sequence

from django.db.models import Q

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.tickets.models import SavedReply

# The most that a list shows; whoever has more types some of the title.
LISTED = 30


def saved_replies_for(user: User, desk: Desk, *, typed: str = "", at_most: int = LISTED) -> Sequence[SavedReply]:
    """Return the desk's replies and a person's own whose titles hold what was typed, by title: one query."""
    offered = SavedReply.objects.filter(Q(owner=user) | Q(owner__isnull=True), desk=desk, retired_at__isnull=True)
    if typed.strip():
        offered = offered.filter(title__icontains=typed.strip())
    return list(offered.order_by("title", "id")[:at_most])
