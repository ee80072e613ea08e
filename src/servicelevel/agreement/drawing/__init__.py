"""How each kind of term looks on the public page. The page around it lives in `page`."""

from collections.abc import Callable

from servicelevel.agreement.drawing import asking, care, clocks, hours, targets, trouble
from servicelevel.agreement.drawing.drawer import Drawer, Drawn

_DRAWERS: dict[str, Callable[[Drawer], Drawn]] = {
    "assumed": care.assumptions,
    "calendars": hours.calendars,
    "channels": asking.channels,
    "clocks": clocks.clocks,
    "credits": care.credits_owed,
    "emergency": trouble.emergency,
    "entitlement": asking.entitlements,
    "escalation": trouble.escalation,
    "facts": asking.facts,
    "intake": asking.intake,
    "maintenance": care.maintenance,
    "meetings": care.meetings,
    "pause_reasons": clocks.pause_reasons,
    "plans": asking.plans,
    "priorities": asking.priorities,
    "queue": care.queues,
    "remote_assistance": care.assistance,
    "reopening": clocks.reopening,
    "self_help": care.self_help,
    "services": asking.services,
    "silences": care.silences,
    "targets": targets.targets,
    "topics": asking.topics,
    "triage": asking.triage,
    "warnings": clocks.warnings,
}


def draw(kind: str, drawer: Drawer) -> Drawn:
    """Return the nodes of one kind of statement in the drawer's clause."""
    return _DRAWERS[kind](drawer)
