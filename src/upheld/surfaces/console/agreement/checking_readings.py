"""How the machine reads each statement, in a few words for the margin beside it; what the terms mean is the core's."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from servicelevel.agreement.terms import Agreement, Metric
from servicelevel.agreement.written import Listing, Record, Statement
from servicelevel.decisions.explain import listing
from upheld.tickets.queries.faces import STRENGTH_LABELS

METRIC_WORDS = {
    Metric.RESPONSE_TIME: gettext_lazy("response time"),
    Metric.NEXT_RESPONSE_TIME: gettext_lazy("next response"),
    Metric.UPDATE_INTERVAL: gettext_lazy("update interval"),
    Metric.WORKAROUND_TIME: gettext_lazy("workaround time"),
    Metric.RESOLUTION_TIME: gettext_lazy("resolution time"),
}
# Kinds of statement that declare one thing after another.
_LISTS = frozenset(
    {"channels", "entitlement", "facts", "meetings", "plans", "priorities", "self_help", "services", "warnings"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What one statement was read as."""

    # of the document, from 1
    line: int
    # the kind of term, as in "response time"
    term: str
    # the rest, as in "a target, on business hours"; may be empty
    words: str


def readings_of(agreement: Agreement) -> tuple[Reading, ...]:
    """Return how each statement of an agreement was read, by line."""
    read = (_reading(statement, agreement) for statement in agreement.statements)
    return tuple(sorted(read, key=lambda reading: reading.line))


def _reading(statement: Statement, agreement: Agreement) -> Reading:
    term, words = _READERS.get(statement.kind, _named)(statement, agreement)
    return Reading(line=statement.key.line, term=term, words=words)


def _targets(statement: Statement, agreement: Agreement) -> tuple[str, str]:
    rules = [rule for rule in agreement.targets if rule.clause == statement.clause]
    metrics = listing(dict.fromkeys(str(METRIC_WORDS[rule.metric]) for rule in rules), last=_("and"))
    firmness = listing(dict.fromkeys(STRENGTH_LABELS[rule.strength.value].lower() for rule in rules), last=_("and"))
    names = dict.fromkeys(rule.calendar for rule in rules if rule.calendar)
    on = listing((agreement.calendars[name].label for name in names), last=_("and"))
    counted = _("{firmness}, counted on {calendars}").format(firmness=firmness, calendars=on)
    return metrics or _("targets"), counted if on else firmness


def _calendars(statement: Statement, agreement: Agreement) -> tuple[str, str]:
    names = [key.value for key, _value in statement.node.pairs] if isinstance(statement.node, Record) else []
    labels = listing((agreement.calendars[name].label for name in names if name in agreement.calendars), last=_("and"))
    return ngettext("{count} calendar", "{count} calendars", len(names)).format(count=len(names)), labels


def _intake(_statement: Statement, agreement: Agreement) -> tuple[str, str]:
    fields = agreement.intake.fields
    required = sum(field.required for field in fields)
    said = ngettext("{count} form field", "{count} form fields", len(fields)).format(count=len(fields))
    return said, ngettext("{count} required", "{count} required", required).format(count=required)


def _pauses(_statement: Statement, agreement: Agreement) -> tuple[str, str]:
    paused = dict.fromkeys(str(METRIC_WORDS[metric]) for reason in agreement.pause_reasons for metric in reason.pauses)
    named = listing(paused, last=_("and"))
    return _("pause"), _("{named} only").format(named=named) if len(paused) == 1 else named


def _assumed(_statement: Statement, _agreement: Agreement) -> tuple[str, str]:
    return _("assumption"), _("told to readers")


def _named(statement: Statement, _agreement: Agreement) -> tuple[str, str]:
    """Return the kind of statement, and how many things it declares where it is a list of them."""
    node = statement.node
    count = len(node.pairs) if isinstance(node, Record) else len(node.items) if isinstance(node, Listing) else 0
    return statement.kind.replace("_", " "), str(count) if statement.kind in _LISTS and count else ""


_READERS: dict[str, Callable[[Statement, Agreement], tuple[str, str]]] = {
    "targets": _targets,
    "calendars": _calendars,
    "intake": _intake,
    "pause_reasons": _pauses,
    "assumed": _assumed,
}
