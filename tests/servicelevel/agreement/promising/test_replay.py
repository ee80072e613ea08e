"""What another version would have promised: earlier, later, gained, lost, or in other words."""

from datetime import UTC, datetime

import pytest

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.promising.promise import make_promise
from servicelevel.agreement.promising.replay import Effect, promise_changes
from servicelevel.agreement.terms import Metric
from tests.support.agreements import small_text

AT = datetime(2026, 3, 27, 10, 30, tzinfo=UTC)
RULE = "targets:\n  response_time:\n    strength: {strength}\n    rules:\n      - {{{amount}}}"
NONE = "assumed: Nothing is promised."


def stated(amount: str, strength: str = "target") -> str:
    return RULE.format(amount=amount, strength=strength) if amount else NONE


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        (stated("within: 2 elapsed hours"), stated("within: 1 elapsed hour"), Effect.EARLIER),
        (stated("within: 2 elapsed hours"), stated("within: 3 elapsed hours"), Effect.LATER),
        (stated(""), stated("within: 3 elapsed hours"), Effect.GAINED),
        (stated("within: 3 elapsed hours"), stated(""), Effect.LOST),
        (stated("words: Soon"), stated("within: 3 elapsed hours"), Effect.GAINED),
        (stated("within: 3 elapsed hours"), stated("words: Soon"), Effect.LOST),
        (stated("words: Soon"), stated("words: Later"), Effect.REWORDED),
        (stated("within: 2 elapsed hours"), stated("within: 2 elapsed hours", "guaranteed"), Effect.REWORDED),
    ],
)
def test_one_promise_changes(before: str, after: str, effect: Effect) -> None:
    earlier, later = (make_promise(compile_agreement(small_text(terms)), facts={}, at=AT) for terms in (before, after))

    (change,) = promise_changes(earlier, later)

    assert (change.metric, change.effect) == (Metric.RESPONSE_TIME, effect)
    assert promise_changes(earlier, earlier) == promise_changes(later, later) == ()
