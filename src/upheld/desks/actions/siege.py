"""Asking strangers for proof of work while a desk is flooded: by itself when too many come, or as a person decides."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import THE_DESK, Actor
from upheld.desks.models import Desk, Siege
from upheld.tallies.actions import count
from upheld.tallies.facts import Limit

# Strangers who send the forms of one desk within ten minutes; more is no usual day.
STRANGERS_TO_ONE_DESK = Limit(deed="strangers", at_most=40, within=timedelta(minutes=10))
# How long it lasts after the last time that too many came.
LASTS_FOR = timedelta(hours=1)


class AlreadyOn(ValueError):
    """Proof is asked for already."""


class NotOn(ValueError):
    """Proof is not asked for."""


def notice_stranger(desk: Desk, *, at: datetime) -> None:
    """Count one more stranger who sends a form of a desk; with too many of them a siege begins, or goes on."""
    standing = count.one_more(STRANGERS_TO_ONE_DESK, desk.name, at=at)
    if standing.too_many:
        _hold_on(desk, strangers=standing.count, at=at)


@transaction.atomic
def begin(desk: Desk, *, by: Actor, at: datetime) -> Siege:
    """Ask strangers for proof from now on, until a person ends it. Locks the desk. Raises AlreadyOn."""
    open_one = _open(desk, at=at)
    if open_one is not None and open_one.lasts_until is None:
        raise AlreadyOn(_("strangers are asked for proof already"))
    if open_one is not None:
        _end(open_one, by=by, at=at)
    return _begin(desk, Siege.Reason.MANAGER, strangers=0, lasts_until=None, by=by, at=at)


@transaction.atomic
def end(desk: Desk, *, by: Actor, at: datetime) -> Siege:
    """Ask strangers for nothing more. Locks the desk. Raises NotOn."""
    open_one = _open(desk, at=at)
    if open_one is None:
        raise NotOn(_("strangers are asked for nothing"))
    _end(open_one, by=by, at=at)
    return open_one


@transaction.atomic
def _hold_on(desk: Desk, *, strangers: int, at: datetime) -> None:
    open_one = _open(desk, at=at)
    if open_one is None:
        _begin(desk, Siege.Reason.RATE, strangers=strangers, lasts_until=at + LASTS_FOR, by=THE_DESK, at=at)
    elif open_one.lasts_until is not None:
        open_one.lasts_until, open_one.strangers = at + LASTS_FOR, strangers
        open_one.save(update_fields=["lasts_until", "strangers"])


def _open(desk: Desk, *, at: datetime) -> Siege | None:
    """Lock the desk and return its siege, if one is on; one whose time is over is ended."""
    Desk.objects.select_for_update().get(pk=desk.pk)
    row = Siege.objects.filter(desk=desk, ended_at__isnull=True).first()
    if row is None or row.lasts_until is None or row.lasts_until > at:
        return row
    _end(row, by=THE_DESK, at=row.lasts_until)
    return None


def _begin(
    desk: Desk, reason: Siege.Reason, *, strangers: int, lasts_until: datetime | None, by: Actor, at: datetime
) -> Siege:
    row = Siege.objects.create(
        desk=desk, reason=reason, strangers=strangers, began_at=at, began_by=by.reference, lasts_until=lasts_until
    )
    facts = {"reason": reason.value, "strangers": strangers}
    record("desk", desk.pk, "began to ask strangers for proof", desk=desk.name, by=by, at=at, facts=facts)
    return row


def _end(row: Siege, *, by: Actor, at: datetime) -> None:
    row.ended_at, row.ended_by = at, by.reference
    row.save(update_fields=["ended_at", "ended_by"])
    record("desk", row.desk_id, "ceased to ask strangers for proof", desk=row.desk.name, by=by, at=at)
