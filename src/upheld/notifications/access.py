"""The only way a surface gets a notification; whoever may not have it is told that it does not exist."""

from django.http import Http404

from upheld.notifications.models import Notification


def notification_of_desk(desk: str, number: int) -> Notification:
    """Return a notification of a desk; the caller has checked that the person may see that desk's outbox."""
    notification = Notification.objects.filter(desk=desk, pk=number).first()
    if notification is None:
        raise Http404
    return notification
