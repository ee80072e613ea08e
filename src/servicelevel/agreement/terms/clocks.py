"""Terms about clocks: what starts, pauses and ends them, and when to warn.

Running a clock lives in `clocks`.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from servicelevel.agreement.terms.targets import Metric, Strength
from servicelevel.decisions.clause import Clause


class Happening(StrEnum):
    """What can happen to a ticket that a clock may care about."""

    RECEIVED = "received"
    # a public message by a person on the desk
    PUBLIC_REPLY = "public_reply"
    CUSTOMER_REPLY = "customer_reply"
    HELD = "held"
    HOLD_LIFTED = "hold_lifted"
    WORKAROUND = "workaround"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CANCELLED = "cancelled"


class Reopening(StrEnum):
    """What reopening a ticket does to a clock that was completed."""

    # counted again from receipt, pauses kept, as if it had not been stopped
    FROM_RECEIPT = "from receipt"
    # counted afresh from the reopening
    FROM_REOPENING = "from reopening"
    UNTOUCHED = "untouched"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRule:
    """What happens to the clocks of one metric."""

    metric: Metric
    starts: frozenset[Happening]
    stops: frozenset[Happening]
    resets: frozenset[Happening]
    cancels: frozenset[Happening]
    reopening: Reopening
    # None where the agreement is silent and the usual rule applies
    clause: Clause | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PauseReason:
    """A reason to wait, and the clocks that wait with it."""

    key: str
    label: str
    pauses: frozenset[Metric]
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class ReopeningTerm:
    """How long customers may open a resolved ticket again."""

    # whole days after the one on which it was resolved, by the agreement's zone
    within_days: int
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class WarningTerm:
    """Who is told when a share of a target has been used."""

    # share of the target, above 0 and up to 1
    share: Fraction
    # the roles that are told
    tell: tuple[str, ...]
    # the promises it is about; empty is all
    metrics: frozenset[Metric]
    strengths: frozenset[Strength]
    clause: Clause
