"""Asking customers: once per closing, a while after it, only while the desk asks; and writing their answers down."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import expect_mail
from tests.support.stage import scene
from upheld.desks.access import NotFound
from upheld.improvement.access import invitation_for_token, survey_token
from upheld.improvement.actions import answer, ask, survey
from upheld.improvement.models import SurveyAnswer, SurveyInvitation
from upheld.notifications.models import Notification
from upheld.tickets.actions import closure
from upheld.tickets.models import Ticket

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 24, 21, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@scene
def closed(cast: Cast) -> Ticket:
    """A ticket that is closed on a desk that asks."""
    survey.begin(cast.north, by=cast.manager.as_actor, at=AT - DAY)
    return _closed(cast, at=AT)


def test_asks_a_while_after_closing_and_once(cast: Cast, closed: Ticket) -> None:
    look(AT + HOUR - timedelta(minutes=1))
    expect_mail("survey")
    look(AT + HOUR)
    look(AT + 2 * HOUR)
    expect_mail("survey", cast.contact.email)
    assert SurveyInvitation.objects.get().ticket == closed


def test_a_desk_that_does_not_ask_asks_nobody(cast: Cast) -> None:
    _closed(cast, at=AT)
    look(AT + DAY)
    expect_mail("survey")


def test_what_was_closed_before_the_desk_began_is_not_asked_about(cast: Cast) -> None:
    _closed(cast, at=AT)
    survey.begin(cast.north, by=cast.manager.as_actor, at=AT + timedelta(minutes=1))
    look(AT + DAY)
    expect_mail("survey")


def test_what_is_opened_again_is_asked_about_only_once_it_is_closed_again(cast: Cast, closed: Ticket) -> None:
    closure.reopen(closed, by=cast.contact.as_actor, at=AT + HOUR / 2)
    look(AT + DAY)
    expect_mail("survey")
    closure.resolve(closed, by=cast.agent.as_actor, at=AT + DAY)
    look(AT + DAY + HOUR)
    expect_mail("survey", cast.contact.email)


def test_two_closings_at_one_instant_are_both_asked_about(cast: Cast, closed: Ticket) -> None:
    other = builders.ticket(cast.other_contact, at=AT - HOUR, priority="p1", category="question")
    closure.resolve(other, by=cast.agent.as_actor, at=AT)
    look(AT + HOUR)
    expect_mail("survey", cast.contact.email, cast.other_contact.email)


def test_a_customer_with_many_tickets_is_asked_once_a_day(cast: Cast, closed: Ticket) -> None:
    _closed(cast, at=AT + HOUR)
    look(AT + 3 * HOUR)
    expect_mail("survey", cast.contact.email)


def test_a_worker_that_slept_for_weeks_asks_nobody_of_old_tickets(cast: Cast, closed: Ticket) -> None:
    look(AT + 30 * DAY)
    expect_mail("survey")


def test_a_desk_that_has_ended_asks_nobody_but_hears_who_was_asked(cast: Cast, closed: Ticket) -> None:
    look(AT + HOUR)
    survey.end(cast.north, by=cast.manager.as_actor, at=AT + 2 * HOUR)
    _closed(cast, at=AT + 2 * DAY)
    look(AT + 3 * DAY)
    expect_mail("survey", cast.contact.email)
    given = answer.give(SurveyInvitation.objects.get(), rating=5, comment="", at=AT + 3 * DAY)
    assert given.satisfied


def test_asking_begins_and_ends_once(cast: Cast) -> None:
    survey.begin(cast.north, by=cast.manager.as_actor, at=AT)
    with pytest.raises(survey.AlreadyAsking):
        survey.begin(cast.north, by=cast.manager.as_actor, at=AT)
    survey.end(cast.north, by=cast.manager.as_actor, at=AT)
    with pytest.raises(survey.NotAsking):
        survey.end(cast.north, by=cast.manager.as_actor, at=AT)


def test_there_is_one_answer_per_ticket_and_the_last_one_counts(cast: Cast, closed: Ticket) -> None:
    look(AT + HOUR)
    invitation = SurveyInvitation.objects.get()
    answer.give(invitation, rating=2, comment="  Slow.  ", at=AT + 2 * HOUR)
    answer.give(invitation, rating=4, comment="", at=AT + 3 * HOUR)
    given = SurveyAnswer.objects.get()
    assert (given.rating, given.comment, given.answered_at) == (4, "", AT + 2 * HOUR)
    assert given.changed_at == AT + 3 * HOUR


def test_an_answer_settles(cast: Cast, closed: Ticket) -> None:
    look(AT + HOUR)
    invitation = SurveyInvitation.objects.get()
    given = answer.give(invitation, rating=2, comment="", at=AT + 2 * HOUR)
    until = answer.changeable_until(given, invitation)
    with pytest.raises(answer.Settled):
        answer.give(invitation, rating=5, comment="", at=until)
    assert SurveyAnswer.objects.get().rating == 2


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_there_are_five_ratings(closed: Ticket, rating: int) -> None:
    look(AT + HOUR)
    with pytest.raises(answer.NotARating):
        answer.give(SurveyInvitation.objects.get(), rating=rating, comment="", at=AT + 2 * HOUR)


def test_what_is_stored_opens_nothing(cast: Cast, closed: Ticket) -> None:
    look(AT + HOUR)
    invitation = SurveyInvitation.objects.get()
    nonce = Notification.objects.get(template="survey").payload["survey"]
    assert len(bytes.fromhex(nonce)) == 16
    assert nonce not in invitation.digest
    for stolen in (nonce, invitation.digest, survey_token(invitation.digest)):
        with pytest.raises(NotFound):
            invitation_for_token(stolen, cast.north, at=AT + HOUR)
    assert invitation_for_token(survey_token(nonce), cast.north, at=AT + HOUR) == invitation


def look(at: datetime) -> None:
    """Let the worker look through everything that was closed."""
    while ask.next_closure(at=at):
        pass


def _closed(cast: Cast, *, at: datetime) -> Ticket:
    ticket = builders.ticket(cast.contact, at=at - HOUR, priority="p1", category="question")
    closure.resolve(ticket, by=cast.agent.as_actor, at=at)
    return ticket
