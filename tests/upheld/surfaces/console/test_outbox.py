"""The outbox page: for managers of the desk, with the server's words, and a retry that acts only when posted."""

from datetime import date, datetime

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.agreements.amended import AT as AMENDED_AT
from tests.upheld.agreements.amended import REWORDED, drafted
from upheld.accounts.models import User
from upheld.notifications.actions import deliver
from upheld.notifications.facts import DeliveryFailed
from upheld.notifications.models import Notification
from upheld.workflows.amend_agreement import amend_agreement

pytestmark = pytest.mark.django_db
PAGE = "/integrato/console/outbox/"


@pytest.fixture(autouse=True)
def _ticket(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1", category="question")


def test_shows_what_failed_and_why_and_what_waits(cast: Cast) -> None:
    failed = _fail_one("550 <no such> user", at=BEFORE_ALL)
    page = _as(cast.manager).get(PAGE).content.decode()
    assert "550 &lt;no such&gt; user" in page
    assert page.count('class="outbox-row"') == Notification.objects.count()
    assert f"{PAGE}{failed.pk}/retries/" in page


def test_says_so_when_everything_was_delivered(cast: Cast) -> None:
    Notification.objects.update(delivered_at=BEFORE_ALL, next_attempt_at=None)
    assert "Every mail has been delivered" in _as(cast.manager).get(PAGE).content.decode()


def test_a_retry_makes_it_due_and_comes_back(cast: Cast) -> None:
    failed = _fail_one("550 gone", at=BEFORE_ALL)
    answer = _as(cast.manager).post(f"{PAGE}{failed.pk}/retries/", follow=True)
    assert "tried again within seconds" in answer.content.decode()
    failed.refresh_from_db()
    assert failed.gave_up_at is None


def test_a_retry_of_what_was_delivered_meanwhile_is_refused_in_words(cast: Cast) -> None:
    failed = _fail_one("550 gone", at=BEFORE_ALL)
    Notification.objects.filter(pk=failed.pk).update(gave_up_at=None, delivered_at=BEFORE_ALL)
    answer = _as(cast.manager).post(f"{PAGE}{failed.pk}/retries/", follow=True)
    assert "Nothing to try again: it was delivered" in answer.content.decode()


def test_a_link_does_not_retry(cast: Cast) -> None:
    failed = _fail_one("550 gone", at=BEFORE_ALL)
    assert _as(cast.manager).get(f"{PAGE}{failed.pk}/retries/").status_code == 405


@pytest.mark.parametrize("person", ["agent", "auditor", "other_agent"])
def test_does_not_exist_for_anyone_but_managers_of_the_desk(cast: Cast, person: str) -> None:
    failed = _fail_one("550 gone", at=BEFORE_ALL)
    client = _as(getattr(cast, person))
    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}{failed.pk}/retries/").status_code == 404
    failed.refresh_from_db()
    assert failed.gave_up_at == BEFORE_ALL


def test_a_manager_cannot_retry_the_mail_of_another_desk(cast: Cast) -> None:
    failed = _fail_one("550 gone", at=BEFORE_ALL)
    Notification.objects.filter(pk=failed.pk).update(desk=cast.south.name)
    assert _as(cast.manager).post(f"{PAGE}{failed.pk}/retries/").status_code == 404


def _as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_announcement_that_failed_is_told_of_the_version_and_not_of_a_ticket(cast: Cast) -> None:
    Notification.objects.all().delete()
    draft = drafted(cast, *REWORDED)
    day = date(2026, 3, 30)
    amend_agreement(draft, revision=2, effective_on=day, announced=True, by=cast.manager.as_actor, at=AMENDED_AT)
    _fail_one("550 gone", at=AMENDED_AT)

    page = _as(cast.manager).get(PAGE).content.decode()

    assert "New version, announced" in page
    assert '<a href="/integrato/support/versions/2">Agreement v2</a>' in page


def _fail_one(reason: str, *, at: datetime) -> Notification:
    delivery = deliver.begin(at=at)
    assert delivery is not None
    with deliver.in_hand(delivery) as notification:
        deliver.fail(delivery, DeliveryFailed(reason, permanent=True), at=at)
    return notification
