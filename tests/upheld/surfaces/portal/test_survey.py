"""The survey's page: a link opens it and sends nothing; one that is forged, expired or foreign opens nothing."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.audit.models import AuditEvent
from upheld.improvement.access import survey_token
from upheld.improvement.actions import answer, ask, survey
from upheld.improvement.models import SurveyAnswer, SurveyInvitation
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import closure
from upheld.tickets.models import TrackingLink

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def page(cast: Cast) -> str:
    """The address in the mail to somebody whose ticket was closed two hours ago."""
    return asked(cast, closed_at=now() - 2 * HOUR)


def asked(cast: Cast, *, closed_at: datetime) -> str:
    survey.begin(cast.north, by=cast.manager.as_actor, at=closed_at - 2 * HOUR)
    ticket = builders.ticket(cast.contact, at=closed_at - HOUR, subject="<b>Orders</b>", priority="p2")
    closure.resolve(ticket, by=cast.agent.as_actor, at=closed_at)
    while ask.next_closure(at=closed_at + ask.ASK_AFTER):
        pass
    nonce = Notification.objects.get(template="survey").payload["survey"]
    return f"/integrato/survey/{survey_token(nonce)}/"


@pytest.mark.attack(26)
def test_following_a_link_fills_in_what_was_clicked_and_sends_nothing(client: Client, page: str) -> None:
    shown = client.get(f"{page}?rating=4")
    text = shown.content.decode()
    assert shown.status_code == 200
    assert 'value="4"' in text
    assert text.count(" checked") == 1
    assert "&lt;b&gt;Orders" in text
    assert (shown.headers["Referrer-Policy"], shown.headers["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")
    assert client.head(page).status_code == 200
    assert not SurveyAnswer.objects.exists()


def test_sending_it_writes_it_down_and_thanks(client: Client, cast: Cast, page: str) -> None:
    sent = client.post(page, {"rating": "5", "comment": "Quick."}, follow=True)
    assert "Thank you, your answer is with us" in sent.content.decode()
    given = SurveyAnswer.objects.get()
    assert (given.rating, given.comment) == (5, "Quick.")
    assert given.answered_by == cast.contact.as_actor.reference
    assert AuditEvent.objects.filter(verb="rated", facts__rating=5).exists()


def test_an_answer_can_be_changed_and_what_was_said_is_kept_in_the_form(client: Client, page: str) -> None:
    client.post(page, {"rating": "2", "comment": "Slow."})
    again = client.get(page).content.decode()
    assert "Slow." in again
    assert "You can change your answer until" in again
    client.post(page, {"rating": "4", "comment": "Better."})
    assert SurveyAnswer.objects.get().rating == 4


@pytest.mark.parametrize("sent", [{}, {"rating": "6"}, {"rating": "5; DROP"}, {"rating": "5", "comment": "x" * 2001}])
def test_what_is_no_answer_is_refused_in_place(client: Client, page: str, sent: dict[str, str]) -> None:
    assert client.post(page, sent).status_code == 422
    assert not SurveyAnswer.objects.exists()


def test_a_settled_answer_is_shown_and_not_changed(client: Client, cast: Cast) -> None:
    page = asked(cast, closed_at=now() - timedelta(days=20))
    answer.give(SurveyInvitation.objects.get(), rating=1, comment="No.", at=now() - timedelta(days=19))
    assert "can no longer be changed" in client.get(page).content.decode()
    assert client.post(page, {"rating": "5"}).status_code == 409
    assert SurveyAnswer.objects.get().rating == 1


@pytest.mark.attack(19, 26)
def test_a_link_that_is_forged_expired_or_of_another_purpose_opens_nothing(client: Client, cast: Cast) -> None:
    page = asked(cast, closed_at=now() - timedelta(days=40))
    link = TrackingLink.objects.order_by("-id").first()
    assert link is not None
    nonce = Notification.objects.get(template="survey").payload["survey"]
    opened = {
        page,
        page.replace("integrato", "interworx"),
        f"/integrato/survey/{nonce}/",
        f"/integrato/survey/{tracking_token(nonce)}/",
        f"/integrato/survey/{tracking_token(link.nonce)}/",
    }
    for address in opened:
        assert client.get(address).status_code == 410
        assert client.post(address, {"rating": "5"}).status_code == 410
    assert not SurveyAnswer.objects.exists()


def test_a_link_of_one_desk_opens_nothing_on_another(client: Client, page: str) -> None:
    assert client.get(page).status_code == 200
    assert client.get(page.replace("integrato", "interworx")).status_code == 410


@pytest.mark.attack(26)
def test_a_surveys_link_does_not_open_the_ticket(client: Client, page: str) -> None:
    client.get(page)
    number = SurveyInvitation.objects.get().ticket.number
    assert client.get(f"/integrato/tickets/{number}").status_code == 404
