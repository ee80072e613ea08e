"""The views that every desk has, as far as its agreement speaks of what they show."""

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement, Strength
from upheld.desks.models import Team
from upheld.tickets.models import Ticket
from upheld.tickets.queries.facets import COUNTS, WAITING, About, facet, fact
from upheld.tickets.queries.views.narrowing import Looker, next_due_by, open_with
from upheld.tickets.queries.views.view import RECEIVED, Group, QueueView

SERVICE = "service"
# The rail names no more teams or services than this; a saved view can show any.
NAMED_AT_MOST = 8
_ICONS = {
    "next": "clock",
    "mine": "user",
    "unassigned": "inbox",
    "past_due": "alert-triangle",
    "breached": "alert-circle",
    "missed": "hourglass",
    "emergencies": "bolt",
    "escalations": "stairs-up",
    "in_line": "list",
    "on_hold": "player-pause",
    "no_promise": "circle-minus",
}
LETTERS = {
    "next": "n",
    "mine": "m",
    "unassigned": "u",
    "past_due": "p",
    "breached": "b",
    "missed": "s",
    "emergencies": "e",
    "escalations": "x",
    "in_line": "l",
    "on_hold": "h",
    "no_promise": "o",
}


def fixed_views(looker: Looker, agreement: Agreement) -> Iterator[QueueView]:
    """Yield the views of a desk, those left out of which its agreement says nothing."""
    group, desk, everything = Ticket.QueueGroup, looker.desk, open_with((), looker.desk)
    yield _view("next", _("Next promise due"), everything)
    yield _view("mine", _("Mine"), open_with([facet(About.HOLDER, looker.user_id)], desk))
    yield _view("unassigned", _("Unassigned"), open_with([facet(About.HOLDER, "")], desk))
    yield _view("past_due", _("Past due"), everything & next_due_by(looker.at), warns=True)
    strengths = {rule.strength for rule in agreement.targets if rule.amount is not None}
    # An annex may guarantee what the agreement does not.
    yield _view("breached", _("Breached"), everything & Q(breach_at__lte=looker.at), warns=True)
    if strengths & {Strength.TARGET, Strength.DISCRETIONARY}:
        yield _view("missed", _("Missed"), everything & Q(miss_at__lte=looker.at), warns=True)
    if agreement.emergencies is not None:
        said = [facet(About.EMERGENCY, WAITING), facet(About.EMERGENCY, COUNTS)]
        yield _view("emergencies", _("Emergencies"), Q(desk=desk, facets__overlap=said), warns=True)
    if agreement.escalation is not None:
        waiting = open_with([facet(About.ESCALATION, WAITING)], desk)
        yield _view("escalations", _("Escalation asked"), waiting, warns=True)
    if agreement.queues:
        yield _in_line(looker, agreement)
    yield _view("on_hold", _("On hold"), Q(desk=desk, state=Ticket.State.ON_HOLD))
    yield _view("no_promise", _("No promise"), everything & Q(queue_group=group.UNPROMISED))


def team_views(looker: Looker, teams: Sequence[Team]) -> Iterator[QueueView]:
    """Yield a view for each of some teams."""
    for team in teams:
        where = open_with([facet(About.TEAM, team.pk)], looker.desk)
        yield QueueView(key=f"team-{team.pk}", label=team.name, icon="users", group=Group.TEAMS, where=where)


def service_views(looker: Looker, agreement: Agreement) -> Iterator[QueueView]:
    """Yield a view for each service that the agreement names."""
    term = agreement.facts.get(SERVICE)
    for value in term.values if term else ():
        where = open_with([facet(fact(SERVICE), value.key)], looker.desk)
        yield QueueView(
            key=f"service-{value.key}", label=value.label, icon="stack-2", group=Group.SERVICES, where=where
        )


def _in_line(looker: Looker, agreement: Agreement) -> QueueView:
    """Return who waits in line, in the order of receipt; a ticket on hold has stepped aside."""
    clauses = sorted({term.clause.cited for term in agreement.queues})
    line = Q(line=clauses[0]) if len(clauses) == 1 else Q(line__in=clauses)
    where = Q(desk=looker.desk, state=Ticket.State.OPEN) & line & ~Q(line="")
    columns = ("place", "customer", "with", "received", "age")
    return _view("in_line", _("In line"), where, order=RECEIVED, columns=columns)


def _view(key: str, label: str, where: Q, **more: object) -> QueueView:
    told = {"key": key, "label": label, "where": where, "icon": _ICONS[key], "letter": LETTERS[key], **more}
    return QueueView(group=Group.DESK, **told)  # type: ignore[arg-type]  # what `more` holds, the callers above say
