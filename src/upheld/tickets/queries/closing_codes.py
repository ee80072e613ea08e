"""Which closing codes a desk offers; what asks for one is an action."""

from collections.abc import Sequence

from django.db.models import QuerySet

from upheld.desks.memory import remembered
from upheld.desks.models import Desk
from upheld.tickets.models import ClosingCode


def codes_of(desk: Desk) -> Sequence[ClosingCode]:
    """Return the codes that a desk offers, in its order: one query."""
    return remembered(desk, "closing codes", lambda: tuple(_codes(desk)))


def _codes(desk: Desk) -> QuerySet[ClosingCode]:
    return ClosingCode.objects.filter(desk=desk, retired_at__isnull=True).order_by("position", "id")
