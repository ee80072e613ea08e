"""What screens may show of the outbox: what waits, what failed and why."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from upheld.notifications.models import Delivery, Notification

# The most that a screen lists at once.
LISTED = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxRow:
    """One notification that has not reached its recipient."""

    id: int
    # what it tells of: the kind of subject and its number on the desk
    subject: str
    number: int
    recipient: str
    template: str
    written_at: datetime
    attempts: int
    # None once it was given up
    next_attempt_at: datetime | None
    gave_up_at: datetime | None
    # what the carrier said at the last attempt; empty before the first
    reason: str


def failed_for(desk: str) -> Sequence[OutboxRow]:
    """Return what was given up on a desk, newest first. One query."""
    return _rows(Notification.objects.filter(desk=desk, gave_up_at__isnull=False).order_by("-gave_up_at", "-id"))


def waiting_for(desk: str) -> Sequence[OutboxRow]:
    """Return what is still to be delivered for a desk, soonest first. One query."""
    waiting = Notification.objects.filter(desk=desk, next_attempt_at__isnull=False)
    return _rows(waiting.order_by("next_attempt_at", "id"))


def told(desk: str, addresses: Collection[str]) -> Iterator[Notification]:
    """Yield what a desk told some addresses, oldest first, however much that is."""
    yield from Notification.objects.filter(desk=desk, recipient__in=addresses).order_by("written_at", "id").iterator()


def _rows(notifications: QuerySet[Notification]) -> Sequence[OutboxRow]:
    last = Delivery.objects.filter(notification=OuterRef("pk")).order_by("-id")
    said = notifications.annotate(last_detail=Subquery(last.values("detail")[:1]))
    return [_row(notification, said=notification.last_detail or "") for notification in said[:LISTED]]


def _row(notification: Notification, *, said: str) -> OutboxRow:
    return OutboxRow(
        id=notification.pk,
        subject=notification.subject,
        number=notification.number,
        recipient=notification.recipient,
        template=notification.template,
        written_at=notification.written_at,
        attempts=notification.attempts,
        next_attempt_at=notification.next_attempt_at,
        gave_up_at=notification.gave_up_at,
        reason=said,
    )
