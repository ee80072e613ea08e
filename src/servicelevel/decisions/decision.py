"""Decisions and the reasons for them. How durations and instants are worded lives in `explain`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from servicelevel.decisions.clause import Clause
from servicelevel.decisions.phrase import Phrase

Verdict_co = TypeVar("Verdict_co", covariant=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One step of a derivation, in words a customer can read."""

    # one plain sentence; the agreement's own words as they stand there
    said: Phrase | str
    # the clause it rests on; None for a step of mere arithmetic
    clause: Clause | None = None

    @property
    def text(self) -> str:
        """The sentence in English."""
        return str(self.said)


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision(Generic[Verdict_co]):
    """What the agreement says about some facts, and why."""

    # what was decided
    verdict: Verdict_co
    # the instant it was decided for
    at: datetime
    # the steps that led there, in order
    because: tuple[Reason, ...]
    # the facts that were used
    facts: Mapping[str, str]
