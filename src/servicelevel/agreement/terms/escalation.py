"""Terms about escalation and emergencies. Which step is due at an instant lives in `escalation`."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from servicelevel.agreement.terms.targets import Condition
from servicelevel.decisions.clause import Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class Redress:
    """One way in which a customer may ask for escalation."""

    # comment, account_manager, email or phone
    by: str
    label: str
    # what to write or bring
    how: str
    address: str | None
    # plans that may use it; empty is all
    plans: frozenset[str]
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class LadderStep:
    """One step up: to those who can help (functional) or to those who must know (hierarchical)."""

    kind: str
    to: str
    # after this long without success; None at once
    after: timedelta | None
    # share of the target in percent; None if it goes by `after`
    share: int | None
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class EscalationTerm:
    """How a customer asks for escalation, and the ladder that is climbed without asking."""

    requests: tuple[Redress, ...]
    ladder: tuple[LadderStep, ...]
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRule:
    """Who is paged, under which condition; the first rule that holds is the one that counts."""

    when: Condition
    who: str
    # carriers, in order: "sms", "call"
    by: tuple[str, ...]
    # where the rule begins in the document, from 1
    line: int
    column: int
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class ChargeTerm:
    """An hourly rate, and for whom."""

    when: Condition
    amount: Decimal
    # ISO 4217 code
    currency: str
    per: str
    # whether the provider may charge it, rather than does
    may: bool
    say: str | None
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class EmergencyTerm:
    """What an emergency is and what it sets off."""

    # what qualifies, in the customer's words
    qualifies: tuple[str, ...]
    # examples that qualify, by heading
    examples: tuple[tuple[str, tuple[str, ...]], ...]
    # what does not qualify
    not_qualifying: tuple[str, ...]
    # "form" or "priority": how it is declared
    declared_by: str
    # the condition under which a ticket is treated as a declared emergency
    declared_when: Condition
    # who judges whether it is one; None if nobody does
    judged_by: str | None
    # what the customer is told when it is judged not to be one
    otherwise: str | None
    pages: tuple[PageRule, ...]
    # what happens if nobody answers
    unanswered: tuple[LadderStep, ...]
    charges: tuple[ChargeTerm, ...]
    clause: Clause
