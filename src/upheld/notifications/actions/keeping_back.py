"""What must not be delivered now: mail to an address that nobody confirmed, and more mail than one person should get.

It is the last gate before a carrier, so that nothing passes beside it, whoever wrote the notification.
"""

from datetime import datetime

from upheld.notifications.facts import FIRST_MAILS, MAILS_TO_ONE, is_for_colleagues, waits_for_nobody
from upheld.notifications.models import Correspondent, Notification
from upheld.tallies.actions import count


def is_kept_back(notification: Notification, *, at: datetime) -> bool:
    """Say whether a notification, which the caller holds, must not go out now; then it is put aside.

    What an address must confirm first is held until it does; what is too much for an hour waits until that is over.
    """
    if is_for_colleagues(notification.template):
        return False
    if _is_unconfirmed(notification) and not _may_be_first(notification):
        _put_aside(notification, until=None, at=at)
        return True
    if notification.attempts:  # counted when it was first tried
        return False
    standing = count.one_more(MAILS_TO_ONE, notification.recipient.lower(), at=at)
    if standing.too_many:
        _put_aside(notification, until=standing.ends_at, at=at)
    return standing.too_many


def _is_unconfirmed(notification: Notification) -> bool:
    """Lock the correspondent, so that whoever confirms meanwhile finds what is held here."""
    address = notification.recipient.lower()
    unconfirmed = Correspondent.objects.select_for_update().filter(
        desk=notification.desk, address=address, confirmed_at__isnull=True
    )
    return unconfirmed.first() is not None


def _may_be_first(notification: Notification) -> bool:
    if waits_for_nobody(notification.template):
        return True
    if notification.template not in FIRST_MAILS:
        return False
    tried = Notification.objects.filter(
        desk=notification.desk, recipient__iexact=notification.recipient, template__in=FIRST_MAILS
    )
    since = Correspondent.objects.filter(desk=notification.desk, address=notification.recipient.lower())
    asked = tried.filter(attempts__gt=0, written_at__gte=since.values("typed_at")[:1])
    return not asked.exclude(pk=notification.pk).exists()


def _put_aside(notification: Notification, *, until: datetime | None, at: datetime) -> None:
    notification.next_attempt_at, notification.held_at = until, None if until else at
    notification.save(update_fields=["next_attempt_at", "held_at"])
