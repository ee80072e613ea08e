"""Opening a desk and saying who works there."""

import re
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk, Membership

PREFIX = re.compile(r"[A-Z]{2,6}")


class DeskExists(ValueError):
    """A desk of this name or with this prefix is open already."""


class BadPrefix(ValueError):
    """A prefix is two to six capital letters."""


class AlreadyOnDesk(ValueError):
    """This person is on this desk already."""


@transaction.atomic
def open_desk(
    name: str, *, title: str, prefix: str, colour: Desk.Colour, zone: str, email: str, by: Actor, at: datetime
) -> Desk:
    """Open a desk under its own address; its agreement is published separately. Raises DeskExists, BadPrefix."""
    if not PREFIX.fullmatch(prefix):
        raise BadPrefix(
            _("“%(prefix)s” is no prefix: write two to six capital letters, such as INT") % {"prefix": prefix}
        )
    if taken := Desk.objects.filter(Q(name=name) | Q(prefix=prefix)).first():
        raise DeskExists(
            _("%(title)s is open at /%(name)s/ with the prefix %(prefix)s")
            % {"title": taken.title, "name": taken.name, "prefix": taken.prefix}
        )
    desk = Desk.objects.create(name=name, title=title, prefix=prefix, colour=colour, zone=zone, email=email)
    record("desk", desk.pk, "opened", desk=name, by=by, at=at)
    return desk


@transaction.atomic
def add_member(desk: Desk, user: User, *, role: Membership.Role, by: Actor, at: datetime) -> Membership:
    """Put a person on a desk in one role. Raises AlreadyOnDesk."""
    if Membership.objects.filter(desk=desk, user=user, ended_at__isnull=True).exists():
        raise AlreadyOnDesk(_("%(who)s is on %(desk)s already") % {"who": user, "desk": desk})
    member = Membership.objects.create(desk=desk, user=user, role=role, joined_at=at, joined_by=by.reference)
    record("membership", member.pk, "joined", desk=desk.name, by=by, at=at, facts={"role": role.value})
    return member
