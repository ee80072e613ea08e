"""The rules of a document: everything that refers to what it declares.

Each kind is read in its own module.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from servicelevel.agreement.faults import FaultLog
from servicelevel.agreement.reading import care, clocks, escalation, intake, targets
from servicelevel.agreement.reading.asking import read_triage
from servicelevel.agreement.reading.declared import of_kind
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.terms import (
    AssistanceTerm,
    AssumptionTerm,
    ClockRule,
    CreditTerm,
    EmergencyTerm,
    EntitlementRule,
    EscalationTerm,
    IntakeForm,
    MaintenanceTerm,
    MeetingTerm,
    Metric,
    PauseReason,
    QueueTerm,
    ReopeningTerm,
    SelfHelpTerm,
    SilenceTerm,
    TargetRule,
    TriageTerm,
    WarningTerm,
)
from servicelevel.agreement.written import Node, Statement
from servicelevel.decisions.clause import Clause

Term = TypeVar("Term")
Reader = Callable[[Node, Clause, FaultLog], Term]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What a document rules, by kind."""

    entitlements: tuple[EntitlementRule, ...]
    triage: TriageTerm | None
    intake: IntakeForm
    targets: tuple[TargetRule, ...]
    clock_rules: Mapping[Metric, ClockRule]
    pause_reasons: tuple[PauseReason, ...]
    reopening: ReopeningTerm | None
    warnings: tuple[WarningTerm, ...]
    escalation: EscalationTerm | None
    emergencies: EmergencyTerm | None
    credits: CreditTerm | None
    maintenance: MaintenanceTerm | None
    meetings: tuple[MeetingTerm, ...]
    assistance: AssistanceTerm | None
    self_help: tuple[SelfHelpTerm, ...]
    queues: tuple[QueueTerm, ...]
    assumptions: tuple[AssumptionTerm, ...]
    silences: tuple[SilenceTerm, ...]


def read_rules(statements: tuple[Statement, ...], log: FaultLog, known: Known) -> Rules:
    """Return the rules of `statements`, which may refer to what is `known`."""

    def one(kind: str, reader: Callable[[Node, Clause, FaultLog, Known], Term]) -> Term | None:
        return next((reader(s.node, s.clause, log, known) for s in of_kind(kind, statements)), None)

    def many(kind: str, reader: Callable[[Node, Clause, FaultLog, Known], Iterable[Term]]) -> tuple[Term, ...]:
        return tuple(term for s in of_kind(kind, statements) for term in reader(s.node, s.clause, log, known))

    clock_rules = many("clocks", _plain(clocks.read_clock_rules))
    return Rules(
        entitlements=many("entitlement", intake.read_entitlements) + many("topics", intake.read_topic_rules),
        triage=one("triage", _plain(read_triage)),
        intake=one("intake", intake.read_intake) or intake.NO_FORM,
        targets=many("targets", targets.read_targets),
        clock_rules=clocks.USUAL_RULES | {rule.metric: rule for rule in clock_rules},
        pause_reasons=many("pause_reasons", _plain(clocks.read_pause_reasons)),
        reopening=one("reopening", _plain(clocks.read_reopening)),
        warnings=many("warnings", _plain(clocks.read_warnings)),
        escalation=one("escalation", escalation.read_escalation),
        emergencies=one("emergency", escalation.read_emergency),
        credits=one("credits", care.read_credits),
        maintenance=one("maintenance", care.read_maintenance),
        meetings=many("meetings", care.read_meetings),
        assistance=one("remote_assistance", care.read_assistance),
        self_help=many("self_help", _plain(care.read_self_help)),
        queues=many("queue", care.read_queues),
        assumptions=many("assumed", _plain(care.read_assumptions)),
        silences=many("silences", _plain(care.read_silences)),
    )


def _plain(reader: Reader[Term]) -> Callable[[Node, Clause, FaultLog, Known], Term]:
    """Return a reader that needs nothing known, in the shape of one that does."""
    return lambda node, clause, log, _: reader(node, clause, log)
