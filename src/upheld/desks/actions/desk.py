"""Changing what a desk is called and how it looks; its name in addresses and its prefix stay."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk


class BadDesk(ValueError):
    """A desk has a title, a colour of the palette, a zone that exists and an address that mail can come from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Particulars:
    """What may be changed of a desk once it is open."""

    title: str
    colour: str
    # a zone of the tz database, in which those read times who have none of their own
    zone: str
    # where its mail comes from, and where answers go
    email: str


@transaction.atomic
def change(desk: Desk, wanted: Particulars, *, by: Actor, at: datetime) -> Desk:
    """Change a desk's particulars; the audit trail keeps what they were. The same again changes nothing.

    Locks the desk. Raises BadDesk.
    """
    wanted = _checked(wanted)
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    changed = {
        name: {"from": getattr(desk, name), "to": getattr(wanted, name)}
        for name in ("title", "colour", "zone", "email")
        if getattr(desk, name) != getattr(wanted, name)
    }
    if not changed:
        return desk
    for name, values in changed.items():
        setattr(desk, name, values["to"])
    desk.save(update_fields=list(changed))
    record("desk", desk.pk, "changed", desk=desk.name, by=by, at=at, facts=changed)
    return desk


def _checked(wanted: Particulars) -> Particulars:
    title = " ".join(wanted.title.split())
    if not title:
        raise BadDesk(_("give the desk a title"))
    if wanted.colour not in Desk.Colour.values:
        raise BadDesk(_("choose one of the colours"))
    if wanted.zone not in available_timezones():
        raise BadDesk(_("there is no zone %(zone)s") % {"zone": wanted.zone})
    try:
        validate_email(wanted.email)
    except ValidationError as fault:
        raise BadDesk(_("%(email)s is no address") % {"email": wanted.email}) from fault
    return Particulars(title=title, colour=wanted.colour, zone=wanted.zone, email=wanted.email)
