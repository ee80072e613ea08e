"""Terms about asking: facts, priorities, plans, channels, who is entitled, and the form.

Targets live beside this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from servicelevel.agreement.terms.targets import Condition
from servicelevel.decisions.clause import Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class FactValue:
    """One value that a fact may have."""

    key: str
    label: str
    # what it means, in words; empty where the label says it all
    definition: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactTerm:
    """A fact that the agreement's rules ask about."""

    # one of the fact keys: priority, plan, channel, category, service, topic, licence, role, emergency
    key: str
    label: str
    values: tuple[FactValue, ...]
    # the value taken when none is given; None where the agreement states none
    default: str | None
    # whether a promise cannot be made without it
    required: bool
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class PriorityTerm:
    """One priority as the agreement names it."""

    key: str
    label: str
    definition: str
    examples: tuple[str, ...]
    # 0 is the most urgent
    rank: int
    # whether it is the one taken when none is given
    default: bool
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanTerm:
    """One plan or tier that a customer may have bought."""

    key: str
    label: str
    definition: str
    # name of the calendar of its support hours; None if they are the main ones
    calendar: str | None
    # whether customers on it have an account manager
    account_manager: bool
    # whether it is the one taken when none is given
    default: bool
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelTerm:
    """One way to ask."""

    key: str
    label: str
    # name of the calendar whose hours it keeps; None if open at any hour
    calendar: str | None
    best_for: str
    # address, number or link; None if there is none to give
    address: str | None
    needs_account: bool
    clause: Clause


class Outcome(StrEnum):
    """What a person who asks is entitled to."""

    SERVE = "serve"
    REDIRECT = "redirect"
    REFUSE = "refuse"
    BEST_EFFORT = "best_effort"


@dataclass(frozen=True, kw_only=True, slots=True)
class EntitlementRule:
    """Who gets what; the first rule whose condition holds is the one that counts."""

    when: Condition
    outcome: Outcome
    # the words for saying so; None where nothing need be said
    say: str | None
    # where the rule begins in the document, from 1
    line: int
    column: int
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldTerm:
    """One field of the form."""

    key: str
    label: str
    # text, long_text, choice, checkbox, datetime, date or checklist
    kind: str
    required: bool
    help: str
    # page that explains it; None if there is none
    link: str | None
    # for a choice or a checklist
    options: tuple[str, ...]
    default: str | None
    # fact key → values for which it is shown; empty is always
    shown_when: Mapping[str, frozenset[str]]
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class IntakeForm:
    """What a ticket asks for."""

    # the facts that are asked, in order
    asks: tuple[str, ...]
    fields: tuple[FieldTerm, ...]
    # what to have at hand before asking
    have_ready: tuple[str, ...]
    # None where the agreement describes no form
    clause: Clause | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicsTerm:
    """The topics that qualify for support and those that do not."""

    qualify: tuple[FactValue, ...]
    others: tuple[FactValue, ...]
    # what becomes of a topic that does not qualify, and the words for saying so
    outcome: Outcome
    say: str
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class TriageTerm:
    """Who chooses the priority, and who may judge it anew; both are kept."""

    chosen_by: str
    judged_by: str
    # what the customer is told about it
    say: str
    clause: Clause
