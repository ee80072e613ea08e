"""What a desk is shown of the requests that its agreement turned away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement, Outcome
from upheld.desks.models import Desk
from upheld.tickets.models import IntakeRefusal
from upheld.tickets.queries.answered import answered

# The most that a screen lists at once.
LISTED = 200
# How long a request waits for its address to be confirmed, and how many of one address become tickets.
UNPROVEN_FOR, UNPROVEN_OPENED = timedelta(days=7), 8
_TURNED_AWAY = (Outcome.REDIRECT, Outcome.REFUSE)


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedLine:
    """One request that was turned away, with all that was said in it."""

    row: IntakeRefusal
    # "Sent elsewhere", "Not covered", or for what it waits.
    outcome: str
    # What was chosen and answered: label and value.
    answered: tuple[tuple[str, str], ...]
    # The reference of the ticket that was opened of it; empty without.
    reference: str


def turned_away(desk: Desk, agreement: Agreement) -> Sequence[RefusedLine]:
    """Return what was turned away on a desk, the newest first, labelled by the agreement in force. One query."""
    rows = IntakeRefusal.objects.filter(desk=desk).select_related("ticket", "agreement_version")
    return [_line(row, desk, agreement) for row in rows.order_by("-turned_away_at", "-id")[:LISTED]]


def turns_away(agreement: Agreement) -> bool:
    """Say whether there is anything that the agreement sends elsewhere or refuses. Needs no query."""
    by_rule = any(rule.outcome in _TURNED_AWAY for rule in agreement.entitlements)
    return by_rule or (agreement.topics is not None and agreement.topics.outcome in _TURNED_AWAY)


def _line(row: IntakeRefusal, desk: Desk, agreement: Agreement) -> RefusedLine:
    return RefusedLine(
        row=row,
        outcome=_outcome_words(row.outcome),
        answered=(*_facts(row, agreement), *answered(row.answers, agreement)),
        reference=f"{desk.prefix}-{row.ticket.number}" if row.ticket else "",
    )


def unproven_of(desk: Desk, email: str, *, at: datetime) -> Sequence[IntakeRefusal]:
    """Return what waits until an address is confirmed, for as long as it is kept, the oldest first. One query."""
    rows = IntakeRefusal.objects.filter(desk=desk, email__iexact=email, outcome="unproven", ticket__isnull=True)
    return list(rows.filter(turned_away_at__gt=at - UNPROVEN_FOR).order_by("turned_away_at", "id")[:UNPROVEN_OPENED])


def _outcome_words(outcome: str) -> str:
    if outcome == Outcome.REDIRECT:
        return _("Sent elsewhere")
    return _("Not covered") if outcome == Outcome.REFUSE else _("Waits until the address is confirmed")


def _facts(row: IntakeRefusal, agreement: Agreement) -> tuple[tuple[str, str], ...]:
    return tuple(
        (agreement.facts[key].label, value.label)
        for key, said in row.facts.items()
        if key in agreement.facts and key != "channel"
        for value in agreement.facts[key].values
        if value.key == said
    )
