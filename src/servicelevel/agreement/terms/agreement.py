"""The agreement as a whole: one immutable version with all its terms. Compiling it lives in `compilation`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from servicelevel.agreement.document import Document
from servicelevel.agreement.terms.asking import (
    ChannelTerm,
    EntitlementRule,
    FactTerm,
    IntakeForm,
    PlanTerm,
    PriorityTerm,
    TopicsTerm,
    TriageTerm,
)
from servicelevel.agreement.terms.care import (
    AssistanceTerm,
    MaintenanceTerm,
    MeetingTerm,
    QueueTerm,
    SelfHelpTerm,
)
from servicelevel.agreement.terms.clocks import ClockRule, PauseReason, ReopeningTerm, WarningTerm
from servicelevel.agreement.terms.escalation import EmergencyTerm, EscalationTerm
from servicelevel.agreement.terms.services import CreditTerm, ServiceTerm
from servicelevel.agreement.terms.targets import Metric, TargetRule
from servicelevel.agreement.written import Statement
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.decisions.clause import Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class ExampleTerm:
    """A worked example, in near-English; executed whenever the document is checked."""

    # the sentence as written
    text: str
    line: int
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class AssumptionTerm:
    """A reading of something that the provider's own text leaves unsaid."""

    text: str
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class SilenceTerm:
    """Something that the agreement leaves unsaid on purpose, and what customers are told about it."""

    # code of the finding that it answers, as in "facts-without-target"
    finding: str
    # what the finding must be about, as in "response_time"; empty is whatever it is about
    about: frozenset[str]
    # what customers read
    say: str
    line: int
    column: int
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True, eq=False, repr=False)
class Agreement:
    """One version of an agreement. Two are equal when their canonical texts are."""

    # short name, as in "intesys"
    name: str
    title: str
    provider: str
    # version of the agreement language it is written in
    language_version: str
    version: int
    # the first day it is in force
    effective_on: date
    # IANA name of the zone in which dates are read
    zone: str
    # BCP 47 tag
    locale: str
    # SHA-256, in hexadecimal, over the canonical text
    hash: str
    # the canonical text
    text: str
    clauses: tuple[Clause, ...]
    calendars: Mapping[str, BusinessCalendar]
    # the main support hours
    office: BusinessCalendar
    # clauses that state the calendars
    calendar_clauses: Mapping[str, Clause]
    facts: Mapping[str, FactTerm]
    priorities: tuple[PriorityTerm, ...]
    plans: tuple[PlanTerm, ...]
    topics: TopicsTerm | None
    triage: TriageTerm | None
    channels: tuple[ChannelTerm, ...]
    entitlements: tuple[EntitlementRule, ...]
    intake: IntakeForm
    targets: tuple[TargetRule, ...]
    clock_rules: Mapping[Metric, ClockRule]
    pause_reasons: tuple[PauseReason, ...]
    # None where customers may open a resolved ticket again whenever they like
    reopening: ReopeningTerm | None
    warnings: tuple[WarningTerm, ...]
    escalation: EscalationTerm | None
    emergencies: EmergencyTerm | None
    services: tuple[ServiceTerm, ...]
    credits: CreditTerm | None
    maintenance: MaintenanceTerm | None
    meetings: tuple[MeetingTerm, ...]
    assistance: AssistanceTerm | None
    self_help: tuple[SelfHelpTerm, ...]
    queues: tuple[QueueTerm, ...]
    assumptions: tuple[AssumptionTerm, ...]
    silences: tuple[SilenceTerm, ...]
    examples: tuple[ExampleTerm, ...]
    # the parsed document, for the page
    document: Document
    # its terms blocks as written, for whoever must point at a place in them
    statements: tuple[Statement, ...]

    def __repr__(self) -> str:
        """Name it: all that it holds would be a book, and a traceback or a failed test would print it."""
        return f"Agreement({self.name} v{self.version} {self.hash[:8]})"

    def hours_of(self, plan: str | None) -> BusinessCalendar:
        """Return the support hours of a plan, or of the default one; the main hours where a plan states none."""
        wanted = (term for term in self.plans if (term.default if plan is None else term.key == plan))
        name = next((term.calendar for term in wanted), None)
        return self.calendars[name] if name else self.office

    def __eq__(self, other: object) -> bool:
        """Say whether both have the same canonical text."""
        return isinstance(other, Agreement) and self.hash == other.hash

    def __hash__(self) -> int:
        """Return a hash of the canonical text."""
        return hash(self.hash)
