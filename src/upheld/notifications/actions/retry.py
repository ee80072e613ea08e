"""Trying again, at a person's wish, what could not be delivered."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.notifications.models import Notification


class AlreadyDelivered(ValueError):
    """The notification has reached its recipient."""


class HeldBack(ValueError):
    """The notification waits for its recipient to confirm their address."""


@transaction.atomic
def now_due(notification: Notification, *, by: Actor, at: datetime) -> None:
    """Make a notification that was given up, or waits for its next attempt, due at once.

    Locks it, and so waits for an attempt under way. Refuses one that was delivered, or is held until its recipient
    confirms their address. Recorded in the audit trail.
    """
    notification = Notification.objects.select_for_update().get(pk=notification.pk)
    if notification.delivered_at is not None:
        raise AlreadyDelivered(_("it was delivered to %(recipient)s") % {"recipient": notification.recipient})
    if notification.held_at is not None:
        raise HeldBack(_("%(recipient)s has not confirmed their address") % {"recipient": notification.recipient})
    notification.gave_up_at, notification.next_attempt_at = None, at
    notification.save(update_fields=["gave_up_at", "next_attempt_at"])
    facts = {"recipient": notification.recipient, "template": notification.template}
    record(
        notification.subject,
        notification.number,
        "delivery retried",
        desk=notification.desk,
        by=by,
        at=at,
        facts=facts,
    )
