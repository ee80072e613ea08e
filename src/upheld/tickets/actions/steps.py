"""Doing one act of what a desk does again and again; which acts, in which order, is the macro's or the rule's."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.facts import Actor
from upheld.desks.queries import agents_of, teams_of
from upheld.tickets.actions import assign, closure, hold, message, tags, team, triage
from upheld.tickets.models import Ticket
from upheld.tickets.queries.macros import WHOEVER_RUNS_IT, Step


class NoLongerThere(ValueError):
    """An act names somebody or something that the desk no longer has."""


def do(step: Step, ticket: Ticket, *, by: Actor, runner: User | None, at: datetime) -> None:
    """Do one act on a ticket; `runner` is whom an act can mean by "whoever runs it", None where nobody does.

    Raises NoLongerThere, and whatever the act refuses.
    """
    _DO[step.act](ticket, step, by, runner, at)


def _assign(ticket: Ticket, step: Step, by: Actor, runner: User | None, at: datetime) -> None:
    agents = {str(agent.pk): agent for agent in agents_of(ticket.desk)}
    agent = runner if step.what == WHOEVER_RUNS_IT else agents.get(step.what)
    if agent is None:
        raise NoLongerThere(_("whom the ticket would be given to is no longer on this desk"))
    assign.give(ticket, agent, by=by, at=at)


def _team(ticket: Ticket, step: Step, by: Actor, _runner: User | None, at: datetime) -> None:
    found = next((one for one in teams_of(ticket.desk) if str(one.pk) == step.what), None)
    if found is None:
        raise NoLongerThere(_("the team that the ticket would be passed to was given up"))
    if ticket.team_id != found.pk:
        team.pass_to(ticket, found, reason=step.reason, by=by, at=at)


def _priority(ticket: Ticket, step: Step, by: Actor, _runner: User | None, at: datetime) -> None:
    if ticket.priority != step.what:
        triage.set_priority(ticket, step.what, reason=step.reason, by=by, at=at)


_DO: dict[str, Callable[[Ticket, Step, Actor, User | None, datetime], object]] = {
    "note": lambda ticket, step, by, _runner, at: message.note(ticket, step.what, by=by, at=at),
    "tag": lambda ticket, step, by, _runner, at: tags.add(ticket, step.what, by=by, at=at),
    "priority": _priority,
    "team": _team,
    "assign": _assign,
    "hold": lambda ticket, step, by, _runner, at: hold.place(ticket, reason=step.what, note=step.reason, by=by, at=at),
    "resolve": lambda ticket, step, by, _runner, at: closure.resolve(ticket, code=step.what, by=by, at=at),
}
