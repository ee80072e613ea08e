"""Keeping the macros of a desk and of the people on it, and running one on a ticket."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.tickets.actions import drafts, listing, lock
from upheld.tickets.actions.steps import do
from upheld.tickets.models import Macro, Message, Ticket
from upheld.tickets.queries.macros import FOLLOWING, Step, as_rows, steps_of
from upheld.tickets.queries.placeholders import Occasion, filled, unknown_in

MACROS_AT_MOST = 200
LONGEST_REPLY = 20_000


class BadMacro(ValueError):
    """A macro says or does something, in words that mean something; the message says what does not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ran:
    """What remains to be done by the agent once a macro has run."""

    # Whether it left words in the agent's draft, to be read before they are sent.
    wrote: bool
    # What is to follow the reply when it is sent; None where nothing is, or it is done.
    then: Step | None


@transaction.atomic
def add(
    desk: Desk, label: str, *, reply: str, steps: Sequence[Step], owner: User | None = None, by: Actor, at: datetime
) -> Macro:
    """Add a macro at the end of the desk's list, or of its `owner`'s. Locks the desk.

    Raises BadLabel, ListFull, BadMacro.
    """
    lock.desk(desk)
    macro = listing.new(Macro, desk, label, at_most=MACROS_AT_MOST, of={"owner": owner}, by=by, at=at)
    _set(macro, reply, steps)
    macro.save()
    _record(macro, "added", by=by, at=at)
    return macro


@transaction.atomic
def change(macro: Macro, label: str, *, reply: str, steps: Sequence[Step], by: Actor, at: datetime) -> Macro:
    """Let a macro say and do something else. Locks the desk. Raises BadLabel, BadMacro."""
    macro = _held(macro)
    macro.label = listing.free_label(Macro, macro.desk, label, other_than=macro, of={"owner": macro.owner})
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
    Raises what `steps.do` does.
    """
    ticket = lock.ticket(ticket)
    wrote = bool(macro.reply)
    then = None
    for step in steps_of(macro):
        if wrote and step.act in FOLLOWING:
            then = step
        else:
            do(step, ticket, by=by.as_actor, runner=by, at=at)
    if wrote or typed.strip():
        words = filled(macro.reply, Occasion(ticket=ticket, clocks=tuple(ticket.clocks.all()), agent=by, at=at))
        _write(ticket, typed, words, by=by, at=at)
    told = {"macro": macro.label}
    record("ticket", ticket.number, "ran macro", desk=ticket.desk.name, by=by.as_actor, at=at, facts=told)
    return Ran(wrote=wrote, then=then)


def _write(ticket: Ticket, typed: str, words: str, *, by: User, at: datetime) -> None:
    text = "\n\n".join(part for part in (typed.rstrip(), words) if part)
    drafts.overwrite(ticket, by, Message.Kind.REPLY, text, instead_of=typed, at=at)


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
    return Macro.objects.select_related("desk", "owner").get(pk=macro.pk)


def _record(macro: Macro, verb: str, *, by: Actor, at: datetime) -> None:
    record("macro", macro.pk, verb, desk=macro.desk.name, by=by, at=at, facts={"label": macro.label})
