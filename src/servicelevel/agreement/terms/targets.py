"""Terms that promise: for a metric, under a condition, an amount of time or words.

Counting it lives in `clocks`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from servicelevel.decisions.clause import Clause


class Metric(StrEnum):
    """Which promise."""

    RESPONSE_TIME = "response_time"
    NEXT_RESPONSE_TIME = "next_response_time"
    UPDATE_INTERVAL = "update_interval"
    WORKAROUND_TIME = "workaround_time"
    RESOLUTION_TIME = "resolution_time"


class Strength(StrEnum):
    """How firm a promise is. Only a guaranteed one is breached; the others are missed."""

    GUARANTEED = "guaranteed"
    TARGET = "target"
    TYPICAL = "typical"
    BEST_EFFORT = "best_effort"
    DISCRETIONARY = "discretionary"


class Counted(StrEnum):
    """What an amount is counted in."""

    ELAPSED = "elapsed"
    SUPPORT = "support"
    BUSINESS_DAYS = "business_days"


class DayRule(StrEnum):
    """What the end of N business days is."""

    SAME_TIME = "same time"
    END_OF_DAY = "end of day"


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """How much time a promise allows; exactly one of `quantity`, `by` and `text` is given."""

    counted: Counted
    # seconds for elapsed and support time, days for business days
    quantity: int | None = None
    # local wall-clock time, in minutes after midnight, of the day of receipt or the next: "by 08:00"
    by: int | None = None
    # a promise that is not a number: "Future release"
    text: str | None = None
    # what ends N business days
    day_rule: DayRule = DayRule.SAME_TIME
    # the amount as the agreement words it: "2 business hours"
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """When a ticket must have been received for a rule to apply."""

    # name of the calendar that must be open; None if any
    inside: str | None = None
    # name of the calendar that must be closed; None if any
    outside: str | None = None
    # local minutes after midnight, half-open; a band may run over midnight
    start: int = 0
    end: int = 1440


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """What must hold for a rule to apply: every named fact, and the time of receipt."""

    # fact key → the values that will do
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # when it was received
    received: Received = field(default_factory=Received)


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetRule:
    """One line of the promises for a metric; the first whose condition holds is the one that counts."""

    metric: Metric
    when: Condition
    # None is a stated absence of a promise
    amount: Amount | None
    strength: Strength
    # the calendar that support time and business days are counted on
    calendar: str | None
    # counted from the next opening of `calendar`, if received while it is closed
    from_opening: bool
    # what fulfils a promise in words: "release" or "decision"
    fulfilled_by: str | None
    # what the agreement adds in words
    say: str | None
    # where the rule begins in the document, from 1
    line: int
    column: int
    clause: Clause
