"""Terms of care: maintenance, meetings, remote assistance, self-help and the queue.

Running them lives in the desk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from servicelevel.agreement.terms.targets import Condition
from servicelevel.decisions.clause import Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class MaintenanceTerm:
    """The notice owed before planned maintenance."""

    # elapsed time before the start
    notice: timedelta
    # how notice is given
    channels: tuple[str, ...]
    # name of the calendar of preferred hours; None if any
    calendar: str | None
    # whether the time is excluded only if notice is proven
    proof_needed: bool
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingTerm:
    """A meeting or call that a customer may have."""

    key: str
    label: str
    # who may have it
    when: Condition
    # whether it is held at once rather than booked
    immediate: bool
    # name of the calendar it may be booked in; None if any
    calendar: str | None
    length: timedelta
    # video, phone or place
    by: str
    address: str | None
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class AssistanceTerm:
    """Remote assistance: for what it is required, how it is granted."""

    # fact key → values for which it is required
    required_when: Mapping[str, frozenset[str]]
    how: str
    link: str | None
    # how long a grant lasts; None until the ticket is closed
    lasts: timedelta | None
    # words about secrets that are never asked for
    never: str | None
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class SelfHelpTerm:
    """Help that needs no ticket."""

    label: str
    definition: str
    link: str | None
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueTerm:
    """A discipline without a promise: first come, first served."""

    when: Condition
    # words for the customer
    say: str
    # whether the place in the queue is shown
    place_shown: bool
    clause: Clause
