"""Reading what stands under the bell, and forgetting what is old; writing it is done by `telling`."""

from datetime import datetime, timedelta

from upheld.notifications.models import Notice

# How long a notice is kept, read or not: whatever it tells of stands on its ticket for ever.
KEPT_FOR = timedelta(days=90)


def read_of(person: int, subject: str, number: int, *, desk: str, at: datetime) -> int:
    """Mark as read whatever a person was told of one subject; return how many there were."""
    unread = Notice.objects.filter(desk=desk, person=person, subject=subject, number=number, read_at__isnull=True)
    return unread.update(read_at=at)


def unread_of(person: int, subject: str, number: int, *, desk: str) -> int:
    """Mark the newest thing a person was told of one subject as not read; return how many there were."""
    told = Notice.objects.filter(desk=desk, person=person, subject=subject, number=number)
    newest = told.order_by("-id").values("pk")[:1]
    return Notice.objects.filter(pk__in=newest).update(read_at=None)


def read_all(person: int, *, desk: str, through: int, at: datetime) -> int:
    """Mark as read whatever a person was told on a desk, up to the newest that they saw; return how many."""
    unread = Notice.objects.filter(desk=desk, person=person, read_at__isnull=True, pk__lte=through)
    return unread.update(read_at=at)


def forget_old(*, at: datetime) -> int:
    """Delete what was told longer ago than is kept; return how many."""
    deleted, _ = Notice.objects.filter(written_at__lte=at - KEPT_FOR).delete()
    return deleted
