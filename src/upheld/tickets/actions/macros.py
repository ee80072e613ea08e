"""Keeping a desk's macros, and running one on a ticket."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.desks.queries import agents_of, teams_of
from upheld.tickets.actions import assign, closure, drafts, hold, listing, lock, message, tags, team, triage
from upheld.tickets.models import Macro, Message, Ticket
from upheld.tickets.queries.macros import FOLLOWING, WHOEVER_RUNS_IT, Step, as_rows, steps_of
from upheld.tickets.queries.placeholders import Occasion, filled, unknown_in

MACROS_AT_MOST = 200
LONGEST_REPLY = 20_000


class BadMacro(ValueError):
    """A macro says or does something, in words that mean something; the message says what does not."""


class NoLongerThere(ValueError):
    """A macro names somebody or something that the desk no longer has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ran:
    """What remains to be done by the agent once a macro has run."""

    # Whether it left words in the agent's draft, to be read before they are sent.
    wrote: bool
    # What is to follow the reply when it is sent; None where nothing is, or it is done.
    then: Step | None


@transaction.atomic
def add(desk: Desk, label: str, *, reply: str, steps: Sequence[Step], by: Actor, at: datetime) -> Macro:
    """Add a macro at the end of the list. Locks the desk. Raises BadLabel, ListFull, BadMacro."""
    lock.desk(desk)
    macro = listing.new(Macro, desk, label, at_most=MACROS_AT_MOST, by=by, at=at)
    _set(macro, reply, steps)
    macro.save()
    _record(macro, "added", by=by, at=at)
    return macro


@transaction.atomic
def change(macro: Macro, label: str, *, reply: str, steps: Sequence[Step], by: Actor, at: datetime) -> Macro:
    """Let a macro say and do something else. Locks the desk. Raises BadLabel, BadMacro."""
    macro = _held(macro)
    macro.label = listing.free_label(Macro, macro.desk, label, other_than=macro)
    _set(macro, reply, steps)
    macro.save(update_fields=["label", "reply", "steps"])
    _record(macro, "changed", by=by, at=at)
    return macro


@transaction.atomic
def retire(macro: Macro, *, by: Actor, at: datetime) -> None:
    """Offer a macro no longer. Again changes nothing. Locks the desk."""
    macro = _held(macro)
    if macro.retired_at is None:
        listing.give_up(macro, by=by, at=at)
        _record(macro, "retired", by=by, at=at)


@transaction.atomic
def run(macro: Macro, ticket: Ticket, *, typed: str, by: User, at: datetime) -> Ran:
    """Do what a macro does, all or nothing, and put its reply behind what its runner has `typed` into their draft.

    Locks the ticket. The reply is not sent: its runner reads it first, and what was to follow it follows then.
    Raises NoLongerThere, and whatever one of its acts refuses.
    """
    ticket = lock.ticket(ticket)
    wrote = bool(macro.reply)
    then = None
    for step in steps_of(macro):
        if wrote and step.act in FOLLOWING:
            then = step
        else:
            _DO[step.act](ticket, step, by, at)
    if wrote or typed.strip():
        words = filled(macro.reply, Occasion(ticket=ticket, clocks=tuple(ticket.clocks.all()), agent=by, at=at))
        _write(ticket, typed, words, by=by, at=at)
    told = {"macro": macro.label}
    record("ticket", ticket.number, "ran macro", desk=ticket.desk.name, by=by.as_actor, at=at, facts=told)
    return Ran(wrote=wrote, then=then)


def _write(ticket: Ticket, typed: str, words: str, *, by: User, at: datetime) -> None:
    text = "\n\n".join(part for part in (typed.rstrip(), words) if part)
    drafts.overwrite(ticket, by, Message.Kind.REPLY, text, instead_of=typed, at=at)


def _assign(ticket: Ticket, step: Step, by: User, at: datetime) -> None:
    agents = {str(agent.pk): agent for agent in agents_of(ticket.desk)}
    agent = by if step.what == WHOEVER_RUNS_IT else agents.get(step.what)
    if agent is None:
        raise NoLongerThere(_("whom the macro gives the ticket to is no longer on this desk"))
    assign.give(ticket, agent, by=by.as_actor, at=at)


def _team(ticket: Ticket, step: Step, by: User, at: datetime) -> None:
    found = next((one for one in teams_of(ticket.desk) if str(one.pk) == step.what), None)
    if found is None:
        raise NoLongerThere(_("the team that the macro passes the ticket to was given up"))
    if ticket.team_id != found.pk:
        team.pass_to(ticket, found, reason=step.reason, by=by.as_actor, at=at)


def _priority(ticket: Ticket, step: Step, by: User, at: datetime) -> None:
    if ticket.priority != step.what:
        triage.set_priority(ticket, step.what, reason=step.reason, by=by.as_actor, at=at)


_DO: dict[str, Callable[[Ticket, Step, User, datetime], object]] = {
    "note": lambda ticket, step, by, at: message.note(ticket, step.what, by=by.as_actor, at=at),
    "tag": lambda ticket, step, by, at: tags.add(ticket, step.what, by=by.as_actor, at=at),
    "priority": _priority,
    "team": _team,
    "assign": _assign,
    "hold": lambda ticket, step, by, at: hold.place(ticket, reason=step.what, note=step.reason, by=by.as_actor, at=at),
    "resolve": lambda ticket, step, by, at: closure.resolve(ticket, code=step.what, by=by.as_actor, at=at),
}


def _set(macro: Macro, reply: str, steps: Sequence[Step]) -> None:
    reply = reply.strip()
    if not reply and not steps:
        raise BadMacro(_("write a reply or choose something to do"))
    if len(reply) > LONGEST_REPLY:
        raise BadMacro(_("write at most {count} letters").format(count=LONGEST_REPLY))
    if unknown := unknown_in(reply):
        raise BadMacro(_("{{{name}}} stands for nothing; choose from the list").format(name=unknown[0]))
    macro.reply, macro.steps = reply, as_rows(steps)


def _held(macro: Macro) -> Macro:
    lock.desk(macro.desk)
    return Macro.objects.select_related("desk").get(pk=macro.pk)


def _record(macro: Macro, verb: str, *, by: Actor, at: datetime) -> None:
    record("macro", macro.pk, verb, desk=macro.desk.name, by=by, at=at, facts={"label": macro.label})
