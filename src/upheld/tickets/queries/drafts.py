"""What is being written or sent on a ticket, and by whom."""

from collections.abc import Iterable, Sequence

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
    """Say whether a workaround was promised that has not come yet: one query."""
    return workaround_counts(Clock.objects.filter(ticket=ticket, metric=Metric.WORKAROUND_TIME.value))


def workaround_counts(clocks: Iterable[Clock]) -> bool:
    """Say whether one of these clocks waits for a workaround; needs no query."""
    counting = (Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED)
    return any(clock.metric == Metric.WORKAROUND_TIME.value and clock.stage in counting for clock in clocks)
