"""Doing what a rule does on one ticket, all or nothing, and what only rules do: drafting and telling."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.desks.queries import agents_of, members_of, teams_of
from upheld.rules.models import Rule, RuleRevision, RuleRun
from upheld.rules.queries.meaning import steps_of
from upheld.tickets.actions import drafts, lock, steps, tell
from upheld.tickets.models import Message, Ticket
from upheld.tickets.queries.macros import Step, macros_of
from upheld.tickets.queries.placeholders import Occasion, filled

log = logging.getLogger(__name__)
Outcome = RuleRun.Outcome


class NotNow(ValueError):
    """What a rule drafts or tells has nobody to go to; the message says why."""


def outcome_of(revision: RuleRevision, ticket: Ticket, *, key: str, at: datetime) -> tuple[Outcome, str]:
    """Do what a revision does on a ticket, all or nothing; return what came of it, and why it was not done.

    Locks the ticket. `key` tells one run from another, so that whoever is told is told once per run. What an act
    refuses is said as it says it; a fault of ours is logged, and a database that went away is the caller's.
    """
    try:
        with transaction.atomic():
            do_all(revision, ticket, key=key, at=at)
    except OperationalError:
        raise
    except ValueError as refusal:
        return Outcome.REFUSED, str(refusal) or type(refusal).__name__
    except Exception as fault:  # a rule must not stop the others, nor what happens after it
        log.exception("rule %s failed on ticket %s", revision.rule_id, ticket.pk)
        return Outcome.FAILED, f"{type(fault).__name__}: {fault}"
    return Outcome.DONE, ""


def do_all(revision: RuleRevision, ticket: Ticket, *, key: str, at: datetime) -> None:
    """Do what a revision does on a ticket. Raises whatever one of its acts refuses; the caller undoes the others."""
    rule = revision.rule
    for step in steps_of(revision):
        ticket = lock.ticket(ticket)
        own = _OWN.get(step.act)
        if own is None:
            steps.do(step, ticket, by=rule.as_actor, runner=None, at=at)
        else:
            own(rule, step, ticket, key, at)


def _draft(_rule: Rule, step: Step, ticket: Ticket, _key: str, at: datetime) -> None:
    holder = ticket.holder
    if holder is None:
        raise NotNow(_("nobody has the ticket, so there is nobody to draft a reply for"))
    macro = next((one for one in macros_of(ticket.desk) if str(one.pk) == step.what), None)
    if macro is None or not macro.reply:
        raise steps.NoLongerThere(_("the saved reply was given up"))
    words = filled(macro.reply, Occasion(ticket=ticket, clocks=tuple(ticket.clocks.all()), agent=holder, at=at))
    try:
        drafts.save(ticket, holder, Message.Kind.REPLY, words, revision=0, at=at)
    except drafts.WrittenElsewhere as theirs:
        raise NotNow(_("{who} is writing a reply already").format(who=holder)) from theirs


def _tell(rule: Rule, step: Step, ticket: Ticket, key: str, at: datetime) -> None:
    people = _people(step.what, ticket)
    if not people:
        raise steps.NoLongerThere(_("whom the rule tells is no longer on this desk"))
    told = f"rule:{rule.pk}:{key}:{step.what}"
    tell.by_rule(ticket, people, step.reason, key=told, by=rule.as_actor, at=at)


def _people(what: str, ticket: Ticket) -> Sequence[User]:
    kind, _colon, number = what.partition(":")
    if kind == "agent":
        return [one for one in agents_of(ticket.desk) if str(one.pk) == number]
    team = next((one for one in teams_of(ticket.desk) if str(one.pk) == number), None)
    return members_of(team) if team else []


_OWN: dict[str, Callable[[Rule, Step, Ticket, str, datetime], None]] = {"draft": _draft, "tell": _tell}
