"""Keeping a desk's own fields; what a ticket has for them is written in `fields`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.tickets.actions import listing, lock
from upheld.tickets.models import CustomField
from upheld.tickets.models.desk_listed import LABEL_LENGTH_AT_MOST

FIELDS_AT_MOST, OPTIONS_AT_MOST, HELP_LENGTH_AT_MOST = 40, 100, 200


class BadOptions(ValueError):
    """A choice offers something, and nothing else does; the message says what is wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Description:
    """What can be said of a field, and changed later."""

    label: str
    help: str = ""
    # What may be chosen; empty unless it is a choice.
    options: Sequence[str] = ()
    # Whether a ticket is not resolved without it.
    owed: bool = False


@transaction.atomic
def add(desk: Desk, kind: CustomField.Kind, said: Description, *, by: Actor, at: datetime) -> CustomField:
    """Add a field at the end of the list. Locks the desk. Raises BadLabel, BadOptions, ListFull."""
    lock.desk(desk)
    field = listing.new(CustomField, desk, said.label, at_most=FIELDS_AT_MOST, by=by, at=at)
    field.kind = kind
    _describe(field, said)
    field.save()
    _record(field, "added", {"label": field.label, "key": field.key, "kind": kind.value}, by=by, at=at)
    return field


@transaction.atomic
def change(field: CustomField, said: Description, *, by: Actor, at: datetime) -> None:
    """Describe a field otherwise; its kind and key stay, and so do values, even of options that are no longer offered.

    Locks the desk. Raises BadLabel, BadOptions.
    """
    field = _held(field)
    field.label = listing.free_label(CustomField, field.desk, said.label, other_than=field)
    _describe(field, said)
    field.save(update_fields=["label", "help", "options", "owed"])
    _record(field, "changed", {"label": field.label, "owed": field.owed}, by=by, at=at)


@transaction.atomic
def move_up(field: CustomField, *, by: Actor, at: datetime) -> None:
    """Let a field stand one place higher; the first stays. Locks the desk."""
    field = _held(field)
    if listing.rise(field):
        _record(field, "moved up", {"label": field.label}, by=by, at=at)


@transaction.atomic
def retire(field: CustomField, *, by: Actor, at: datetime) -> None:
    """Ask for a field no longer; tickets keep their values. Again changes nothing. Locks the desk."""
    field = _held(field)
    if field.retired_at is None:
        listing.give_up(field, by=by, at=at)
        _record(field, "retired", {"label": field.label}, by=by, at=at)


def _describe(field: CustomField, said: Description) -> None:
    options = list(dict.fromkeys(" ".join(one.split()) for one in said.options if one.strip()))
    if field.kind != CustomField.Kind.CHOICE:
        options = []
    elif not 0 < len(options) <= OPTIONS_AT_MOST:
        raise BadOptions(_("write what may be chosen, one a line, at most {count}").format(count=OPTIONS_AT_MOST))
    if any(len(one) > LABEL_LENGTH_AT_MOST for one in options):
        raise BadOptions(_("an option is at most {count} letters long").format(count=LABEL_LENGTH_AT_MOST))
    field.options, field.owed = options, said.owed
    field.help = " ".join(said.help.split())[:HELP_LENGTH_AT_MOST]


def _held(field: CustomField) -> CustomField:
    lock.desk(field.desk)
    return CustomField.objects.select_related("desk").get(pk=field.pk)


def _record(field: CustomField, verb: str, told: dict[str, object], *, by: Actor, at: datetime) -> None:
    record("field", field.pk, verb, desk=field.desk.name, by=by, at=at, facts=told)
