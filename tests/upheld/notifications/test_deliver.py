"""Delivering in two steps: begun before the carrier is called, ended after, by one worker at a time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection

from tests.upheld.notifications.letters import WRITTEN_AT, put
from upheld.notifications.actions import deliver
from upheld.notifications.facts import PATIENCE, DeliveryFailed
from upheld.notifications.models import Delivery, Notification

AT = WRITTEN_AT + timedelta(seconds=2)


@pytest.mark.django_db
class TestOneWorker:
    def test_begins_with_what_has_waited_longest(self) -> None:
        put("late", at=WRITTEN_AT + timedelta(seconds=1))
        put("early")
        delivery = deliver.begin(at=AT)
        assert delivery is not None
        assert delivery.notification.key == "early"

    def test_finds_nothing_before_it_is_due(self) -> None:
        put(at=AT + timedelta(microseconds=1))
        assert deliver.begin(at=AT) is None

    def test_looks_by_one_query_when_there_is_nothing(self, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(3):  # the look, between a savepoint and its release
            assert deliver.begin(at=AT) is None

    def test_completes(self) -> None:
        put()
        delivery = _begun()
        with deliver.in_hand(delivery):
            deliver.complete(delivery, said="250 ok", at=AT + timedelta(seconds=3))
        notification = Notification.objects.get()
        assert (notification.delivered_at, notification.next_attempt_at) == (AT + timedelta(seconds=3), None)
        assert _outcomes() == [("accepted", "250 ok")]

    def test_a_failure_that_will_pass_is_tried_again_after_a_minute(self) -> None:
        put()
        _fail("451 try later", permanent=False)
        notification = Notification.objects.get()
        assert notification.next_attempt_at == AT + timedelta(minutes=1)
        assert notification.gave_up_at is None
        assert _outcomes() == [("failed", "451 try later")]

    def test_a_permanent_failure_is_given_up_at_once(self) -> None:
        put()
        _fail("550 no such user", permanent=True)
        notification = Notification.objects.get()
        assert (notification.gave_up_at, notification.next_attempt_at) == (AT, None)
        assert deliver.begin(at=AT + timedelta(days=30)) is None

    def test_a_failure_that_never_passes_is_given_up_after_five_days(self) -> None:
        put(at=AT - PATIENCE)
        _fail("451 try later", permanent=False)
        assert Notification.objects.get().gave_up_at == AT

    def test_what_a_dead_worker_left_is_closed_as_interrupted_and_begun_again(self) -> None:
        put()
        _begun()
        assert deliver.begin(at=AT) is None
        again = deliver.begin(at=AT + deliver.LEASE)
        assert again is not None
        with deliver.in_hand(again):
            deliver.complete(again, said="", at=AT + deliver.LEASE)
        assert [outcome for outcome, _ in _outcomes()] == ["interrupted", "accepted"]
        assert Notification.objects.get().attempts == 2

    def test_a_worker_that_overslept_its_lease_does_not_tell_twice(self) -> None:
        put()
        overslept = _begun()
        deliver.begin(at=AT + deliver.LEASE)
        with pytest.raises(deliver.NoLongerOurs), deliver.in_hand(overslept):
            pytest.fail("it was carried although another worker had taken it over")

    def test_the_database_refuses_a_second_delivery_under_way(self) -> None:
        notification = put()
        _begun()
        with pytest.raises(IntegrityError, match="delivery_one_at_a_time"):
            Delivery.objects.create(notification=notification, began_at=AT)

    def test_the_database_refuses_one_that_is_delivered_and_waits(self) -> None:
        put()
        with pytest.raises(IntegrityError, match="notification_waits_or_is_delivered_given_up_or_held"):
            Notification.objects.update(delivered_at=AT)


@pytest.mark.django_db(transaction=True)
class TestManyWorkers:
    def test_share_the_outbox_without_taking_anything_twice(self) -> None:
        for number in range(24):
            put(f"n{number}")
        with _workers(4) as pool:
            takings = list(pool.map(lambda _: _in_own_connection(_take_all), range(4)))
        taken = [key for taking in takings for key in taking]
        assert sorted(taken) == sorted(f"n{number}" for number in range(24))

    def test_leave_alone_what_a_slow_carrier_has_in_hand_long_after_the_lease(self) -> None:
        put()
        delivery = _begun()
        with deliver.in_hand(delivery), _workers(1) as pool:
            later = AT + deliver.LEASE * 20
            assert pool.submit(_in_own_connection, lambda: deliver.begin(at=later)).result() is None


def _workers(count: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=count)


def _in_own_connection(work: Callable[[], Any]) -> Any:
    try:
        return work()
    finally:
        connection.close()


def _take_all() -> list[str]:
    taken = []
    while delivery := deliver.begin(at=AT):
        taken.append(delivery.notification.key)
        with deliver.in_hand(delivery):
            deliver.complete(delivery, said="", at=AT)
    return taken


def _begun() -> Delivery:
    delivery = deliver.begin(at=AT)
    assert delivery is not None
    return delivery


def _fail(reason: str, *, permanent: bool) -> None:
    delivery = _begun()
    with deliver.in_hand(delivery):
        deliver.fail(delivery, DeliveryFailed(reason, permanent=permanent), at=AT)


def _outcomes() -> list[tuple[str | None, str]]:
    return list(Delivery.objects.order_by("id").values_list("outcome", "detail"))
