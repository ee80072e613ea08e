"""What may stand in a saved reply for a fact of the ticket, and putting the fact in its place; nothing is evaluated."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from servicelevel.agreement.terms import Metric
from upheld.accounts.models import User
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.words import clock_time

# Every placeholder there is, and what stands there instead; the page of saved replies lists them.
PLACEHOLDERS = {
    "customer.name": _("the name of who asked"),
    "customer.first_name": _("the first word of it"),
    "customer.organisation": _("whom they belong to"),
    "ticket.reference": _("the ticket's reference"),
    "ticket.subject": _("its subject"),
    "ticket.priority": _("its priority, as the agreement calls it"),
    "agent.name": _("your name"),
    "desk.name": _("the desk's title"),
    "promise.response": _("by when the agreement promises a response"),
    "promise.next_response": _("by when it promises the next response"),
    "promise.update": _("by when it promises an update"),
    "promise.workaround": _("by when it promises a workaround"),
    "promise.resolution": _("by when it promises a resolution"),
}
_METRICS = {
    "promise.response": Metric.RESPONSE_TIME,
    "promise.next_response": Metric.NEXT_RESPONSE_TIME,
    "promise.update": Metric.UPDATE_INTERVAL,
    "promise.workaround": Metric.WORKAROUND_TIME,
    "promise.resolution": Metric.RESOLUTION_TIME,
}
_SHAPE = re.compile(r"\{([a-z][a-z_]*\.[a-z][a-z_]*)\}")
# What stands where the ticket has no such fact, for its writer to see.
GAP = "____"
_COUNTING = (Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """A saved reply with the facts of one ticket."""

    text: str
    # The placeholders for which this ticket has nothing.
    missing: tuple[str, ...]


def unknown_in(text: str) -> tuple[str, ...]:
    """Return what looks like a placeholder and is none, in order."""
    return tuple(name for name in _SHAPE.findall(text) if name not in PLACEHOLDERS)


def facts_for(ticket: Ticket, writer: User, *, at: datetime) -> Mapping[str, str]:
    """Return what each placeholder stands for on a ticket; instants on the desk's wall. One query."""
    agreement = agreement_of(ticket)
    words = ticket.contact.name.split()
    label = next((term.label for term in agreement.priorities if term.key == ticket.priority), "")
    return {
        "customer.name": ticket.contact.name,
        "customer.first_name": words[0] if words else "",
        "customer.organisation": str(ticket.organisation or ""),
        "ticket.reference": f"{ticket.desk.prefix}-{ticket.number}",
        "ticket.subject": ticket.subject,
        "ticket.priority": label,
        "agent.name": writer.name,
        "desk.name": ticket.desk.title,
        **_promised(ticket, at=at),
    }


def filled(text: str, facts: Mapping[str, str]) -> Filled:
    """Return a text with its placeholders replaced, once: what a fact itself says is never read for more."""
    missing = tuple(dict.fromkeys(name for name in _SHAPE.findall(text) if not facts.get(name)))
    return Filled(text=_SHAPE.sub(lambda found: facts.get(found[1]) or GAP, text), missing=missing)


def _promised(ticket: Ticket, *, at: datetime) -> dict[str, str]:
    clocks = Clock.objects.filter(ticket=ticket, withdrawn__isnull=True, stage__in=_COUNTING)
    by_metric = {Metric(clock.metric): clock for clock in clocks}
    zone = ZoneInfo(ticket.desk.zone)
    return {name: _due(by_metric.get(metric), at=at, zone=zone) for name, metric in _METRICS.items()}


def _due(clock: Clock | None, *, at: datetime, zone: ZoneInfo) -> str:
    if clock is None:
        return ""
    return clock_time(clock.due_at, at=at, zone=zone) if clock.due_at else clock.words
