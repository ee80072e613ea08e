"""Delivers what the outbox holds; which carrier takes it, and what became of it. Words and servers live in channels."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from upheld.notifications.actions import deliver
from upheld.notifications.facts import DeliveryFailed
from upheld.notifications.models import Delivery, Notification

log = logging.getLogger(__name__)


class Carrier(Protocol):
    """What carries a notification by one channel."""

    def carry(self, notification: Notification) -> str:
        """Carry it and return what was said; Raises: DeliveryFailed."""


def do_one(at: datetime, *, carrier: Carrier, clock: Callable[[], datetime]) -> bool:
    """Deliver one notification; return whether to go on with the next.

    1. Begin: in a transaction of its own, so that a worker that dies here leaves its trace.
    2. Carry it while holding the row, so that no other worker takes it, however slow the server is.
    3. Write down how it ended, in the same transaction.
    4. After a failure that will pass, stop: the server may be down, and the next sweep tries the next one.
    """
    delivery = deliver.begin(at=at)
    if delivery is None:
        return False
    try:
        with deliver.in_hand(delivery) as notification:
            return _carry(delivery, notification, carrier=carrier, clock=clock)
    except deliver.NoLongerOurs:
        log.warning("delivery %s was taken over by another worker", delivery.pk)
        return True


def _carry(delivery: Delivery, notification: Notification, *, carrier: Carrier, clock: Callable[[], datetime]) -> bool:
    try:
        said = carrier.carry(notification)
    except DeliveryFailed as failure:
        log.warning("notification %s was not delivered: %s", notification.pk, failure)
        deliver.fail(delivery, failure, at=clock())
        return failure.permanent
    except Exception as fault:  # a fault of ours must not stop the others; it is written down and tried again
        log.exception("notification %s could not be carried", notification.pk)
        reason = f"{type(fault).__name__}: {fault}"
        deliver.fail(delivery, DeliveryFailed(reason, permanent=False), at=clock())
        return True
    deliver.complete(delivery, said=said, at=clock())
    return True
