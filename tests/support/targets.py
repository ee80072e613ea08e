"""Targets for tests of clocks: one promise under a small agreement."""

from datetime import datetime

from servicelevel.agreement.terms import Metric
from servicelevel.clocks.promise import Target, make_promise
from tests.support.agreements import small

ELAPSED = "within: 4 hours"
SUPPORT = "within: 4 business hours"
DAYS = "within: 2 business days"
WORDS = "words: Future release"


def target(promise: str, *, at: datetime, strength: str = "target", more: str = "") -> Target:
    """Return the target of a small agreement that promises a resolution, for a ticket received at `at`."""
    terms = f"""targets:
  resolution_time:
    strength: {strength}
    rules:
      - {{{promise}{more}}}"""
    found = make_promise(small(terms), facts={}, at=at).target(Metric.RESOLUTION_TIME)
    assert found is not None
    return found
