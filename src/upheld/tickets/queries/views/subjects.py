"""What a condition can be about, and which values it can name; what it selects is decided elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from servicelevel.agreement.terms import Agreement, Metric
from upheld.tickets.models import Ticket
from upheld.tickets.queries.faces import METRIC_LABELS, STRENGTH_LABELS
from upheld.tickets.queries.facets import COUNTS, WAITING, About, fact
from upheld.tickets.queries.views.known import Known

# Values that mean something else for each who looks.
ME, MINE, NOBODY = "me", "mine", ""
DUE, RECEIVED, CUSTOMER = "due", "received", "customer"
_JUDGED_ELSEWHERE = ("priority", "emergency", "channel")


class Shape(StrEnum):
    """How a condition's values are given."""

    CHOICE = "choice"
    CUSTOMER = "customer"
    TAG = "tag"
    TIME = "time"


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """One thing that a condition can be about."""

    key: str
    label: str
    shape: Shape
    # Each value with its words; empty unless the shape is a choice.
    choices: tuple[tuple[str, str], ...] = ()
    # For a due instant: of which promise; empty for the next one, whichever it is.
    metric: str = ""


def subjects_on(known: Known) -> Mapping[str, Subject]:
    """Return everything that a condition on a desk can be about, by key, in the order in which a list shows it."""
    found = (*_of_tickets(known), *_of_facts(known.agreement), *_of_promises(known.agreement))
    return {subject.key: subject for subject in found}


def _of_tickets(known: Known) -> Iterator[Subject]:
    yield _choice(About.STATE, _("State"), [(str(one), str(one.label)) for one in list(Ticket.State)[:2]])
    yield _choice(About.PRIORITY, _("Priority"), [(one.key, one.label) for one in known.agreement.priorities])
    yield _choice(About.KIND, _("Kind"), [(str(one), str(one.label)) for one in Ticket.Kind])
    teams = [(MINE, _("My teams")), *((str(team.pk), team.name) for team in known.teams), (NOBODY, _("No team"))]
    yield _choice(About.TEAM, _("Team"), teams)
    people = [(ME, _("Whoever looks")), *((str(one.pk), str(one)) for one in known.agents), (NOBODY, _("Nobody"))]
    yield _choice(About.HOLDER, pgettext("whose the ticket is", "With"), people)
    yield Subject(key=CUSTOMER, label=_("Customer"), shape=Shape.CUSTOMER)
    yield Subject(key=About.TAG, label=_("Tag"), shape=Shape.TAG)
    channels = [(one.key, one.label) for one in known.agreement.channels]
    yield _choice(About.CHANNEL, _("Received by"), [*channels, ("api", _("A program"))])
    yield Subject(key=RECEIVED, label=_("Received"), shape=Shape.TIME)


def _of_facts(agreement: Agreement) -> Iterator[Subject]:
    for key, term in agreement.facts.items():
        if key not in _JUDGED_ELSEWHERE and term.values:
            yield _choice(fact(key), term.label, [(value.key, value.label) for value in term.values])


def _of_promises(agreement: Agreement) -> Iterator[Subject]:
    yield Subject(key=DUE, label=_("Next promise due"), shape=Shape.TIME)
    for metric in metrics_of(agreement):
        label = _("%(promise)s due") % {"promise": METRIC_LABELS[metric][0]}
        yield Subject(key=f"{DUE}.{metric}", label=label, shape=Shape.TIME, metric=metric)
    yield _choice(About.PROMISE, _("Promised"), [(one, str(METRIC_LABELS[one][0])) for one in metrics_of(agreement)])
    yield _choice(About.STRENGTH, _("Firmness"), [(key, str(label)) for key, label in STRENGTH_LABELS.items()])
    yield _choice(About.HOLD, _("Waiting"), [(one.key, one.label) for one in agreement.pause_reasons])
    if agreement.escalation is not None:
        yield _choice(About.ESCALATION, _("Escalation"), [(WAITING, _("Asked for, not answered"))])
    if agreement.emergencies is not None:
        words = [(WAITING, _("Waiting to be judged")), (COUNTS, _("Counts as one"))]
        yield _choice(About.EMERGENCY, _("Emergency"), words)


def metrics_of(agreement: Agreement) -> tuple[str, ...]:
    """Return of what an agreement promises a time, or promises something in words."""
    promised = {rule.metric for rule in agreement.targets}
    return tuple(metric.value for metric in Metric if metric in promised)


def _choice(key: str, label: str, choices: list[tuple[str, str]]) -> Subject:
    return Subject(key=str(key), label=str(label), shape=Shape.CHOICE, choices=tuple(choices))
