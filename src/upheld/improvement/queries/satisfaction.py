"""What customers said of how they were helped: on one ticket, and counted over days; read straight from the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncWeek

from upheld.desks.models import Desk
from upheld.improvement.models import SurveyAnswer, SurveyInvitation, SurveyPeriod
from upheld.improvement.queries.days import Days
from upheld.improvement.queries.number import Number
from upheld.tickets.models import Ticket

COMMENTS_SHOWN = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingCount:
    """How many gave one rating."""

    rating: SurveyAnswer.Rating
    answers: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SatisfiedWeek:
    """How many answered in one week, and how many of them were satisfied."""

    begins_on: date
    satisfied: int
    others: int


def answer_on(ticket: Ticket) -> SurveyAnswer | None:
    """Return what the customer of a ticket says of how they were helped."""
    return SurveyAnswer.objects.filter(ticket=ticket).first()


def asking_since(desk: Desk) -> SurveyPeriod | None:
    """Return the time over which a desk asks its customers, if it does."""
    return SurveyPeriod.objects.filter(desk=desk, ended_at__isnull=True).first()


def ratings(desk: Desk, days: Days) -> Sequence[RatingCount]:
    """Return how many gave each rating, from best to worst; every rating is there."""
    counted = _answers(desk, days).values("rating").annotate(number=Count("id")).order_by("rating")
    found = {row["rating"]: row["number"] for row in counted}
    return [RatingCount(rating=one, answers=found.get(one.value, 0)) for one in SurveyAnswer.Rating]


def answers_counted(desk: Desk, number: Number, days: Days) -> QuerySet[SurveyAnswer]:
    """Return the answers that a number counts."""
    answers = _answers(desk, days)
    if number.rating is not None:
        answers = answers.filter(rating=number.rating)
    if number.satisfied is not None:
        good = Q(rating__gte=SurveyAnswer.Rating.GOOD)
        answers = answers.filter(good if number.satisfied else ~good)
    return answers


def satisfied_weeks(desk: Desk, days: Days) -> Sequence[SatisfiedWeek]:
    """Return the answers by week of the desk's wall; every week is there."""
    zone = ZoneInfo(desk.zone)
    weekly = _answers(desk, days).annotate(week=TruncWeek("answered_at", tzinfo=zone))
    found: dict[date, list[int]] = {}
    for row in weekly.values("week", "rating").annotate(number=Count("id")).order_by("week", "rating"):
        at = 0 if row["rating"] >= SurveyAnswer.Rating.GOOD else 1
        found.setdefault(row["week"].date(), [0, 0])[at] += row["number"]
    return [
        SatisfiedWeek(begins_on=week, satisfied=counted[0], others=counted[1])
        for week in days.weeks()
        for counted in [found.get(week, [0, 0])]
    ]


def asked(desk: Desk, days: Days) -> int:
    """Return how many customers were asked."""
    since, until = days.bounds(desk)
    return SurveyInvitation.objects.filter(desk=desk, asked_at__gte=since, asked_at__lt=until).count()


def newest_answers(desk: Desk, days: Days, *, before: datetime | None = None) -> Sequence[SurveyAnswer]:
    """Return answers with their tickets, the newest first, one more than is shown if there are more."""
    answers = _answers(desk, days).select_related("ticket__contact", "ticket__organisation")
    if before is not None:
        answers = answers.filter(answered_at__lt=before)
    return list(answers.order_by("-answered_at", "-id")[: COMMENTS_SHOWN + 1])


def _answers(desk: Desk, days: Days) -> QuerySet[SurveyAnswer]:
    since, until = days.bounds(desk)
    return SurveyAnswer.objects.filter(desk=desk, answered_at__gte=since, answered_at__lt=until)
