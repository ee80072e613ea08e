"""What is being written or sent on a ticket, and by whom."""

from collections.abc import Sequence

from servicelevel.agreement.terms import Metric
from upheld.accounts.models import User
from upheld.tickets.models import Clock, Draft, Sending, Ticket


def draft_of(ticket: Ticket, author: User, kind: str) -> Draft | None:
    """Return what a person has written for a ticket and not sent."""
    return Draft.objects.filter(ticket=ticket, author=author, kind=kind).first()


def sendings_on(ticket: Ticket) -> Sequence[Sending]:
    """Return the replies that are on their way, in the order in which they were sent: one query."""
    return list(Sending.objects.select_related("author").filter(ticket=ticket).order_by("begun_at", "id"))


def awaits_workaround(ticket: Ticket) -> bool:
    """Say whether a workaround was promised that has not come yet."""
    counting = (Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED)
    promised = Clock.objects.filter(ticket=ticket, metric=Metric.WORKAROUND_TIME.value, stage__in=counting)
    return promised.exists()
