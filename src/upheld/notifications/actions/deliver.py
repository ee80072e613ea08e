"""Delivering what the outbox holds, in two steps, so that nothing is lost and nothing told twice.

Carrying it is a channel's work; when to look is a worker's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import OperationalError, connection, transaction

from upheld.notifications.actions import keeping_back
from upheld.notifications.facts import DeliveryFailed, next_attempt
from upheld.notifications.models import Delivery, Notification

# How long a begun delivery keeps others away before its worker holds the row itself; a step of milliseconds. A worker
# that dies lets go of the row at once, so this is also the longest that its delivery then waits.
LEASE = timedelta(seconds=10)


class NoLongerOurs(Exception):
    """Another worker has taken over a delivery that was begun too long ago."""


@transaction.atomic
def begin(*, at: datetime) -> Delivery | None:
    """Begin to deliver the notification that has waited longest; None when none is due.

    1. Take the due notification that no other worker holds; leave for later what must not be told now.
    2. A delivery of it that was begun and never ended tells of a worker that died: close that as interrupted.
    3. Write down the new delivery and keep others away for `LEASE`, before any carrier is called.
    """
    notification = _next_due(at=at)
    while notification is not None and keeping_back.is_kept_back(notification, at=at):
        notification = _next_due(at=at)
    if notification is None:
        return None
    if notification.attempts:
        _close_interrupted(notification, at=at)
    notification.attempts += 1
    notification.next_attempt_at = at + LEASE
    notification.save(update_fields=["attempts", "next_attempt_at"])
    return Delivery.objects.create(notification=notification, began_at=at)


def _next_due(*, at: datetime) -> Notification | None:
    due = Notification.objects.select_for_update(skip_locked=True).filter(next_attempt_at__lte=at)
    return due.order_by("next_attempt_at").first()


def _locked(delivery: Delivery) -> Notification | None:
    """Lock the notification of a delivery that is still under way; None if another has it.

    A worker that looks for work may hold the row for an instant and let it go; whoever carries it holds on.
    """
    held = Notification.objects.select_for_update().filter(
        pk=delivery.notification_id, deliveries__pk=delivery.pk, deliveries__ended_at__isnull=True
    )
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '2s'")
        try:
            with transaction.atomic():
                return held.first()
        except OperationalError:
            return None
        finally:
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")


@contextmanager
def in_hand(delivery: Delivery) -> Iterator[Notification]:
    """Hold the notification of a begun delivery for as long as the carrier takes; complete or fail it inside.

    The row is locked, so no other worker takes it however slow the carrier is; if this worker dies the database
    lets go at once. Raises: NoLongerOurs.
    """
    with transaction.atomic():
        notification = _locked(delivery)
        if notification is None:
            raise NoLongerOurs(f"delivery {delivery.pk} was taken over")
        delivery.notification = notification
        yield notification


def complete(delivery: Delivery, *, said: str, at: datetime) -> None:
    """Write down that the carrier took it; the caller holds the notification."""
    _end(delivery, Delivery.Outcome.ACCEPTED, said, at=at)
    notification = delivery.notification
    notification.delivered_at, notification.next_attempt_at = at, None
    notification.save(update_fields=["delivered_at", "next_attempt_at"])


def fail(delivery: Delivery, failure: DeliveryFailed, *, at: datetime) -> None:
    """Write down that the carrier did not take it: to be tried again later, or given up; the caller holds it."""
    _end(delivery, Delivery.Outcome.FAILED, str(failure), at=at)
    notification = delivery.notification
    again = next_attempt(attempts=notification.attempts, written_at=notification.written_at, at=at)
    notification.next_attempt_at = None if failure.permanent else again
    notification.gave_up_at = at if notification.next_attempt_at is None else None
    notification.save(update_fields=["next_attempt_at", "gave_up_at"])


def _end(delivery: Delivery, outcome: Delivery.Outcome, detail: str, *, at: datetime) -> None:
    delivery.ended_at, delivery.outcome, delivery.detail = at, outcome, detail
    delivery.save(update_fields=["ended_at", "outcome", "detail"])


def _close_interrupted(notification: Notification, *, at: datetime) -> None:
    begun = Delivery.objects.filter(notification=notification, ended_at__isnull=True)
    begun.update(ended_at=at, outcome=Delivery.Outcome.INTERRUPTED, detail="the worker ended before it could say")
