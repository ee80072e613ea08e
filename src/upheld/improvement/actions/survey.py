"""Beginning and ending to ask a desk's customers how they were helped; asking itself is `actions.ask`."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.improvement.models import SurveyPeriod


class AlreadyAsking(ValueError):
    """The desk asks already."""


class NotAsking(ValueError):
    """The desk does not ask."""


@transaction.atomic
def begin(desk: Desk, *, by: Actor, at: datetime) -> SurveyPeriod:
    """Ask after every ticket that is closed from now on. Locks the desk; refuses a desk that asks already."""
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    if _present(desk) is not None:
        raise AlreadyAsking(_("%(desk)s asks its customers already") % {"desk": desk})
    period = SurveyPeriod.objects.create(desk=desk, began_at=at, began_by=by.reference, looked_through=at)
    record("desk", desk.pk, "began to ask customers", desk=desk.name, by=by, at=at)
    return period


@transaction.atomic
def end(desk: Desk, *, by: Actor, at: datetime) -> SurveyPeriod:
    """Ask nobody any more; who was asked may still answer. Locks the desk; refuses a desk that does not ask."""
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    period = _present(desk)
    if period is None:
        raise NotAsking(_("%(desk)s does not ask its customers") % {"desk": desk})
    period.ended_at, period.ended_by = at, by.reference
    period.save(update_fields=["ended_at", "ended_by"])
    record("desk", desk.pk, "ceased to ask customers", desk=desk.name, by=by, at=at)
    return period


def _present(desk: Desk) -> SurveyPeriod | None:
    return SurveyPeriod.objects.filter(desk=desk, ended_at__isnull=True).first()
