"""Trying again at a person's wish."""

from datetime import timedelta

import pytest

from tests.upheld.notifications.letters import WRITTEN_AT, put
from upheld.audit.facts import Actor, ActorKind
from upheld.audit.queries import history_of
from upheld.notifications.actions import deliver, retry
from upheld.notifications.facts import DeliveryFailed
from upheld.notifications.models import Notification

pytestmark = pytest.mark.django_db
AT = WRITTEN_AT + timedelta(days=7)
MANAGER = Actor(kind=ActorKind.AGENT, number=3, name="Mara")


def test_makes_what_was_given_up_due_at_once_and_records_who_wished_it() -> None:
    notification = put()
    delivery = deliver.begin(at=WRITTEN_AT)
    assert delivery is not None
    with deliver.in_hand(delivery):
        deliver.fail(delivery, DeliveryFailed("550 gone", permanent=True), at=WRITTEN_AT)
    retry.now_due(notification, by=MANAGER, at=AT)
    assert deliver.begin(at=AT) is not None
    event = history_of("ticket", 7, desk="north").get(verb="delivery retried")
    assert (event.by, event.at, event.facts["recipient"]) == ("agent:3", AT, "ana@acme.example")


def test_refuses_what_was_delivered() -> None:
    notification = put()
    Notification.objects.update(delivered_at=WRITTEN_AT, next_attempt_at=None)
    with pytest.raises(retry.AlreadyDelivered, match=r"ana@acme\.example"):
        retry.now_due(notification, by=MANAGER, at=AT)
