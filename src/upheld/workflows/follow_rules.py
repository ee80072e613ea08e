"""Following a desk's rules when something has happened on a ticket: which run, how often at most, and what is kept.

Bounded thrice: a rule never answers to what it set off itself, rules set one another off `DEEPEST` times at most, and
a desk's rules run `RUNS_AN_HOUR` times an hour, or the busiest is switched off.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from upheld.audit.facts import Actor
from upheld.rules.actions import acts, feed, runs, switch, trouble
from upheld.rules.models import Happening, Rule, RuleRevision, RuleRun, Wait
from upheld.rules.queries import lists
from upheld.rules.queries.meaning import fits
from upheld.tickets.models import Ticket

DEEPEST = 3
RUNS_AN_HOUR = 500
HOUR = timedelta(hours=1)

log = logging.getLogger(__name__)


class NothingToRetry(ValueError):
    """Only what was refused or has failed is tried again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cause:
    """What sets rules off."""

    ticket: Ticket
    event: int
    happened_at: datetime
    chain: Sequence[int]


@transaction.atomic
def follow_next(*, at: datetime) -> bool:
    """Ask the rules about the next event, and do what they do, exactly once; return whether there was one.

    What cannot be followed is set aside with the reason, so that what happened after it is followed.
    """
    happening = feed.take_happening()
    if happening is None:
        return False
    try:
        with transaction.atomic():
            ask(happening, at=at)
            feed.done(happening)
    except OperationalError:
        raise
    except Exception as fault:  # whatever it is, the events after this one must be followed
        log.exception("happening %s could not be followed; set aside", happening.pk)
        feed.set_aside(happening, named(fault))
        _tell_of(happening, named(fault), at=at)
    return True


@transaction.atomic
def follow_waiting(*, at: datetime) -> bool:
    """Let the rule run whose time came first, if its conditions hold by now; return whether there was one."""
    waiting = feed.take_wait(at=at)
    if waiting is None:
        return False
    cause = _cause(waiting)
    feed.done(waiting)
    try:
        with transaction.atomic():
            _follow(waiting.rule, waiting.revision, cause, at=at)
    except OperationalError:
        raise
    except Exception as fault:  # whatever it is, the rules after this one must run
        log.exception("rule %s could not be followed on ticket %s", waiting.rule_id, waiting.ticket_id)
        _tell_of(feed.set_wait_aside(waiting, named(fault)), named(fault), at=at)
    return True


@transaction.atomic
def retry(run: RuleRun, *, by: Actor, at: datetime) -> RuleRun:
    """Do again, as it was said then, what was refused or has failed. Raises NothingToRetry."""
    run = runs.take(run)
    if run.outcome not in (RuleRun.Outcome.REFUSED, RuleRun.Outcome.FAILED):
        raise NothingToRetry(_("this was done, or was not to be done"))
    outcome, refusal = acts.outcome_of(run.revision, run.ticket, key=str(run.event), at=at)
    feed.mark(run.ticket, run.rule, ())
    return runs.write_retry(run, outcome, refusal=refusal, by=by, at=at)


def named(fault: Exception) -> str:
    """Return a fault of ours as a person reads it who deals with it."""
    return f"{type(fault).__name__}: {fault}".replace("\x00", "")


def ask(happening: Happening, *, at: datetime) -> None:
    """Ask the rules of a desk about an event, and do what they do, or begin their wait."""
    cause = _cause(happening)
    for rule in lists.rules_following(happening.desk, happening.verb):
        if rule.pk in cause.chain or rule.running is None:
            continue
        if rule.running.after_s:
            feed.wait(rule, rule.running, happening)
        else:
            _follow(rule, rule.running, cause, at=at)


def _tell_of(happening: Happening, reason: str, *, at: datetime) -> None:
    """Tell managers what was set aside; if even that fails, what happens next must be followed all the same."""
    try:
        with transaction.atomic():
            rules = lists.rules_following(happening.desk, happening.verb)
            trouble.set_aside(rules, happening.ticket, reason, at=at)
    except OperationalError:
        raise
    except Exception:  # whatever it is, the worker must not come back to the same event for ever
        log.exception("nobody could be told that happening %s was set aside", happening.pk)


def _cause(taken: Happening | Wait) -> _Cause:
    return _Cause(ticket=taken.ticket, event=taken.event, happened_at=taken.happened_at, chain=tuple(taken.chain))


def _follow(rule: Rule, revision: RuleRevision, cause: _Cause, *, at: datetime) -> None:
    if lists.has_run(rule, cause.event) or not fits(revision, cause.ticket, at=at):
        return
    if _stopped(rule, cause, at=at):
        return
    if len(cause.chain) >= DEEPEST:
        words = _("{count} rules had set one another off before this one").format(count=len(cause.chain))
        outcome, refusal = RuleRun.Outcome.TOO_DEEP, words
    else:
        outcome, refusal = acts.outcome_of(revision, cause.ticket, key=str(cause.event), at=at)
        feed.mark(cause.ticket, rule, cause.chain)
        if outcome == RuleRun.Outcome.FAILED:
            trouble.failed(rule, cause.ticket, refusal, at=at)
    runs.write(
        revision,
        cause.ticket,
        outcome,
        refusal=refusal,
        event=cause.event,
        happened_at=cause.happened_at,
        depth=len(cause.chain),
        at=at,
    )


def _stopped(rule: Rule, cause: _Cause, *, at: datetime) -> bool:
    """Switch off the busiest rule of a desk whose rules run too often; say whether that was this one."""
    lately = lists.runs_lately(rule.desk, within=HOUR, at=at)
    if sum(count for _number, count in lately) < RUNS_AN_HOUR:
        return False
    busiest, count = lately[0]
    because = _("it ran {count} times in an hour, and this desk's rules more than {most} times together").format(
        count=count, most=RUNS_AN_HOUR
    )
    switch.stop(lists.rule_numbered(busiest), cause.ticket, because=because, event=cause.event, at=at)
    return busiest == rule.pk
