"""What the database refuses of numbers and surveys, whoever writes it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders
from tests.support.cast import Cast
from upheld.improvement.models import (
    CustomerDay,
    DurationDay,
    HourDay,
    PromiseDay,
    SurveyAnswer,
    SurveyInvitation,
    SurveyPeriod,
)
from upheld.tickets.actions import closure

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
DAY = date(2026, 10, 25)
PROMISE = {"metric": "response_time", "clause": "5.1", "strength": "target", "priority": "", "team": None}
DURATION = {"measure": "closing", "kind": "elapsed"}


def day(cast: Cast, model: type[Any], **told: Any) -> Callable[[], Any]:
    return lambda: model.objects.create(desk=cast.north, counted_on=DAY, **told)


def test_days_are_counted_once_and_only_where_there_is_something(cast: Cast) -> None:
    wrong = {
        "promise_day_once_per_kind": day(cast, PromiseDay, **PROMISE, kept=2, past_due=0),
        "promise_day_counts_something": day(cast, PromiseDay, **PROMISE | {"clause": "6"}, kept=0, past_due=0),
        "customer_day_once_per_customer": day(cast, CustomerDay, organisation=None, kept=1, missed=0, breached=0),
        "customer_day_counts_something": day(
            cast, CustomerDay, organisation=cast.contact.organisation, kept=0, missed=0, breached=0
        ),
        "duration_day_once_per_band": day(cast, DurationDay, **DURATION, band=0, tickets=2),
        "duration_day_counts_something": day(cast, DurationDay, **DURATION, band=1, tickets=0),
        "duration_day_in_a_known_band": day(cast, DurationDay, **DURATION, band=13, tickets=1),
        "hour_day_once": day(cast, HourDay, hour=0, received=2, closed=0, still_open=0),
        "hour_day_hour_of_a_day": day(cast, HourDay, hour=24, received=1, closed=0, still_open=0),
        "hour_day_counts_something": day(cast, HourDay, hour=1, received=0, closed=0, still_open=0),
        "hour_day_open_were_received": day(cast, HourDay, hour=2, received=1, closed=0, still_open=2),
    }
    day(cast, PromiseDay, **PROMISE, kept=1, past_due=0)()
    day(cast, CustomerDay, organisation=None, kept=1, missed=0, breached=0)()
    day(cast, DurationDay, **DURATION, band=0, tickets=1)()
    day(cast, HourDay, hour=0, received=1, closed=0, still_open=1)()
    refuses_each(wrong)


def test_a_desk_asks_in_one_period_at_a_time_and_every_end_has_its_author(cast: Cast) -> None:
    told = {"desk": cast.north, "began_at": AT, "began_by": "user:1", "looked_through": AT}
    SurveyPeriod.objects.create(**told)
    ended = {"ended_at": AT + timedelta(hours=1), "ended_by": "user:1"}
    refuses_each(
        {
            "survey_period_one_at_a_time": lambda: SurveyPeriod.objects.create(**told),
            "survey_period_ended_at_with_by": lambda: SurveyPeriod.objects.create(**told, **ended | {"ended_by": None}),
            "survey_period_ends_after_it_begins": lambda: SurveyPeriod.objects.create(
                **told, **ended | {"ended_at": AT - timedelta(hours=1)}
            ),
        }
    )


def test_a_closing_is_asked_about_once_and_a_ticket_answered_once(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p1", category="question")
    closed = closure.resolve(ticket, by=cast.agent.as_actor, at=AT)
    told = {"desk": cast.north, "ticket": ticket, "contact": cast.contact, "asked_at": AT}
    asked = {**told, "closure": closed, "digest": "a" * 64, "expires_at": AT + timedelta(days=1)}
    given = {"desk": cast.north, "ticket": ticket, "rating": 3, "answered_at": AT, "answered_by": "contact:1"}
    refuses_each(
        {
            "survey_invitation_expires_later": lambda: SurveyInvitation.objects.create(**asked | {"expires_at": AT}),
            "survey_answer_rates_one_to_five": lambda: SurveyAnswer.objects.create(**given | {"rating": 6}),
            "survey_answer_changed_at_with_by": lambda: SurveyAnswer.objects.create(**given, changed_at=AT),
            "survey_answer_changed_after_it_was_given": lambda: SurveyAnswer.objects.create(
                **given, changed_at=AT - timedelta(hours=1), changed_by="contact:1"
            ),
        }
    )
    SurveyInvitation.objects.create(**asked)
    SurveyAnswer.objects.create(**given)
    refuses_each(
        {
            "closure_id": lambda: SurveyInvitation.objects.create(**asked | {"digest": "b" * 64}),
            "ticket_id": lambda: SurveyAnswer.objects.create(**given),
        }
    )


def refuses_each(wrong: dict[str, Callable[[], Any]]) -> None:
    """Fail unless the database refuses every one of them, for the reason named."""
    for reason, write in wrong.items():
        with pytest.raises(IntegrityError, match=reason), transaction.atomic():
            write()
