"""Keeping a desk's closing codes; which one a ticket gets is said when it is resolved."""

from datetime import datetime

from django.db import transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.tickets.actions import listing, lock
from upheld.tickets.models import ClosingCode

CODES_AT_MOST = 40


@transaction.atomic
def add(desk: Desk, label: str, *, by: Actor, at: datetime) -> ClosingCode:
    """Add a code at the end of the list; from the first one on, whoever resolves a ticket names one.

    Locks the desk. Raises BadLabel, ListFull.
    """
    lock.desk(desk)
    code = listing.new(ClosingCode, desk, label, at_most=CODES_AT_MOST, by=by, at=at)
    code.save()
    _record(code, "added", {"label": code.label, "key": code.key}, by=by, at=at)
    return code


@transaction.atomic
def rename(code: ClosingCode, label: str, *, by: Actor, at: datetime) -> None:
    """Give a code another label, on past closures too; its key stays. Locks the desk. Raises BadLabel."""
    code = _held(code)
    before, code.label = code.label, listing.free_label(ClosingCode, code.desk, label, other_than=code)
    if code.label != before:
        code.save(update_fields=["label"])
        _record(code, "renamed", {"from": before, "to": code.label}, by=by, at=at)


@transaction.atomic
def move_up(code: ClosingCode, *, by: Actor, at: datetime) -> None:
    """Let a code stand one place higher; the first stays. Locks the desk."""
    code = _held(code)
    if listing.rise(code):
        _record(code, "moved up", {"label": code.label}, by=by, at=at)


@transaction.atomic
def retire(code: ClosingCode, *, by: Actor, at: datetime) -> None:
    """Offer a code no longer; past closures keep it. Again changes nothing. Locks the desk."""
    code = _held(code)
    if code.retired_at is None:
        listing.give_up(code, by=by, at=at)
        _record(code, "retired", {"label": code.label}, by=by, at=at)


def _held(code: ClosingCode) -> ClosingCode:
    lock.desk(code.desk)
    return ClosingCode.objects.select_related("desk").get(pk=code.pk)


def _record(code: ClosingCode, verb: str, told: dict[str, str], *, by: Actor, at: datetime) -> None:
    record("closing code", code.pk, verb, desk=code.desk.name, by=by, at=at, facts=told)
