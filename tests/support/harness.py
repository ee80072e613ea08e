"""Days in the life: time goes on, the clock worker wakes when it should, and the outbox fills."""

from datetime import datetime

from upheld.notifications.models import Notification
from upheld.tickets.actions import notice, sending
from upheld.tickets.models import Clock, Sending, Ticket


def fast_forward(to: datetime) -> None:
    """Let time go on: the clock worker wakes at each instant at which there is something to notice, up to `to`."""
    while due := Clock.objects.filter(look_again_at__lte=to).order_by("look_again_at").first():
        assert due.look_again_at is not None
        notice.next_clock(at=due.look_again_at)


def sleep_through(to: datetime) -> None:
    """Let time go on while no worker runs; one wakes at `to` and catches up."""
    while notice.next_clock(at=to):
        pass


def expect_mail(template: str, *addresses: str) -> None:
    """Fail unless mail of this kind was written to exactly these people, once each."""
    told = Notification.objects.filter(template=template).values_list("recipient", flat=True)
    assert sorted(told) == sorted(addresses), f"{template} went to {sorted(told)}"


def clock(ticket: Ticket, metric: str = "response_time") -> Clock:
    """Return the clock that counts a metric on a ticket, as it was last read."""
    return Clock.objects.get(ticket=ticket, metric=metric, withdrawn=None)


def seconds_are_over() -> None:
    """Let every reply go out that its author can still take back."""
    last = Sending.objects.order_by("-due_at").first()
    while last is not None and sending.next_due(at=last.due_at):
        pass
