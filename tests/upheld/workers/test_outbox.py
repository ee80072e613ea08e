"""The outbox worker: one row at a time, each told once, none lost, whatever the carrier does."""

from datetime import datetime, timedelta

import pytest

from tests.upheld.notifications.letters import WRITTEN_AT, put
from upheld.channels.email.fake import FakeTransport
from upheld.channels.email.outbound import EmailCarrier
from upheld.notifications.models import Delivery, Notification
from upheld.workers import outbox

pytestmark = pytest.mark.django_db
AT = WRITTEN_AT + timedelta(seconds=2)
ENDED_AT = AT + timedelta(seconds=1)


class _Faulty:
    """A carrier with a fault of ours."""

    def carry(self, notification: Notification) -> str:
        raise ZeroDivisionError("share of nothing")


def test_says_that_there_was_nothing() -> None:
    assert not _do_one(FakeTransport())


def test_delivers_one_and_says_so_at_the_instant_it_ended() -> None:
    put()
    server = FakeTransport()
    assert _do_one(server)
    assert len(server.letters) == 1
    assert Notification.objects.get().delivered_at == ENDED_AT
    assert Delivery.objects.get().outcome == "accepted"
    assert not _do_one(server)


def test_a_dead_worker_s_mail_is_repeated_with_the_same_message_id() -> None:
    put()
    server = FakeTransport()
    _do_one(server)
    # The worker handed it over and died before it could write that down.
    Delivery.objects.update(ended_at=None, outcome=None)
    Notification.objects.update(delivered_at=None, next_attempt_at=AT)
    _do_one(server)
    assert (len(server.letters), server.repeats) == (1, 1)
    assert [d.outcome for d in Delivery.objects.order_by("id")] == ["interrupted", "accepted"]


def test_goes_on_with_the_next_after_a_recipient_is_refused_for_good() -> None:
    put("one", to="gone@acme.example")
    put("two", at=WRITTEN_AT + timedelta(seconds=1))
    server = FakeTransport()
    server.refuse("gone@acme.example", "550 no such user", permanent=True)
    assert _do_one(server)
    assert _do_one(server)
    assert Notification.objects.get(key="one").gave_up_at == ENDED_AT
    assert Notification.objects.get(key="two").delivered_at == ENDED_AT


def test_stops_the_sweep_when_the_server_may_be_down_and_delivers_later() -> None:
    put()
    server = FakeTransport()
    server.refuse("ana@acme.example", "421 going down", permanent=False)
    assert not _do_one(server)
    server.take_again("ana@acme.example")
    assert not _do_one(server)
    assert _do_one(server, at=ENDED_AT + timedelta(minutes=1))
    assert len(server.letters) == 1


def test_a_fault_of_ours_is_written_down_and_tried_again() -> None:
    put()
    assert outbox.do_one(AT, carrier=_Faulty(), clock=lambda: ENDED_AT)
    assert Delivery.objects.get().detail == "ZeroDivisionError: share of nothing"
    assert Notification.objects.get().next_attempt_at == ENDED_AT + timedelta(minutes=1)


def _do_one(server: FakeTransport, *, at: datetime = AT) -> bool:
    return outbox.do_one(at, carrier=EmailCarrier(server), clock=lambda: ENDED_AT)
