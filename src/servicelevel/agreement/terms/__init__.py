"""The terms of an agreement: frozen, and each with the clause it comes from.

How they are read lives in `reading`.
"""

from servicelevel.agreement.terms.agreement import Agreement, AssumptionTerm, ExampleTerm, SilenceTerm
from servicelevel.agreement.terms.asking import (
    ChannelTerm,
    EntitlementRule,
    FactTerm,
    FactValue,
    FieldTerm,
    IntakeForm,
    Outcome,
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
from servicelevel.agreement.terms.clocks import (
    ClockRule,
    Happening,
    PauseReason,
    Reopening,
    ReopeningTerm,
    WarningTerm,
)
from servicelevel.agreement.terms.escalation import (
    ChargeTerm,
    EmergencyTerm,
    EscalationTerm,
    LadderStep,
    PageRule,
    Redress,
)
from servicelevel.agreement.terms.services import CreditStep, CreditTerm, ServiceTerm
from servicelevel.agreement.terms.targets import (
    Amount,
    Condition,
    Counted,
    DayRule,
    Metric,
    Received,
    Strength,
    TargetRule,
)
from servicelevel.decisions.clause import Clause

__all__ = [
    "Agreement",
    "Amount",
    "AssistanceTerm",
    "AssumptionTerm",
    "ChannelTerm",
    "ChargeTerm",
    "Clause",
    "ClockRule",
    "Condition",
    "Counted",
    "CreditStep",
    "CreditTerm",
    "DayRule",
    "EmergencyTerm",
    "EntitlementRule",
    "EscalationTerm",
    "ExampleTerm",
    "FactTerm",
    "FactValue",
    "FieldTerm",
    "Happening",
    "IntakeForm",
    "LadderStep",
    "MaintenanceTerm",
    "MeetingTerm",
    "Metric",
    "Outcome",
    "PageRule",
    "PauseReason",
    "PlanTerm",
    "PriorityTerm",
    "QueueTerm",
    "Received",
    "Redress",
    "Reopening",
    "ReopeningTerm",
    "SelfHelpTerm",
    "ServiceTerm",
    "SilenceTerm",
    "Strength",
    "TargetRule",
    "TopicsTerm",
    "TriageTerm",
    "WarningTerm",
]
