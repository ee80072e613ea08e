"""One file per model."""

from upheld.improvement.models.customer_day import CustomerDay
from upheld.improvement.models.duration_day import DurationDay
from upheld.improvement.models.hour_day import HourDay
from upheld.improvement.models.promise_day import PromiseDay
from upheld.improvement.models.stale_day import StaleDay
from upheld.improvement.models.survey_answer import SurveyAnswer
from upheld.improvement.models.survey_invitation import SurveyInvitation
from upheld.improvement.models.survey_period import SurveyPeriod

__all__ = [
    "CustomerDay",
    "DurationDay",
    "HourDay",
    "PromiseDay",
    "StaleDay",
    "SurveyAnswer",
    "SurveyInvitation",
    "SurveyPeriod",
]
