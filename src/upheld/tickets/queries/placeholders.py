"""Words in braces that stand in a saved reply for something of the ticket. A fixed list: nothing is evaluated."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.accounts.models import User
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.words import clock_time

_IN_BRACES = re.compile(r"\{([^{}\s]{1,40})\}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """On which ticket, by whom and when a saved reply is used."""

    ticket: Ticket
    clocks: tuple[Clock, ...]
    agent: User
    at: datetime

    def due(self, metric: str) -> str:
        """Return when a promise falls due, on the desk's wall; said outright where no date is promised."""
        dated = next((clock for clock in self.clocks if clock.metric == metric and clock.due_at), None)
        if dated is None or dated.due_at is None:
            return _("no date promised")
        zone = ZoneInfo(self.ticket.desk.zone)
        return f"{clock_time(dated.due_at, at=self.at, zone=zone)} {dated.due_at.astimezone(zone):%Z}"


# What may stand in braces, what it says, and for whom it is explained.
PLACEHOLDERS: Mapping[str, tuple[Callable[[Occasion], str], object]] = {
    "customer.name": (lambda one: str(one.ticket.contact), gettext_lazy("the customer's name")),
    "customer.organisation": (
        lambda one: str(one.ticket.organisation or one.ticket.contact),
        gettext_lazy("their organisation, else their name"),
    ),
    "ticket.reference": (
        lambda one: f"{one.ticket.desk.prefix}-{one.ticket.number}",
        gettext_lazy("the ticket's reference"),
    ),
    "ticket.subject": (lambda one: one.ticket.subject, gettext_lazy("the ticket's subject")),
    "agent.name": (lambda one: str(one.agent), gettext_lazy("your name")),
    "desk.title": (lambda one: one.ticket.desk.title, gettext_lazy("the desk's title")),
    "promise.response": (lambda one: one.due("response_time"), gettext_lazy("when the response is due")),
    "promise.resolution": (lambda one: one.due("resolution_time"), gettext_lazy("when the resolution is due")),
}


def unknown_in(text: str) -> list[str]:
    """Return what stands in braces and means nothing, in order."""
    return [name for name in _IN_BRACES.findall(text) if name not in PLACEHOLDERS]


def filled(text: str, occasion: Occasion) -> str:
    """Return a saved reply with its placeholders put into words; what is put in is not looked through again."""

    def said(found: re.Match[str]) -> str:
        known = PLACEHOLDERS.get(found[1])
        return known[0](occasion) if known else found[0]

    return _IN_BRACES.sub(said, text)
