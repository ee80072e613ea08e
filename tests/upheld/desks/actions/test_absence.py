"""Saying that one is away, and that one is back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support.cast import Cast
from upheld.desks.actions import absence
from upheld.desks.models import Absence
from upheld.desks.queries import absence_of, away_from

# The night on which clocks go back in London, Sunday, 01:30 for the second time.
AT = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
DAY = timedelta(days=1)
A_MOMENT = timedelta(microseconds=1)


def say(cast: Cast, begins_at: datetime, ends_at: datetime, *, at: datetime = AT) -> Absence:
    by = cast.agent.as_actor
    return absence.say(cast.north, cast.agent, begins_at=begins_at, ends_at=ends_at, note=" by  train ", by=by, at=at)


def test_a_person_is_away_from_when_it_begins_until_before_it_ends(cast: Cast) -> None:
    said = say(cast, AT + DAY, AT + 2 * DAY)
    assert said.note == "by train"
    for at, away in ((AT, False), (AT + DAY, True), (AT + 2 * DAY - A_MOMENT, True), (AT + 2 * DAY, False)):
        assert (cast.agent.pk in away_from(cast.north, at=at)) is away
    assert absence_of(cast.north, cast.agent, at=AT) == said
    assert absence_of(cast.north, cast.agent, at=AT + 2 * DAY) is None
    assert away_from(cast.south, at=AT + DAY) == {}


def test_what_is_said_last_counts(cast: Cast) -> None:
    say(cast, AT, AT + 5 * DAY)
    say(cast, AT, AT + DAY, at=AT + A_MOMENT)
    assert away_from(cast.north, at=AT + A_MOMENT) == {cast.agent.pk: AT + DAY}
    assert Absence.objects.count() == 2


def test_whoever_is_back_is_here(cast: Cast) -> None:
    say(cast, AT, AT + DAY)
    for _ in range(2):
        absence.come_back(cast.north, cast.agent, by=cast.agent.as_actor, at=AT + A_MOMENT)
    assert away_from(cast.north, at=AT + A_MOMENT) == {}


@pytest.mark.parametrize(
    ("begins_at", "ends_at"),
    [(AT, AT), (AT + DAY, AT), (AT - 2 * DAY, AT - DAY), (AT, AT + absence.LONGEST + A_MOMENT)],
)
def test_a_time_that_cannot_be_is_refused(cast: Cast, begins_at: datetime, ends_at: datetime) -> None:
    with pytest.raises(absence.NotThen):
        say(cast, begins_at, ends_at)
    assert not Absence.objects.exists()


def test_nobody_is_away_from_where_they_do_not_work(cast: Cast) -> None:
    by = cast.other_agent.as_actor
    with pytest.raises(absence.NotOnDesk):
        absence.say(cast.north, cast.other_agent, begins_at=AT, ends_at=AT + DAY, note="", by=by, at=AT)


def test_the_database_refuses_what_must_never_be(cast: Cast) -> None:
    said = say(cast, AT, AT + DAY)
    made = {"desk": cast.north, "user": cast.agent, "said_at": AT, "said_by": "desk"}
    for refused in (
        lambda: Absence.objects.create(begins_at=AT, ends_at=AT + DAY, **made),
        lambda: Absence.objects.filter(pk=said.pk).update(ends_at=AT),
        lambda: Absence.objects.filter(pk=said.pk).update(returned_at=AT),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            refused()
