"""What a screen may show of the outbox."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404

from tests.upheld.notifications.letters import WRITTEN_AT, put
from upheld.notifications import access, queries
from upheld.notifications.actions import deliver
from upheld.notifications.facts import DeliveryFailed
from upheld.notifications.models import Notification

pytestmark = pytest.mark.django_db


def test_lists_what_failed_with_its_reason_and_what_waits_by_one_query_each(django_assert_num_queries: Any) -> None:
    put("failed", to="gone@acme.example")
    delivery = deliver.begin(at=WRITTEN_AT)
    assert delivery is not None
    with deliver.in_hand(delivery):
        deliver.fail(delivery, DeliveryFailed("550 no such user", permanent=True), at=WRITTEN_AT)
    put("waiting", at=WRITTEN_AT + timedelta(hours=1))
    with django_assert_num_queries(2):
        failed, waiting = queries.failed_for("north"), queries.waiting_for("north")
    assert [(row.recipient, row.reason, row.attempts) for row in failed] == [
        ("gone@acme.example", "550 no such user", 1)
    ]
    assert [(row.reason, row.gave_up_at) for row in waiting] == [("", None)]


def test_shows_nothing_of_another_desk() -> None:
    put()
    assert list(queries.waiting_for("south")) == []


def test_a_notification_of_another_desk_does_not_exist() -> None:
    number = put().pk
    assert access.notification_of_desk("north", number) == Notification.objects.get()
    with pytest.raises(Http404):
        access.notification_of_desk("south", number)
