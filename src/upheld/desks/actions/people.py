"""Opening a desk and saying who works there."""

from datetime import datetime

from django.db import transaction

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk, Membership


@transaction.atomic
def open_desk(
    name: str, *, title: str, prefix: str, colour: Desk.Colour, zone: str, email: str, by: Actor, at: datetime
) -> Desk:
    """Open a desk under its own address; its agreement is published separately."""
    desk = Desk.objects.create(name=name, title=title, prefix=prefix, colour=colour, zone=zone, email=email)
    record("desk", desk.pk, "opened", desk=name, by=by, at=at)
    return desk


@transaction.atomic
def add_member(desk: Desk, user: User, *, role: Membership.Role, by: Actor, at: datetime) -> Membership:
    """Put a person on a desk in one role."""
    member = Membership.objects.create(desk=desk, user=user, role=role, joined_at=at, joined_by=by.reference)
    record("membership", member.pk, "joined", desk=desk.name, by=by, at=at, facts={"role": role.value})
    return member
