"""Keeping the lists of a desk's settings: naming an entry, moving it up, giving it up; not what an entry means."""

import re
from collections.abc import Mapping
from datetime import datetime
from itertools import count
from types import MappingProxyType
from typing import Any, TypeVar

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.tickets.models.desk_listed import LABEL_LENGTH_AT_MOST, DeskListed

Listed = TypeVar("Listed", bound=DeskListed)
# Columns that tell one list from others of its kind on a desk.
Of = Mapping[str, Any]
EVERY: Of = MappingProxyType({})
KEY_LENGTH_AT_MOST = 40


class BadLabel(ValueError):
    """An entry has a label of its own; the message says what is wrong with this one."""


class ListFull(ValueError):
    """A list that nobody can read through helps nobody."""


def new(
    model: type[Listed], desk: Desk, label: str, *, at_most: int, of: Of = EVERY, by: Actor, at: datetime
) -> Listed:
    """Return an entry at the end of a desk's list, not yet saved; the caller holds the desk.

    `of` are columns that tell a list from others of its kind on the desk, such as whose it is. Raises: BadLabel,
    ListFull.
    """
    label = free_label(model, desk, label, of=of)
    rows = model._default_manager.filter(desk=desk)
    if rows.filter(retired_at__isnull=True, **of).count() >= at_most:
        raise ListFull(_("the list has {count} entries; give one up first").format(count=at_most))
    last = rows.aggregate(last=Max("position"))["last"] or 0
    key = _free_key(label, taken=set(rows.values_list("key", flat=True)))
    return model(desk=desk, key=key, label=label, position=last + 1, made_at=at, made_by=by.reference, **of)


def free_label(
    model: type[Listed], desk: Desk, label: str, *, other_than: DeskListed | None = None, of: Of = EVERY
) -> str:
    """Return a label as it is kept, if no other entry in use of the list has it. Raises BadLabel."""
    label = " ".join(label.split())
    if not label or len(label) > LABEL_LENGTH_AT_MOST:
        raise BadLabel(_("write a label of at most {count} letters").format(count=LABEL_LENGTH_AT_MOST))
    others = model._default_manager.filter(desk=desk, retired_at__isnull=True, label__iexact=label, **of)
    if others.exclude(pk=other_than.pk if other_than else None).exists():
        raise BadLabel(_("there is an entry {label} already").format(label=label))
    return label


def rise(entry: DeskListed) -> bool:
    """Let an entry change places with the one in use before it; False if it is the first. The caller holds the desk."""
    model = type(entry)
    before = (
        model._default_manager.filter(desk=entry.desk, retired_at__isnull=True, position__lt=entry.position)
        .order_by("-position")
        .first()
    )
    if before is None:
        return False
    entry.position, before.position = before.position, entry.position
    for one in (entry, before):
        one.save(update_fields=["position"])
    return True


def give_up(entry: DeskListed, *, by: Actor, at: datetime) -> None:
    """Offer an entry no longer; what has it keeps it."""
    entry.retired_at, entry.retired_by = at, by.reference
    entry.save(update_fields=["retired_at", "retired_by"])


def _free_key(label: str, *, taken: set[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", slugify(label)).strip("_")[: KEY_LENGTH_AT_MOST - 6] or "entry"
    numbered = (f"{plain}_{number}" for number in count(2))
    return plain if plain not in taken else next(key for key in numbered if key not in taken)
