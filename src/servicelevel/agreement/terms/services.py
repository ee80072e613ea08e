"""Terms about services: what is guaranteed to be available and what is owed if it is not.

The sums live in `availability`.
"""

from dataclasses import dataclass
from decimal import Decimal

from servicelevel.agreement.terms.targets import Condition
from servicelevel.decisions.clause import Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceTerm:
    """A service customers depend on."""

    key: str
    label: str
    definition: str
    # percent, as in 99.99; None where availability is not guaranteed
    availability: Decimal | None
    # what it is measured over, as in "calendar month"
    window: str
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class CreditStep:
    """One line of the credit table."""

    # percent of availability; None is the service's own guarantee
    below: Decimal | None
    # percent of the base
    credit: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class CreditTerm:
    """The credit owed when a guarantee of availability is not kept."""

    steps: tuple[CreditStep, ...]
    # what the percentages are of
    base: str
    # most that is owed, in percent of the base
    cap: Decimal
    # how and by when it is claimed; days after the end of the window
    claim_within_days: int
    claim_by: str
    # who is eligible
    eligible: Condition
    eligible_words: str
    # stretches that do not count as downtime
    exclusions: tuple[str, ...]
    clause: Clause
