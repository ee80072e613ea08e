"""What screens may show of the audit trail."""

from collections.abc import Sequence

from django.db.models import CharField, Func, OuterRef, Q, QuerySet

from upheld.audit.models import AuditEvent
from upheld.prepared import Prepared

# Written out, as the condition of an index is: PostgreSQL cannot know what a parameter will be.
_TICKET = Func(template="'ticket'", output_field=CharField())


def history_of(subject: str, number: int, *, desk: str) -> QuerySet[AuditEvent]:
    """Return what happened to one subject, oldest first."""
    events = AuditEvent.objects.filter(desk=desk, subject=subject, number=number)
    return events.order_by("at", "id")


_HISTORY = Prepared(
    lambda subject, number, desk: history_of(subject, number, desk=desk), subject=str, number=int, desk=str
)


def history_to_show(subject: str, number: int, *, desk: str) -> Sequence[AuditEvent]:
    """Return what happened to one subject, oldest first: one query."""
    return _HISTORY(subject=subject, number=number, desk=desk)


def events_of(subject: str, *, desk: str) -> QuerySet[AuditEvent]:
    """Return what happened to subjects of one kind on a desk, in no order."""
    return AuditEvent.objects.filter(desk=desk, subject=subject)


def events_numbered(numbers: Sequence[int]) -> Sequence[AuditEvent]:
    """Return events by their numbers, in no order: one query."""
    return list(AuditEvent.objects.filter(pk__in=numbers))


def newest_of(subject: str, number: int, *, desk: str, before: int | None, limit: int) -> Sequence[AuditEvent]:
    """Return what was recorded last about one subject, newest first; with `before`, before that event: one query."""
    events = AuditEvent.objects.filter(desk=desk, subject=subject, number=number)
    if before is not None:
        events = events.filter(pk__lt=before)
    return list(events.order_by("-id")[:limit])


def newest_numbers(desk: str | OuterRef, *, limit: int) -> QuerySet[AuditEvent, int]:
    """Return the numbers of what was recorded last on a desk, the last first, by `audit_event_of_desk`.

    The same numbers again: nothing was recorded meanwhile.
    """
    return _numbers(AuditEvent.objects.filter(desk=desk), limit=limit)


def newest_numbers_of_setup(desk: str | OuterRef, *, limit: int) -> QuerySet[AuditEvent, int]:
    """Return the same of everything but tickets, by `audit_event_of_setup`."""
    return _numbers(AuditEvent.objects.filter(~Q(subject=_TICKET), desk=desk), limit=limit)


def _numbers(events: QuerySet[AuditEvent], *, limit: int) -> QuerySet[AuditEvent, int]:
    return events.order_by("-id").values_list("pk", flat=True)[:limit]
