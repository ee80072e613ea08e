"""The demo is true whenever it is loaded: its clocks are what the agreements say, and nothing lies in the future."""

from datetime import UTC, datetime, timedelta

import pytest

from upheld import demo
from upheld.audit.models import AuditEvent
from upheld.desks.models import Desk, Membership
from upheld.notifications.models import Notification
from upheld.tickets.models import Clock, ClockEvent, Hold, Ticket
from upheld.workers import clocks

pytestmark = pytest.mark.django_db
INSTANTS = [
    pytest.param(datetime(2026, 11, 18, 14, 37, tzinfo=UTC), id="a Wednesday afternoon"),
    pytest.param(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), id="the night in which Europe's clocks go forward"),
    pytest.param(datetime(2028, 2, 29, 3, 5, tzinfo=UTC), id="a leap day's small hours"),
]


@pytest.mark.parametrize("at", INSTANTS)
def test_shows_every_state_of_a_promise_in_order_and_nothing_in_the_future(at: datetime) -> None:
    demo.load(at=at)
    _nothing_after(at)
    while clocks.do_one(at):
        pass
    for desk in Desk.objects.all():
        assert 4 <= Ticket.objects.filter(desk=desk).count() <= 8, desk
        assert set(Ticket.objects.filter(desk=desk).values_list("state", flat=True)) >= {"open", "on_hold"}
    running = Clock.objects.filter(stage="in_progress")
    assert running.filter(strength="guaranteed", past_due_at__isnull=False).exists(), "a breach"
    assert running.filter(strength="target", past_due_at__isnull=False).exists(), "a target missed"
    assert running.filter(warn_at__lte=at, due_at__gt=at).count() >= 2, "some due soon"
    assert running.exclude(words="").exists(), "a promise in words"
    assert Clock.objects.filter(stage="paused").exists()
    assert Ticket.objects.filter(state="resolved").exists()
    assert Ticket.objects.filter(facts__emergency="true", clocks__metric="response_time").exists(), "an emergency"
    _in_order_and_has_every_role()
    _is_loaded_once(at)


def _in_order_and_has_every_role() -> None:
    role = Membership.Role
    auditors = 0
    for desk in Desk.objects.all():
        received = list(Ticket.objects.filter(desk=desk).order_by("number").values_list("received_at", flat=True))
        assert received == sorted(received)
        roles = list(desk.memberships.values_list("role", flat=True))
        assert (roles.count(role.MANAGER), roles.count(role.AGENT)) == (1, 2)
        auditors += roles.count(role.AUDITOR)
    assert auditors == 1


def _is_loaded_once(at: datetime) -> None:
    before = (AuditEvent.objects.count(), Notification.objects.count())
    demo.load(at=at + timedelta(days=1))
    assert (AuditEvent.objects.count(), Notification.objects.count()) == before


def _nothing_after(at: datetime) -> None:
    for model, column in ((AuditEvent, "at"), (ClockEvent, "at"), (Hold, "placed_at"), (Notification, "written_at")):
        assert not model.objects.filter(**{f"{column}__gt": at}).exists(), model
