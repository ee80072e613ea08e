"""Saying that one is away from a desk, and that one is back; tickets are handed over by `tickets.actions.hand_over`."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Absence, Desk, Membership

# Whoever is away for longer has left, and somebody should say so.
LONGEST = timedelta(days=366)
NOTE_LENGTH_AT_MOST = 200


class NotThen(ValueError):
    """An absence ends after it begins, after now, and within a year."""


class NotOnDesk(ValueError):
    """Whoever is not on the desk cannot be away from it."""


@transaction.atomic
def say(
    desk: Desk, user: User, *, begins_at: datetime, ends_at: datetime, note: str, by: Actor, at: datetime
) -> Absence:
    """Note that a person is away from a desk for a time; what was said before no longer counts.

    Locks their membership. Raises NotThen, NotOnDesk.
    """
    begins_at = max(begins_at, at)
    if not begins_at < ends_at <= at + LONGEST:
        raise NotThen(_("say until when: a time after it begins, within a year"))
    if not Membership.objects.select_for_update().filter(desk=desk, user=user, ended_at__isnull=True).exists():
        raise NotOnDesk(_("%(who)s is not on %(desk)s") % {"who": user, "desk": desk})
    _end(desk, user, by=by, at=at)
    absence = Absence.objects.create(
        desk=desk,
        user=user,
        begins_at=begins_at,
        ends_at=ends_at,
        note=" ".join(note.split())[:NOTE_LENGTH_AT_MOST],
        said_at=at,
        said_by=by.reference,
    )
    told = {"who": str(user), "from": begins_at.isoformat(), "until": ends_at.isoformat()}
    record("person", user.pk, "away", desk=desk.name, by=by, at=at, facts=told)
    return absence


@transaction.atomic
def come_back(desk: Desk, user: User, *, by: Actor, at: datetime) -> None:
    """Note that a person is back, or stays after all; whoever is here stays so."""
    if _end(desk, user, by=by, at=at):
        record("person", user.pk, "back", desk=desk.name, by=by, at=at, facts={"who": str(user)})


def _end(desk: Desk, user: User, *, by: Actor, at: datetime) -> int:
    counting = Absence.objects.filter(desk=desk, user=user, returned_at__isnull=True)
    return counting.update(returned_at=at, returned_by=by.reference)
