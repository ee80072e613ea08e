"""Taking a person out of the outbox: who was told what. That something was sent stays."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from upheld.notifications.models import Correspondent, Delivery, Notice, Notification


@dataclass(frozen=True, kw_only=True, slots=True)
class ErasedMail:
    """What became of the outbox."""

    # notifications that were sent: of whom and of what they told is gone
    emptied: int
    # notifications that had not been delivered: nobody is told any more
    dropped: int


@transaction.atomic
def erase(desk: str, *, addresses: Collection[str], tickets: Collection[int], stand_in: str) -> ErasedMail:
    """Empty what a desk told of some tickets, or told some addresses; `stand_in` takes the place of the addresses.

    Waits for a delivery under way. What was not delivered yet is dropped, and so is what stood under colleagues' bells.
    """
    Correspondent.objects.filter(desk=desk, address__in=[address.lower() for address in addresses]).delete()
    Notice.objects.filter(desk=desk, subject="ticket", number__in=tickets).delete()
    theirs = Notification.objects.filter(desk=desk).filter(
        Q(recipient__in=addresses) | Q(subject="ticket", number__in=tickets)
    )
    dropped, _ = theirs.filter(delivered_at__isnull=True).delete()
    sent = list(theirs.values_list("pk", flat=True))
    Delivery.objects.filter(notification__in=sent).update(detail="")
    emptied = Notification.objects.filter(pk__in=sent)
    emptied.filter(recipient__in=addresses).update(recipient=stand_in, recipient_name="")
    return ErasedMail(emptied=emptied.update(payload={}), dropped=dropped)
