"""Telling a desk's managers that a rule failed by a fault of ours; what was refused stands in the log alone."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from upheld.desks.queries import managers_of
from upheld.rules.models import Rule
from upheld.tickets.actions import tell
from upheld.tickets.models import Ticket


def failed(rule: Rule, ticket: Ticket, reason: str, *, at: datetime) -> None:
    """Tell the managers that a rule failed on a ticket; of one rule, once a day."""
    words = _("I failed, and can be tried again from the log: {reason}").format(reason=reason)
    _tell(rule, ticket, words, at=at)


def set_aside(rules: Sequence[Rule], ticket: Ticket, reason: str, *, at: datetime) -> None:
    """Tell the managers that rules could not be asked about what happened on a ticket; of each rule, once a day."""
    words = _("I could not be asked about what happened here; see what was set aside: {reason}").format(reason=reason)
    for rule in rules:
        _tell(rule, ticket, words, at=at)


def _tell(rule: Rule, ticket: Ticket, words: str, *, at: datetime) -> None:
    key = f"rule-trouble:{rule.pk}:{at:%Y-%m-%d}"
    tell.by_rule(ticket, managers_of(ticket.desk), words, key=key, by=rule.as_actor, at=at)
