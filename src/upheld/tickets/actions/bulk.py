"""Doing one thing to many tickets: written down at once, done by a worker on one after another, undone the same way."""

import logging
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from servicelevel.instants import PromiseError
from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.desks.access import Permission, member_for
from upheld.desks.models import Desk
from upheld.tickets.actions import bulk_verbs, lock
from upheld.tickets.models import BulkAct, BulkRow, Ticket
from upheld.tickets.models.bulk_act import CANNOT_BE_UNDONE

TICKETS_AT_MOST = 5_000
log = logging.getLogger(__name__)


class NothingChosen(ValueError):
    """An act needs a ticket."""


class TooMany(ValueError):
    """More tickets than one act may touch."""


class NotOnDesk(ValueError):
    """Some of the tickets are none of this desk's."""


class CannotBeUndone(ValueError):
    """The verb has no way back, the act was undone before, or it is still being done."""


@transaction.atomic
def begin(
    desk: Desk, tickets: Collection[int], verb: BulkAct.Verb, arguments: Mapping[str, Any], *, by: User, at: datetime
) -> BulkAct:
    """Write down that a verb is to be done to tickets, given by row; a worker does it soon.

    Touches no ticket. Raises NothingChosen, TooMany, NotOnDesk.
    """
    if not tickets:
        raise NothingChosen(_("choose at least one ticket"))
    if len(tickets) > TICKETS_AT_MOST:
        raise TooMany(_("at most {count} tickets at once; narrow them down").format(count=TICKETS_AT_MOST))
    if Ticket.objects.filter(desk=desk, pk__in=tickets).count() != len(set(tickets)):
        raise NotOnDesk(_("some of these are no tickets of this desk"))
    made = {"begun_at": at, "begun_by": by.as_actor.reference}
    act = BulkAct.objects.create(desk=desk, author=by, verb=verb, arguments=dict(arguments), **made)
    _write_rows(act, sorted(set(tickets)), at=at)
    return act


@transaction.atomic
def undo(act: BulkAct, *, by: User, at: datetime) -> BulkAct:
    """Write down that what an act has changed is to be taken back, ticket by ticket. Raises CannotBeUndone."""
    act = BulkAct.objects.select_for_update(of=("self",)).select_related("desk").get(pk=act.pk)
    if act.verb in CANNOT_BE_UNDONE:
        raise CannotBeUndone(_("what was done cannot be taken back"))
    if BulkAct.objects.filter(undoes=act).exists():
        raise CannotBeUndone(_("it was undone before"))
    if act.rows.filter(outcome=BulkRow.Outcome.WAITING).exists():
        raise CannotBeUndone(_("it is still being done"))
    changed = list(act.rows.filter(before__isnull=False).order_by("ticket_id").values_list("ticket_id", flat=True))
    if not changed:
        raise CannotBeUndone(_("it changed nothing"))
    made = {"begun_at": at, "begun_by": by.as_actor.reference}
    undoing = BulkAct.objects.create(desk=act.desk, author=by, verb=BulkAct.Verb.UNDO, undoes=act, **made)
    _write_rows(undoing, changed, at=at)
    return undoing


@transaction.atomic
def next_row(*, at: datetime) -> BulkRow | None:
    """Do what waits longest on one ticket; None when nothing waits.

    1. Take its row, unless another worker has it.
    2. Look again whether its author may still work on the desk.
    3. Do it, or undo it, all or nothing; a refusal is kept with its reason, and so is a failure of ours.
    """
    waiting = BulkRow.objects.select_for_update(of=("self",), skip_locked=True).filter(outcome=BulkRow.Outcome.WAITING)
    row = waiting.select_related("act__desk", "act__author", "act__undoes").order_by("id").first()
    if row is None:
        return None
    try:
        with transaction.atomic():
            row.before = _do(row, at=at)
        row.outcome = BulkRow.Outcome.DONE
    except (ValueError, PromiseError) as refusal:
        row.outcome, row.reason = BulkRow.Outcome.REFUSED, str(refusal) or _("refused")
    except Http404:
        row.outcome, row.reason = BulkRow.Outcome.REFUSED, _("you may no longer work on this desk")
    except Exception:  # whatever it is, the rows after this one must be done
        log.exception("bulk row %s failed", row.pk)
        row.outcome, row.reason = BulkRow.Outcome.REFUSED, _("it failed; the log says why")
    row.save(update_fields=["outcome", "reason", "before"])
    return row


def _do(row: BulkRow, *, at: datetime) -> bulk_verbs.Before | None:
    act = row.act
    member = member_for(act.author, act.desk.name, permission=Permission.WORK_TICKETS)
    ticket = lock.ticket(Ticket(pk=row.ticket_id))
    if ticket.desk_id != member.desk_id:
        raise NotOnDesk(_("it is no ticket of this desk"))
    if act.undoes is None:
        return bulk_verbs.do(act.verb, ticket, act.arguments, by=act.author, at=at)
    done = BulkRow.objects.get(act=act.undoes, ticket_id=row.ticket_id)
    bulk_verbs.undo(act.undoes.verb, ticket, act.undoes.arguments, done.before or {}, by=act.author, at=at)
    return None


def _write_rows(act: BulkAct, tickets: list[int], *, at: datetime) -> None:
    BulkRow.objects.bulk_create((BulkRow(act=act, ticket_id=pk) for pk in tickets), batch_size=1_000)
    told = {"verb": act.verb, "tickets": len(tickets)}
    record("bulk act", act.pk, "begun", desk=act.desk.name, by=act.author.as_actor, at=at, facts=told)
