"""Counting a ticket's clocks anew, because what it is held to has changed; the acts that change it are beside this."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from servicelevel.agreement.conditions import complete_facts
from servicelevel.clocks.recount import Grounds, Standing
from servicelevel.clocks.recount import Recount as CoreRecount
from upheld.agreements.facts import counting_version
from upheld.agreements.models import AgreementVersion
from upheld.audit.facts import Actor
from upheld.tickets import facts
from upheld.tickets.actions import clocks as keeping
from upheld.tickets.models import Clock, ClockEvent, Recount, Ticket
from upheld.tickets.queries.changes import changes_of

REASON_LENGTH_AT_MOST = 500


class NoReason(ValueError):
    """Whoever changes a promise says why."""


class ChangedMeanwhile(ValueError):
    """Somebody else changed what the ticket is held to since it was looked at."""


class AlreadyResolved(ValueError):
    """The ticket is resolved; reopen it first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """Who has the clocks counted anew, and why."""

    cause: Recount.Cause
    reason: str
    by: Actor
    at: datetime


def refuse_unless_open(ticket: Ticket, *, reason: str, seen: int | None) -> None:
    """Refuse an act without a reason, on a resolved ticket, or on one that has changed since `seen`, its last recount.

    Raises: NoReason, AlreadyResolved, ChangedMeanwhile.
    """
    reference = f"{ticket.desk.prefix}-{ticket.number}"
    if not reason.strip():
        raise NoReason(_("say why; the customer reads it"))
    if ticket.state == Ticket.State.RESOLVED:
        raise AlreadyResolved(_("%(reference)s is resolved; reopen it first") % {"reference": reference})
    last = Recount.objects.filter(ticket=ticket).order_by("-id").first()
    if seen is not None and seen != (last.pk if last else 0):
        who = last.recounter_name if last else _("Somebody")
        raise ChangedMeanwhile(
            _("%(who)s changed %(reference)s while you looked at it; look again, then decide")
            % {"who": who, "reference": reference}
        )


def hold_to(ticket: Ticket, grounds: Grounds, *, version: AgreementVersion, act: Act) -> Recount:
    """Hold a ticket to other grounds from now on, under `version`; the caller has locked it and decided that it may be.

    Locks the clocks. Each that is still promised is counted from receipt and keeps its pauses; one that is promised
    only now begins where it would have begun; one that is promised no longer is cancelled and kept as history. What
    has moved nearer is noticed anew. Raises PromiseError, having changed nothing.
    """
    grounds = replace(grounds, facts=complete_facts(grounds.facts, agreement=grounds.agreement))
    before = Grounds(agreement=facts.agreement_of(ticket), facts=ticket.facts)
    clocks = keeping.locked_clocks(ticket)
    found = facts.recounted(ticket, clocks, before=before, after=grounds, at=act.at)
    row = _written(ticket, found, before=before, after=grounds, version=version, act=act)
    ticket.facts, ticket.agreement_version = row.facts_after, version
    ticket.priority = row.facts_after.get("priority", "")
    ticket.save(update_fields=["facts", "agreement_version", "priority"])
    keeping.place_in_queue(ticket, keep(ticket, clocks, found, row))
    return row


def keep(
    ticket: Ticket,
    clocks: Sequence[Clock],
    found: Sequence[CoreRecount],
    row: Recount,
    *,
    noticed_through: datetime | None = None,
) -> list[Clock]:
    """Write what a recount found: clocks described and read anew, started or withdrawn; return those that count.

    What lies before `noticed_through`, if it is given, is told otherwise than by the clocks.
    """
    known = {clock.metric: clock for clock in clocks}
    counting = []
    for one in found:
        clock = known.get(one.metric.value)
        if one.after is None:
            if clock is not None:
                _withdraw(clock, row)
            continue
        counting.append(_keep(ticket, clock, one.after, row, noticed_through=noticed_through))
    return counting


def _written(
    ticket: Ticket,
    found: Sequence[CoreRecount],
    *,
    before: Grounds,
    after: Grounds,
    version: AgreementVersion,
    act: Act,
) -> Recount:
    return Recount.objects.create(
        ticket=ticket,
        cause=act.cause,
        reason=act.reason.strip()[:REASON_LENGTH_AT_MOST],
        facts_before=dict(before.facts),
        facts_after=dict(after.facts),
        version_before=counting_version(ticket.agreement_version),
        version_after=counting_version(version),
        changes=changes_of(found),
        recounted_at=act.at,
        recounted_by=act.by.reference,
        recounter_name=act.by.name,
    )


def _keep(
    ticket: Ticket, clock: Clock | None, standing: Standing, row: Recount, *, noticed_through: datetime | None
) -> Clock:
    target = standing.target
    if clock is None:
        clock = keeping.clock_for(ticket, target)
        clock.noticed_through = noticed_through
        keeping.keep_reading(clock, standing.reading)
        clock.save()
        ClockEvent.objects.bulk_create(
            ClockEvent(clock=clock, kind=event.kind.value, at=event.at, by=row.recounted_by, reason=event.reason or "")
            for event in standing.events
        )
        return clock
    if noticed_through is not None or not _still_noticed(clock, standing):
        clock.noticed_through = noticed_through
    keeping.describe(clock, target)
    keeping.keep_reading(clock, standing.reading)
    clock.save()
    return clock


def _still_noticed(clock: Clock, standing: Standing) -> bool:
    """Say whether what was noticed of a clock still holds: it is as firm as it was, and due then or later."""
    reading = standing.reading
    if clock.strength != standing.target.strength:
        return False
    if clock.due_at is None or reading.due_at is None:
        return clock.total_s == (round(reading.total.total_seconds()) or None)
    return reading.due_at >= clock.due_at


def _withdraw(clock: Clock, row: Recount) -> None:
    if clock.stage in (Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED):
        ClockEvent.objects.create(clock=clock, kind=ClockEvent.Kind.CANCELLED, at=row.recounted_at, by=row.recounted_by)
    clock.stage, clock.withdrawn = Clock.Stage.CANCELLED, row
    clock.due_at = clock.warn_at = clock.paused_since = clock.past_due_at = clock.look_again_at = None
    clock.stopped_at = clock.stopped_at or row.recounted_at
    clock.save()
